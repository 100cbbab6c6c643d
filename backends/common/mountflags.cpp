#include "backends/common/mountflags.h"

namespace backends::common {

/// The short form says SELinux labels and "do not copy", which the long one cannot say everywhere;
/// the long form says colons.
static bool fitsShortForm(const core::Mount &mount)
{
    if (mount.source.contains(u':') || mount.target.contains(u':'))
        return false;
    return mount.type == core::Mount::Type::Volume || !mount.selinux.isEmpty();
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
    if (mount.noCopy && mount.type == core::Mount::Type::Volume)
        options << QStringLiteral("nocopy");

    QStringList parts;
    if (!mount.source.isEmpty())
        parts << mount.source;
    parts << mount.target;
    if (!options.isEmpty())
        parts << options.join(u',');
    return parts.join(u':');
}

static QString longForm(const core::Mount &mount)
{
    using Type = core::Mount::Type;
    QStringList fields;
    switch (mount.type) {
    case Type::Bind:
        fields << QStringLiteral("type=bind");
        break;
    case Type::Volume:
        fields << QStringLiteral("type=volume");
        break;
    case Type::Tmpfs:
        fields << QStringLiteral("type=tmpfs");
        break;
    }
    if (!mount.source.isEmpty() && mount.type != Type::Tmpfs)
        fields << csvField(QStringLiteral("source=") + mount.source);
    fields << csvField(QStringLiteral("target=") + mount.target);
    if (mount.readOnly)
        fields << QStringLiteral("ro");
    if (mount.type == Type::Bind && !mount.propagation.isEmpty())
        fields << QStringLiteral("bind-propagation=") + mount.propagation;
    if (mount.type == Type::Tmpfs && mount.tmpfsSize > 0)
        fields << QStringLiteral("tmpfs-size=%1").arg(mount.tmpfsSize);
    if (mount.type == Type::Tmpfs && mount.tmpfsMode > 0)
        fields << QStringLiteral("tmpfs-mode=") + QString::number(mount.tmpfsMode, 8);
    return fields.join(u',');
}

void emitMounts(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    for (const core::Mount &mount : spec.settings.mounts) {
        // A target alone with options would read as SOURCE:TARGET.
        const bool anonymous =
            mount.source.isEmpty() && (mount.readOnly || mount.noCopy || !mount.selinux.isEmpty());
        if (fitsShortForm(mount) && !anonymous)
            words.add(QStringLiteral("--volume"), shortForm(mount));
        else
            words.add(QStringLiteral("--mount"), longForm(mount));
    }
}

void emitTmpfs(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--tmpfs"), spec.settings.tmpfs);
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

} // namespace backends::common
