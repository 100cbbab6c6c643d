#include "core/state/inheritance.h"

#include "core/stack/labels.h"

#include <QDir>

#include <algorithm>

namespace core {

namespace {

bool isAnonymous(const Mount &mount)
{
    return mount.type == Mount::Type::Volume && mount.source.isEmpty();
}

Mount *mountAt(ContainerSettings &settings, const QString &path)
{
    const auto found =
        std::find_if(settings.mounts.begin(), settings.mounts.end(), [&](const Mount &mount) {
            return QDir::cleanPath(mount.target) == path;
        });
    return found == settings.mounts.end() ? nullptr : &*found;
}

/// The folder of an entry of `tmpfs`, which may have options behind it.
QString folderOf(const QString &tmpfs)
{
    return QDir::cleanPath(tmpfs.section(u':', 0, 0));
}

} // namespace

QStringList anonymousPaths(const ContainerSettings &settings, const ImageInfo *image)
{
    QStringList paths;
    QStringList taken;
    for (const QString &entry : settings.tmpfs)
        taken << folderOf(entry);
    for (const Mount &mount : settings.mounts)
        (isAnonymous(mount) ? paths : taken) << QDir::cleanPath(mount.target);
    for (const QString &declared : image ? image->volumes : QStringList()) {
        const QString path = QDir::cleanPath(declared);
        if (!paths.contains(path) && !taken.contains(path))
            paths << path;
    }
    return paths;
}

ContainerSpec withInheritedVolumes(ContainerSpec spec, const ContainerInfo &predecessor)
{
    QStringList inherited;
    for (const QString &path : std::as_const(spec.inheritedPaths)) {
        const QString volume = predecessor.anonymousVolumes.value(path);
        if (volume.isEmpty())
            continue;
        inherited << volume;
        if (Mount *mount = mountAt(spec.settings, path))
            mount->source = volume;
        else
            spec.settings.mounts.append(
                {.type = Mount::Type::Volume, .source = volume, .target = path});
    }
    if (!inherited.isEmpty())
        spec.labels[label::perryInherited] = inherited.join(u',');
    return spec;
}

QStringList inheritedVolumes(const ContainerInfo &container)
{
    QStringList volumes =
        container.labels.value(label::perryInherited).split(u',', Qt::SkipEmptyParts);
    // A label can be written by anybody.
    const QStringList mounted = container.anonymousVolumes.values();
    volumes.removeIf([&](const QString &volume) { return !mounted.contains(volume); });
    return volumes;
}

} // namespace core
