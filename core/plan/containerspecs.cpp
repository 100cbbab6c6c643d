#include "core/plan/containerspecs.h"

#include "core/stack/labels.h"
#include "core/stack/servicehash.h"

#include <QCryptographicHash>

namespace core {

namespace {

/// docker compose's own number; v2 reads the label and only shows it.
const QString composeVersion = QStringLiteral("2.40.0");

QString dependsOnLabel(const Service &service)
{
    QStringList parts;
    for (const Dependency &dependency : service.dependsOn) {
        parts << QStringLiteral("%1:%2:%3")
                     .arg(dependency.service,
                          conditionName(dependency.condition),
                          dependency.restart ? QStringLiteral("true") : QStringLiteral("false"));
    }
    return parts.join(u',');
}

StringMap serviceLabels(const Stack &stack,
                        const Service &service,
                        int number,
                        const QString &imageId,
                        const QString &operation)
{
    StringMap labels = service.labels;
    labels[label::project] = stack.project;
    labels[label::service] = service.name;
    labels[label::number] = QString::number(number);
    labels[label::configHash] = service.configHash;
    labels[label::oneOff] = QStringLiteral("False");
    labels[label::version] = composeVersion;
    labels[label::dependsOn] = dependsOnLabel(service);
    labels[label::workingDirectory] = stack.workingDirectory;
    labels[label::configFiles] = stack.files.join(u',');
    if (!stack.environmentFiles.isEmpty())
        labels[label::environmentFile] = stack.environmentFiles.join(u',');
    if (!imageId.isEmpty())
        labels[label::imageId] = QStringLiteral("sha256:") + imageId;
    labels[label::perryProject] = stack.project;
    labels[label::perryService] = service.name;
    labels[label::perrySpecHash] = service.configHash;
    labels[label::perryOperation] = operation;
    if (const QString contents = contentsLabel(stack, service); !contents.isEmpty())
        labels[label::perryContents] = contents;
    return labels;
}

/// Every service is known by its container's name, its key, and the aliases it declares.
NetworkAttachment realAttachment(const Stack &stack,
                                 const Service &service,
                                 const NetworkAttachment &wanted,
                                 const QString &container)
{
    NetworkAttachment attachment = wanted;
    if (const NetworkSpec *network = stack.network(wanted.network))
        attachment.network = network->name;
    attachment.aliases = {container, service.name};
    for (const QString &alias : wanted.aliases) {
        if (!attachment.aliases.contains(alias))
            attachment.aliases << alias;
    }
    return attachment;
}

QString parentName(const Stack &stack, const StringMap &parents, const QString &service)
{
    if (const auto known = parents.constFind(service); known != parents.constEnd())
        return *known;
    const Service *target = stack.service(service);
    return target ? containerName(stack, *target, 1) : service;
}

/// "service:db" is the container of that service; the runtimes take a name as well as an id.
QString realNamespace(const Stack &stack, const StringMap &parents, const QString &mode)
{
    if (!mode.startsWith(u"service:"))
        return mode;
    return QStringLiteral("container:") + parentName(stack, parents, mode.mid(8));
}

/// "db:ro" is the container of that service, "container:NAME:ro" any.
QStringList realVolumesFrom(const Stack &stack, const StringMap &parents, const QStringList &wanted)
{
    QStringList sources;
    for (const QString &item : wanted) {
        QStringList parts = item.split(u':');
        if (parts.first() == u"container")
            parts.removeFirst();
        else
            parts.first() = parentName(stack, parents, parts.first());
        sources << parts.join(u':');
    }
    return sources;
}

/// A file of the host is mounted; what has no file there, or wants an owner or mode of its own, is
/// copied into the container.
void addGrant(ContainerSpec &spec, const FileSpec &file, const FileGrant &grant)
{
    if (file.external) {
        spec.secrets.append({.name = file.name,
                             .target = grant.target,
                             .user = grant.user,
                             .group = grant.group,
                             .mode = grant.mode});
    } else if (!file.file.isEmpty() && !grant.wantsOwnership()) {
        spec.settings.mounts.append({.type = Mount::Type::Bind,
                                     .source = file.file,
                                     .target = grant.target,
                                     .readOnly = true,
                                     .createHostPath = false});
    } else {
        spec.files.append({.path = grant.target,
                           .content = file.content.value_or(QByteArray()),
                           .user = grant.user.toInt(),
                           .group = grant.group.toInt(),
                           .mode = grant.mode.value_or(0444)});
    }
}

} // namespace

QString contentsLabel(const Stack &stack, const Service &service)
{
    QStringList parts;
    for (const FileGrant &grant : service.grants) {
        const FileSpec *file = stack.grantedFile(grant.kind, grant.source);
        if (!file || !file->content)
            continue;
        const QByteArray hash =
            QCryptographicHash::hash(*file->content, QCryptographicHash::Sha256).toHex().left(16);
        parts << kindName(grant.kind) + u'/' + grant.source + u'=' + QString::fromLatin1(hash);
    }
    return parts.join(u',');
}

QString containerName(const Stack &stack, const Service &service, int number)
{
    if (!service.containerName.isEmpty())
        return service.containerName;
    return QStringLiteral("%1-%2-%3").arg(stack.project, service.name).arg(number);
}

ContainerSpec containerSpec(const Stack &stack,
                            const Service &service,
                            int number,
                            const QString &imageId,
                            const QString &operation,
                            const StringMap &parents)
{
    ContainerSpec spec{.name = containerName(stack, service, number),
                       .image = service.image,
                       .settings = service.settings,
                       .labels = serviceLabels(stack, service, number, imageId, operation),
                       .networkMode = realNamespace(stack, parents, service.networkMode),
                       .hashTemplate = service.hashTemplate};
    spec.settings.ipc = realNamespace(stack, parents, spec.settings.ipc);
    spec.settings.pid = realNamespace(stack, parents, spec.settings.pid);
    spec.settings.volumesFrom = realVolumesFrom(stack, parents, spec.settings.volumesFrom);
    for (const QString &parent : servicesIn(service.hashTemplate))
        spec.hashParents.insert(parent, parentName(stack, parents, parent));
    for (const NetworkAttachment &network : service.networks)
        spec.networks.append(realAttachment(stack, service, network, spec.name));
    for (Mount &mount : spec.settings.mounts) {
        if (mount.type != Mount::Type::Volume)
            continue;
        if (const VolumeSpec *volume = stack.volume(mount.source))
            mount.source = volume->name;
    }
    for (const FileGrant &grant : service.grants) {
        if (const FileSpec *file = stack.grantedFile(grant.kind, grant.source))
            addGrant(spec, *file, grant);
    }
    return spec;
}

StringMap networkLabels(const Stack &stack, const NetworkSpec &network, const QString &operation)
{
    StringMap labels = network.labels;
    labels[label::project] = stack.project;
    labels[label::network] = network.key;
    labels[label::version] = composeVersion;
    labels[label::configHash] = network.configHash;
    labels[label::perryProject] = stack.project;
    labels[label::perryOperation] = operation;
    return labels;
}

StringMap volumeLabels(const Stack &stack, const VolumeSpec &volume, const QString &operation)
{
    StringMap labels = volume.labels;
    labels[label::project] = stack.project;
    labels[label::volume] = volume.key;
    labels[label::version] = composeVersion;
    labels[label::configHash] = volume.configHash;
    labels[label::perryProject] = stack.project;
    labels[label::perryOperation] = operation;
    return labels;
}

} // namespace core
