#include "backends/podman/podmanprotocol.h"

#include "backends/common/answers.h"
#include "backends/podman/capabilities.h"
#include "backends/podman/lists.h"

namespace backends::podman {

using common::Words;
using core::CommandLine;

PodmanProtocol::PodmanProtocol(const core::BackendInfo &info)
    : DockerLikeProtocol(info, common::podmanDialect(info), podmanCapabilities(info))
{}

CommandLine PodmanProtocol::listContainers(const core::ContainerFilter &filter) const
{
    Words words({QStringLiteral("ps"), QStringLiteral("--all")});
    addLabelFilters(words, filter);
    words.add(QStringLiteral("--format"), QStringLiteral("json"));
    return reading(words.list());
}

core::Result<QList<core::ContainerInfo>>
PodmanProtocol::parseContainerList(const QByteArray &output) const
{
    return common::readList(output, title(), listedContainer);
}

CommandLine PodmanProtocol::listNetworks(const core::ContainerFilter &filter) const
{
    Words words({QStringLiteral("network"), QStringLiteral("ls")});
    addOperationFilter(words, filter);
    words.add(QStringLiteral("--format"), QStringLiteral("json"));
    return reading(words.list());
}

core::Result<QList<core::NetworkInfo>>
PodmanProtocol::parseNetworkList(const QByteArray &output) const
{
    return common::readList(output, title(), listedNetwork);
}

CommandLine PodmanProtocol::listVolumes(const core::ContainerFilter &filter) const
{
    Words words({QStringLiteral("volume"), QStringLiteral("ls")});
    addOperationFilter(words, filter);
    words.add(QStringLiteral("--format"), QStringLiteral("json"));
    return reading(words.list());
}

core::Result<QList<core::VolumeInfo>>
PodmanProtocol::parseVolumeList(const QByteArray &output) const
{
    return common::readList(output, title(), listedVolume);
}

CommandLine PodmanProtocol::inspectImages(const QStringList &references) const
{
    Words words({QStringLiteral("image"), QStringLiteral("inspect")});
    words.add(QStringLiteral("--format"),
              QStringLiteral("{\"Id\":{{json .ID}},\"RepoTags\":{{json .RepoTags}},"
                             "\"RepoDigests\":{{json .RepoDigests}},"
                             "\"Size\":{{json .Size}},\"Created\":{{json .Created}},"
                             "\"Volumes\":{{json .Config.Volumes}}}"));
    words.addOperands(references);
    return reading(words.list());
}

core::Result<QList<core::ImageInfo>> PodmanProtocol::parseImages(const QByteArray &output) const
{
    return common::readList(output, title(), common::inspectedImage);
}

CommandLine PodmanProtocol::pullImage(const QString &reference, const QString &platform) const
{
    Words words({QStringLiteral("pull")});
    words.addUnlessEmpty(QStringLiteral("--platform"), platform);
    // podman would look a short name up in its registries.conf; everybody else means docker.io.
    words.addOperands({core::canonicalReference(reference)});
    return unbounded(words.list());
}

CommandLine PodmanProtocol::stopContainers(const QStringList &names, std::optional<int> grace) const
{
    // Without --ignore, one missing name would keep all the others running.
    Words words({QStringLiteral("stop"), QStringLiteral("--ignore")});
    if (grace)
        words.add(QStringLiteral("-t"), QString::number(*grace));
    words.addOperands(names);
    return stopping(words.list(), grace);
}

CommandLine PodmanProtocol::removeContainers(const QStringList &names, bool withVolumes) const
{
    // podman 4.3 removes nothing when one name is missing, unless it is told to ignore that; and it
    // would wait for each container's grace time before it uses force.
    Words words({QStringLiteral("rm"),
                 QStringLiteral("--force"),
                 QStringLiteral("--ignore"),
                 QStringLiteral("-t"),
                 QStringLiteral("0")});
    if (withVolumes)
        words.add(QStringLiteral("--volumes"));
    words.addOperands(names);
    return acting(words.list());
}

CommandLine PodmanProtocol::runHealthCheck(const QString &name) const
{
    Words words({QStringLiteral("healthcheck"), QStringLiteral("run")});
    words.addOperands({name});
    return acting(words.list());
}

CommandLine PodmanProtocol::measureUsage(const QStringList &names) const
{
    Words words({QStringLiteral("stats"), QStringLiteral("--no-stream")});
    words.add(QStringLiteral("--format"), QStringLiteral("json"));
    words.addOperands(names);
    return reading(words.list());
}

CommandLine PodmanProtocol::events(const core::EventOptions &options) const
{
    Words words(
        {QStringLiteral("events"),
         options.isPast ? QStringLiteral("--stream=false") : QStringLiteral("--stream=true")});
    if (options.since.isValid())
        words.add(QStringLiteral("--since"), options.since.toString(Qt::ISODateWithMs));
    // podman 4.3 stops reading its file at once when this is over, and prints next to nothing.
    if (options.until.isValid() && !options.isPast)
        words.add(QStringLiteral("--until"), options.until.toString(Qt::ISODateWithMs));
    addEventFilters(words,
                    options,
                    {"create",
                     "start",
                     "died",
                     "stop",
                     "remove",
                     "health_status",
                     "pause",
                     "unpause",
                     "rename"});
    words.add(QStringLiteral("--format"), QStringLiteral("json"));
    return following(words.list());
}

core::Result<core::RuntimeEvent> PodmanProtocol::parseEvent(const QByteArray &line) const
{
    const auto events = common::readList(line, title(), eventOf);
    if (!events)
        return events.error();
    return events->value(0);
}

} // namespace backends::podman
