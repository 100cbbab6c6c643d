#include "backends/common/mountflags.h"

#include "backends/common/processflags.h"

namespace backends::common {

using MountType = core::Mount::Type;

static bool isDocker(const Dialect &dialect)
{
    return dialect.family == Dialect::Family::Docker;
}

/// How the mounts below a folder are told to be treated; empty = as they are anyway.
static QString recursionField(const core::Mount &mount, const Dialect &dialect)
{
    if (mount.type != MountType::Bind)
        return {};
    if (mount.recursive == u"disabled")
        return dialect.bindRecursiveWord ? QStringLiteral("bind-recursive=disabled")
                                         : QStringLiteral("bind-nonrecursive=true");
    const bool more = mount.recursive == u"writable" || mount.recursive == u"readonly";
    if (more && dialect.bindRecursiveReadOnly)
        return QStringLiteral("bind-recursive=") + mount.recursive;
    return {};
}

static bool tellsSubpath(const core::Mount &mount, const Dialect &dialect)
{
    const bool known =
        mount.type == MountType::Image ? dialect.imageSubpath : dialect.volumeSubpath;
    return known && !mount.subpath.isEmpty();
}

static bool tellsLabels(const core::Mount &mount, const Dialect &dialect)
{
    return mount.type == MountType::Volume && dialect.volumeLabels && !mount.labels.isEmpty();
}

/// The short form says SELinux labels and "do not copy", which the long one cannot say everywhere;
/// the long form says colons and everything else.
static bool fitsShortForm(const core::Mount &mount, const Dialect &dialect)
{
    if (mount.source.contains(u':') || mount.target.contains(u':'))
        return false;
    if (mount.type == MountType::Bind)
        return !mount.selinux.isEmpty() && recursionField(mount, dialect).isEmpty();
    if (mount.type != MountType::Volume || tellsSubpath(mount, dialect)
        || tellsLabels(mount, dialect))
        return false;
    // A target alone with options would read as SOURCE:TARGET.
    const bool hasOptions = mount.readOnly || mount.noCopy || !mount.selinux.isEmpty();
    return !mount.source.isEmpty() || !hasOptions;
}

static QString shortForm(const core::Mount &mount)
{
    QStringList options;
    if (mount.readOnly)
        options << QStringLiteral("ro");
    if (!mount.selinux.isEmpty())
        options << mount.selinux;
    if (!mount.propagation.isEmpty())
        options << mount.propagation;
    if (mount.noCopy && mount.type == MountType::Volume)
        options << QStringLiteral("nocopy");

    QStringList parts;
    if (!mount.source.isEmpty())
        parts << mount.source;
    parts << mount.target;
    if (!options.isEmpty())
        parts << options.join(u',');
    return parts.join(u':');
}

static QString typeWord(MountType type)
{
    switch (type) {
    case MountType::Bind:
        return QStringLiteral("type=bind");
    case MountType::Volume:
        return QStringLiteral("type=volume");
    case MountType::Tmpfs:
        return QStringLiteral("type=tmpfs");
    case MountType::Image:
        return QStringLiteral("type=image");
    case MountType::NamedPipe:
    case MountType::Cluster:
        break;
    }
    return {};
}

static QStringList bindFields(const core::Mount &mount, const Dialect &dialect)
{
    QStringList fields;
    if (!mount.propagation.isEmpty())
        fields << QStringLiteral("bind-propagation=") + mount.propagation;
    if (const QString recursion = recursionField(mount, dialect); !recursion.isEmpty())
        fields << recursion;
    if (!isDocker(dialect) && !mount.selinux.isEmpty())
        fields << QStringLiteral("relabel=")
                      + (mount.selinux == u"z" ? QStringLiteral("shared")
                                               : QStringLiteral("private"));
    return fields;
}

static QStringList volumeFields(const core::Mount &mount, const Dialect &dialect)
{
    QStringList fields;
    if (mount.noCopy && isDocker(dialect))
        fields << QStringLiteral("volume-nocopy=true");
    if (tellsSubpath(mount, dialect))
        fields << csvField(QStringLiteral("volume-subpath=") + mount.subpath);
    if (tellsLabels(mount, dialect)) {
        for (auto it = mount.labels.begin(); it != mount.labels.end(); ++it)
            fields << csvField(QStringLiteral("volume-label=") + it.key() + u'=' + it.value());
    }
    return fields;
}

static QStringList imageFields(const core::Mount &mount, const Dialect &dialect)
{
    if (!tellsSubpath(mount, dialect))
        return {};
    const QString key =
        isDocker(dialect) ? QStringLiteral("image-subpath=") : QStringLiteral("subpath=");
    return {csvField(key + mount.subpath)};
}

static QStringList tmpfsFields(const core::Mount &mount)
{
    QStringList fields;
    if (mount.tmpfsSize > 0)
        fields << QStringLiteral("tmpfs-size=%1").arg(mount.tmpfsSize);
    if (mount.tmpfsMode > 0)
        fields << QStringLiteral("tmpfs-mode=") + QString::number(mount.tmpfsMode, 8);
    return fields;
}

static QString longForm(const core::Mount &mount, const Dialect &dialect)
{
    QStringList fields = {typeWord(mount.type)};
    if (!mount.source.isEmpty() && mount.type != MountType::Tmpfs)
        fields << csvField(QStringLiteral("source=") + mount.source);
    fields << csvField(QStringLiteral("target=") + mount.target);
    // Images are read-only anyway.
    if (mount.readOnly && mount.type != MountType::Image)
        fields << QStringLiteral("ro");
    if (mount.type == MountType::Bind)
        fields += bindFields(mount, dialect);
    if (mount.type == MountType::Volume)
        fields += volumeFields(mount, dialect);
    if (mount.type == MountType::Image)
        fields += imageFields(mount, dialect);
    if (mount.type == MountType::Tmpfs)
        fields += tmpfsFields(mount);
    return fields.join(u',');
}

static bool isMountable(const core::Mount &mount, const Dialect &dialect)
{
    if (mount.type == MountType::Image)
        return dialect.imageMounts;
    return mount.type != MountType::NamedPipe && mount.type != MountType::Cluster;
}

void emitMounts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        if (!isMountable(mount, dialect))
            continue;
        if (fitsShortForm(mount, dialect))
            words.add(QStringLiteral("--volume"), shortForm(mount));
        else
            words.add(QStringLiteral("--mount"), longForm(mount, dialect));
    }
}

void emitTmpfs(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--tmpfs"), spec.settings.tmpfs);
}

void emitStorageOptions(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--storage-opt"), spec.settings.storageOptions);
}

void emitDockerReadOnly(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.settings.readOnly)
        words.add(QStringLiteral("--read-only"));
}

void emitPodmanReadOnly(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (!spec.settings.readOnly)
        return;
    words.add(QStringLiteral("--read-only"));
    words.add(QStringLiteral("--read-only-tmpfs=false"));
}

void emitVolumesFrom(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--volumes-from"), spec.settings.volumesFrom);
}

void emitPodmanSecrets(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    for (const core::RuntimeSecret &secret : spec.secrets) {
        QStringList fields{
            secret.name, QStringLiteral("type=mount"), QStringLiteral("target=") + secret.target};
        if (!secret.user.isEmpty())
            fields << QStringLiteral("uid=") + secret.user;
        if (!secret.group.isEmpty())
            fields << QStringLiteral("gid=") + secret.group;
        if (secret.mode)
            fields << QStringLiteral("mode=0") + QString::number(*secret.mode, 8);
        words.add(QStringLiteral("--secret"), listValues(fields, true).join(u','));
    }
}

void emitDockerApiSocket(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.settings.useApiSocket && dialect.apiSocket)
        words.add(QStringLiteral("--use-api-socket"));
}

/// "volumes[/data].volume.subpath"
static QString mountField(const core::Mount &mount, const char *attribute)
{
    return QStringLiteral("volumes[%1].%2").arg(mount.target, QString::fromLatin1(attribute));
}

void loseMountTypes(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        const QString field = mountField(mount, "type");
        if (mount.type == MountType::NamedPipe)
            losses.forWindows(field);
        else if (mount.type == MountType::Cluster)
            losses.dropped(field, LossTr::tr("Cluster volumes need a swarm."));
        else if (!isMountable(mount, dialect))
            losses.needs(field, "28.0");
    }
}

void loseSelinux(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        const bool podmanBind = !isDocker(dialect) && mount.type == MountType::Bind;
        if (!mount.selinux.isEmpty() && !fitsShortForm(mount, dialect) && !podmanBind)
            losses.dropped(mountField(mount, "bind.selinux"),
                           LossTr::tr("It cannot be told together with what else is wanted of "
                                      "this mount."));
    }
}

void loseRecursive(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        // "writable" is what runtimes do that do not know the word.
        if (mount.recursive != u"readonly" || dialect.bindRecursiveReadOnly)
            continue;
        const QString field = mountField(mount, "bind.recursive");
        if (isDocker(dialect))
            losses.needs(field, "25.0");
        else
            losses.unknown(field);
    }
}

void loseVolumeLabels(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        if (!mount.labels.isEmpty() && !dialect.volumeLabels)
            losses.unknown(mountField(mount, "volume.labels"));
    }
}

void loseNoCopy(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        const bool isVolume = mount.type == MountType::Volume;
        if (isVolume && mount.noCopy && !isDocker(dialect) && !fitsShortForm(mount, dialect))
            losses.dropped(mountField(mount, "volume.nocopy"),
                           LossTr::tr("It cannot be told together with what else is wanted of "
                                      "this mount."));
    }
}

static void loseSubpath(Losses &losses,
                        const core::ContainerSpec &spec,
                        MountType type,
                        const char *attribute,
                        const char *version)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        if (mount.type == type && !mount.subpath.isEmpty())
            losses.needs(mountField(mount, attribute), version);
    }
}

void loseVolumeSubpath(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!dialect.volumeSubpath)
        loseSubpath(
            losses, spec, MountType::Volume, "volume.subpath", isDocker(dialect) ? "26.0" : "5.4");
}

void loseImageSubpath(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (dialect.imageMounts && !dialect.imageSubpath)
        loseSubpath(losses, spec, MountType::Image, "image.subpath", "5.1");
}

void loseApiSocket(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!spec.settings.useApiSocket || dialect.apiSocket)
        return;
    const QString field = QStringLiteral("use_api_socket");
    if (isDocker(dialect))
        losses.needs(field, "28.2");
    else
        losses.unknown(field);
}

} // namespace backends::common
