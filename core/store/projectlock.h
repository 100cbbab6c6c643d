#pragma once

#include "core/support/result.h"

#include <QLockFile>

#include <memory>

namespace core {

/// Keeps two calls from working on one project at the same time, across processes. A holder that
/// died is found out and its lock taken over.
class ProjectLock
{
public:
    /// Takes the lock, or says who holds it.
    static Result<std::shared_ptr<ProjectLock>> take(const QString &project,
                                                     const QString &backend);

private:
    explicit ProjectLock(const QString &path);

    QLockFile m_file;
};

} // namespace core
