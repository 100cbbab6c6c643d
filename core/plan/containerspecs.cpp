#include "core/plan/containerspecs.h"

#include "core/stack/labels.h"

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

/// "service:db" is the container of that service; the runtimes take a name as well as an id.
QString realNetworkMode(const Stack &stack, const QString &mode)
{
    if (!mode.startsWith(u"service:"))
        return mode;
    const Service *target = stack.service(mode.mid(8));
    return target ? QStringLiteral("container:") + containerName(stack, *target, 1) : mode;
}

} // namespace

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
                            const QString &operation)
{
    ContainerSpec spec{.name = containerName(stack, service, number),
                       .image = service.image,
                       .settings = service.settings,
                       .labels = serviceLabels(stack, service, number, imageId, operation),
                       .networkMode = realNetworkMode(stack, service.networkMode)};
    for (const NetworkAttachment &network : service.networks)
        spec.networks.append(realAttachment(stack, service, network, spec.name));
    for (Mount &mount : spec.settings.mounts) {
        if (mount.type != Mount::Type::Volume)
            continue;
        if (const VolumeSpec *volume = stack.volume(mount.source))
            mount.source = volume->name;
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
