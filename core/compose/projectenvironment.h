#pragma once

#include "core/compose/findings.h"
#include "core/support/result.h"

#include <functional>
#include <optional>

namespace core {

/// Where the variables of a project come from, beside the process environment.
struct EnvironmentSources
{
    using ReadFile = std::function<Result<QByteArray>(const QString &path)>;

    StringMap process = {};
    QStringList files = {};   ///< absolute; given with --env-file or COMPOSE_ENV_FILES
    QStringList folders = {}; ///< whose .env is read when no file is given; the first wins
    QString workingFolder = {};
    ReadFile readFile = {};
};

/// The variables that this program was given.
StringMap processEnvironment();

/// What is given as NAME=VALUE, or as a NAME that has its value in `environment`; one that has none
/// there is left out.
QMap<QString, std::optional<QString>> givenVariables(const QStringList &texts,
                                                     const StringMap &environment);

/// What interpolation sees: the process environment, then the files (a later one wins), or the
/// .env files. What cannot be read or parsed is reported.
StringMap projectEnvironment(const EnvironmentSources &sources, SpecFindings &findings);

} // namespace core
