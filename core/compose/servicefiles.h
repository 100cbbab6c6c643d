#pragma once

#include "core/compose/findings.h"
#include "core/support/result.h"

#include <functional>

namespace core {

/// What reading the files of services needs.
struct ServiceFilesContext
{
    StringMap environment = {}; ///< what variables are looked up in
    bool readsVariables = true; ///< env_file; else it stays as it is
    std::function<Result<QByteArray>(const QString &path)> readFile = {};
    std::function<QString(const QString &path)> shownName = {}; ///< in findings
};

/// Puts the contents of env_file and label_file into the environment and labels of a service, whose
/// own win over them.
void resolveServiceFiles(SpecNode &service,
                         const ServiceFilesContext &context,
                         SpecFindings &findings);

} // namespace core
