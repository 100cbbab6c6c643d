#pragma once

#include "core/stack/stack.h"
#include "core/support/result.h"

#include <QStringList>

namespace core {

/// Knows where the files of other machines that a spec names lie on this one, and collects those
/// that have not been fetched yet.
class RemoteFiles
{
public:
    /// `fetched` has the absolute path of each by what is written. Variables of `environment` can
    /// switch them off; it is looked at when a file is asked for.
    RemoteFiles(const StringMap &fetched, const StringMap &environment)
        : m_fetched(fetched)
        , m_environment(environment)
    {}

    /// The absolute path of what is written. Fails when it makes no sense, is switched off, or has
    /// not been fetched: then it is missing.
    Result<QString> path(const QString &written);

    /// Refuses what a link in a fetched folder makes of a file out of it.
    Result<> checkInside(const QString &path) const;

    /// What was written for a path; empty for all others.
    QString written(const QString &path) const { return m_written.value(path); }

    /// As they are written, in the order in which they were asked for.
    const QStringList &missing() const { return m_missing; }

private:
    const StringMap &m_fetched;
    const StringMap &m_environment;
    StringMap m_written;
    QStringList m_folders; ///< that the files were fetched in, each once
    QStringList m_missing;
};

} // namespace core
