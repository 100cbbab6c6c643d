#include "core/compose/remotefiles.h"

#include "core/compose/findings.h"
#include "core/compose/remotesource.h"
#include "core/support/secrets.h"

#include <QFileInfo>

namespace core {

namespace {

/// docker compose's switches; what is neither yes nor no is an error there, too.
Result<> checkSwitch(RemoteSource::Kind kind, const StringMap &environment)
{
    static const QStringList yes{QString(), "1", "t", "T", "true", "True", "TRUE"};
    const QString name = kind == RemoteSource::Kind::Git
                             ? QStringLiteral("COMPOSE_EXPERIMENTAL_GIT_REMOTE")
                             : QStringLiteral("COMPOSE_EXPERIMENTAL_OCI_REMOTE");
    const QString value = environment.value(name);
    if (yes.contains(value))
        return {};
    return Error{.kind = Error::Kind::Validation,
                 .summary = SpecTr::tr("such files are switched off by %1=%2").arg(name, value)};
}

/// What was fetched together with a file: the repository, whose part `source` may name.
QString fetchedFolder(const QString &file, const RemoteSource &source)
{
    for (const QString &path : {file, QFileInfo(file).path()}) {
        if (!source.path.isEmpty() && path.endsWith(u'/' + source.path))
            return path.chopped(source.path.size() + 1);
    }
    return QFileInfo(file).path();
}

} // namespace

Result<QString> RemoteFiles::path(const QString &written)
{
    const auto source = parseRemoteSource(written);
    if (!source)
        return source.error();
    if (const auto allowed = checkSwitch(source->kind, m_environment); !allowed)
        return allowed.error();
    const auto fetched = m_fetched.constFind(written);
    if (fetched != m_fetched.constEnd()) {
        m_written.insert(*fetched, masked(written));
        const QString folder = fetchedFolder(*fetched, *source);
        if (!m_folders.contains(folder))
            m_folders << folder;
        return *fetched;
    }
    if (!m_missing.contains(written))
        m_missing << written;
    return Error{.kind = Error::Kind::FileNotFound,
                 .summary = SpecTr::tr("%1 has not been fetched").arg(masked(written))};
}

Result<> RemoteFiles::checkInside(const QString &path) const
{
    for (const QString &folder : m_folders) {
        const QString real = QFileInfo(path).canonicalFilePath();
        if (!path.startsWith(folder + u'/') || real.isEmpty()
            || real.startsWith(QFileInfo(folder).canonicalFilePath() + u'/'))
            continue;
        return Error{.kind = Error::Kind::Validation,
                     .summary = SpecTr::tr("%1 is a link out of what was fetched").arg(path)};
    }
    return {};
}

} // namespace core
