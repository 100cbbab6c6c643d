#include "core/compose/discovery.h"

#include "core/compose/findings.h"
#include "core/compose/remotesource.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace core {

namespace {

const QStringList mainNames{QStringLiteral("compose.yaml"),
                            QStringLiteral("compose.yml"),
                            QStringLiteral("docker-compose.yml"),
                            QStringLiteral("docker-compose.yaml")};
const QStringList overrideNames{QStringLiteral("compose.override.yml"),
                                QStringLiteral("compose.override.yaml"),
                                QStringLiteral("docker-compose.override.yml"),
                                QStringLiteral("docker-compose.override.yaml")};

QStringList presentIn(const QString &folder, const QStringList &names)
{
    QStringList present;
    for (const QString &name : names) {
        if (QFileInfo(folder + u'/' + name).isFile())
            present.append(name);
    }
    return present;
}

QStringList listedFiles(const QStringList &given, const StringMap &environment)
{
    if (!given.isEmpty())
        return given;
    const QString listed = environment.value(QStringLiteral("COMPOSE_FILE"));
    QString separator = environment.value(QStringLiteral("COMPOSE_PATH_SEPARATOR"));
    // The usual separator stands in every address, so an address is alone there.
    if (separator.isEmpty() && isRemoteSource(listed))
        return {listed};
    if (separator.isEmpty())
        separator = QDir::listSeparator();
    return listed.split(separator, Qt::SkipEmptyParts);
}

FoundFiles filesIn(const QString &folder, const QStringList &mains, bool isCurrent)
{
    FoundFiles found;
    QStringList names{mains.first()};
    const QStringList overrides = presentIn(folder, overrideNames);
    if (!overrides.isEmpty())
        names.append(overrides.first());
    for (const QStringList &candidates : {mains, overrides}) {
        if (candidates.size() < 2)
            continue;
        found.findings.append({.severity = Finding::Severity::Warning,
                               .place = {.file = candidates.first(), .line = 0, .column = 0},
                               .path = {},
                               .message = SpecTr::tr("there are several files to choose from: %1")
                                              .arg(candidates.join(QStringLiteral(", "))),
                               .suggestion = SpecTr::tr("%1 is used").arg(candidates.first())});
    }
    for (const QString &name : std::as_const(names)) {
        const QString path = QDir::cleanPath(folder + u'/' + name);
        found.files.append(path);
        found.shownNames.append(isCurrent ? name : path);
    }
    return found;
}

} // namespace

Result<FoundFiles>
findSpecFiles(const QStringList &given, const QString &folder, const StringMap &environment)
{
    const QStringList listed = listedFiles(given, environment);
    FoundFiles found;
    for (const QString &name : listed) {
        const bool isPath = name != u"-" && !isRemoteSource(name);
        found.files.append(isPath ? QDir::cleanPath(QDir(folder).absoluteFilePath(name)) : name);
        found.shownNames.append(name);
    }
    if (!found.files.isEmpty())
        return found;
    QString at = QDir::cleanPath(folder);
    for (bool isCurrent = true;; isCurrent = false) {
        const QStringList mains = presentIn(at, mainNames);
        if (!mains.isEmpty())
            return filesIn(at, mains, isCurrent);
        const QString parent = QFileInfo(at).path();
        if (parent == at || parent.isEmpty())
            break;
        at = parent;
    }
    return Error{.kind = Error::Kind::FileNotFound,
                 .summary =
                     SpecTr::tr("There is no compose.yaml in %1 or a folder above it.").arg(folder),
                 .hint = SpecTr::tr("Name a file with -f."),
                 .detail = {},
                 .service = {}};
}

QStringList mainFileNames()
{
    return mainNames;
}

QStringList specFileNames()
{
    return mainNames + overrideNames;
}

QString normalisedProjectName(const QString &text)
{
    QString name;
    const QString lower = text.toLower();
    for (const QChar c : lower) {
        const bool letter = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        const bool joiner = c == u'_' || c == u'-';
        if (letter || (joiner && !name.isEmpty()))
            name += c;
    }
    return name;
}

bool isProjectName(const QString &text)
{
    return !text.isEmpty() && normalisedProjectName(text) == text;
}

} // namespace core
