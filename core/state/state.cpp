#include "core/state/state.h"

#include "core/stack/labels.h"

#include <QRegularExpression>

namespace core {

QString ContainerInfo::project() const
{
    const QString compose = labels.value(label::project);
    return compose.isEmpty() ? labels.value(label::perryProject) : compose;
}

QString ContainerInfo::service() const
{
    const QString compose = labels.value(label::service);
    return compose.isEmpty() ? labels.value(label::perryService) : compose;
}

int ContainerInfo::number() const
{
    return labels.value(label::number).toInt();
}

bool ContainerInfo::isOneOff() const
{
    return labels.value(label::oneOff).compare(u"True", Qt::CaseInsensitive) == 0
           || !labels.value(label::hook).isEmpty();
}

bool ContainerInfo::isSetAside() const
{
    static const QRegularExpression pattern(QStringLiteral("-replaced-[0-9a-f]{8}$"));
    return pattern.match(name).hasMatch();
}

QString setAsideName(const QString &container, const QString &operation)
{
    return QStringLiteral("%1-replaced-%2").arg(container, operation.left(8));
}

QString statusName(ContainerInfo::Status status)
{
    switch (status) {
    case ContainerInfo::Status::Created:
        return QStringLiteral("created");
    case ContainerInfo::Status::Running:
        return QStringLiteral("running");
    case ContainerInfo::Status::Paused:
        return QStringLiteral("paused");
    case ContainerInfo::Status::Restarting:
        return QStringLiteral("restarting");
    case ContainerInfo::Status::Exited:
        return QStringLiteral("exited");
    case ContainerInfo::Status::Dead:
        return QStringLiteral("dead");
    case ContainerInfo::Status::Removing:
        return QStringLiteral("removing");
    case ContainerInfo::Status::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

QString healthName(ContainerInfo::Health health)
{
    switch (health) {
    case ContainerInfo::Health::None:
        return {};
    case ContainerInfo::Health::Starting:
        return QStringLiteral("starting");
    case ContainerInfo::Health::Healthy:
        return QStringLiteral("healthy");
    case ContainerInfo::Health::Unhealthy:
        return QStringLiteral("unhealthy");
    }
    Q_UNREACHABLE();
}

QString canonicalReference(const QString &reference)
{
    QString name = reference;
    QString suffix;
    if (const qsizetype at = name.indexOf(u'@'); at >= 0) {
        // With a digest the tag says nothing any more, and runtimes leave it out.
        suffix = name.mid(at);
        name.truncate(at);
        if (const qsizetype tag = name.lastIndexOf(u':'); tag > name.lastIndexOf(u'/'))
            name.truncate(tag);
    } else {
        const qsizetype colon = name.lastIndexOf(u':');
        if (colon > name.lastIndexOf(u'/')) {
            suffix = name.mid(colon);
            name.truncate(colon);
        } else {
            suffix = QStringLiteral(":latest");
        }
    }
    const QString first = name.section(u'/', 0, 0);
    const bool hasHost = name.contains(u'/')
                         && (first.contains(u'.') || first.contains(u':') || first == u"localhost");
    if (!hasHost)
        name.prepend(u"docker.io/");
    if (name.startsWith(u"docker.io/") && name.count(u'/') == 1)
        name.insert(name.indexOf(u'/'), u"/library");
    return name + suffix;
}

const ImageInfo *findImage(const QList<ImageInfo> &images, const QString &reference)
{
    const QString wanted = canonicalReference(reference);
    // podman names a local build localhost/NAME, whatever name it was given.
    const bool bare = !reference.contains(u'/');
    const QString local =
        bare ? canonicalReference(QStringLiteral("localhost/") + reference) : QString();
    const QString id = reference.startsWith(u"sha256:") ? reference.mid(7) : reference;
    for (const ImageInfo &image : images) {
        for (const QString &known : image.references) {
            const QString name = canonicalReference(known);
            if (name == wanted || (bare && name == local))
                return &image;
        }
        if (!image.id.isEmpty() && image.id == id)
            return &image;
    }
    return nullptr;
}

} // namespace core
