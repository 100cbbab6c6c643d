#include "backends/docker/dockerprotocol.h"

#include "backends/common/answers.h"
#include "backends/docker/capabilities.h"
#include "backends/docker/lists.h"

namespace backends::docker {

using common::Words;
using core::CommandLine;

DockerProtocol::DockerProtocol(const core::BackendInfo &info)
    : DockerLikeProtocol(info, common::dockerDialect(info), dockerCapabilities(info))
{}

CommandLine DockerProtocol::listContainers(const core::ContainerFilter &filter) const
{
    Words words({QStringLiteral("ps"), QStringLiteral("--all"), QStringLiteral("--no-trunc")});
    addLabelFilters(words, filter);
    words.add(QStringLiteral("--format"), containerTemplate());
    return reading(words.list());
}

core::Result<QList<core::ContainerInfo>>
DockerProtocol::parseContainerList(const QByteArray &output) const
{
    return common::readList(output, title(), listedContainer);
}

CommandLine DockerProtocol::listNetworks(const core::ContainerFilter &filter) const
{
    Words words({QStringLiteral("network"), QStringLiteral("ls"), QStringLiteral("--no-trunc")});
    addOperationFilter(words, filter);
    words.add(QStringLiteral("--format"), networkTemplate());
    return reading(words.list());
}

core::Result<QList<core::NetworkInfo>>
DockerProtocol::parseNetworkList(const QByteArray &output) const
{
    return common::readList(output, title(), listedNetwork);
}

CommandLine DockerProtocol::listVolumes(const core::ContainerFilter &filter) const
{
    Words words({QStringLiteral("volume"), QStringLiteral("ls")});
    addOperationFilter(words, filter);
    words.add(QStringLiteral("--format"), volumeTemplate());
    return reading(words.list());
}

core::Result<QList<core::VolumeInfo>>
DockerProtocol::parseVolumeList(const QByteArray &output) const
{
    return common::readList(output, title(), listedVolume);
}

CommandLine DockerProtocol::inspectImages(const QStringList &references) const
{
    Words words({QStringLiteral("image"), QStringLiteral("inspect")});
    words.add(QStringLiteral("--format"), imageTemplate());
    words.addOperands(references);
    return reading(words.list());
}

core::Result<QList<core::ImageInfo>> DockerProtocol::parseImages(const QByteArray &output) const
{
    return common::readList(output, title(), common::inspectedImage);
}

CommandLine DockerProtocol::pullImage(const QString &reference, const QString &platform) const
{
    Words words({QStringLiteral("pull")});
    words.addUnlessEmpty(QStringLiteral("--platform"), platform);
    words.addOperands({reference});
    return unbounded(words.list());
}

CommandLine DockerProtocol::stopContainers(const QStringList &names, std::optional<int> grace) const
{
    Words words({QStringLiteral("stop")});
    if (grace)
        words.add(QStringLiteral("-t"), QString::number(*grace));
    words.addOperands(names);
    return stopping(words.list(), grace);
}

CommandLine DockerProtocol::removeContainers(const QStringList &names, bool withVolumes) const
{
    Words words({QStringLiteral("rm"), QStringLiteral("--force")});
    if (withVolumes)
        words.add(QStringLiteral("--volumes"));
    words.addOperands(names);
    return acting(words.list());
}

CommandLine DockerProtocol::measureUsage(const QStringList &names) const
{
    Words words({QStringLiteral("stats"), QStringLiteral("--no-stream")});
    words.add(QStringLiteral("--format"), QStringLiteral("{{json .}}"));
    words.addOperands(names);
    return reading(words.list());
}

CommandLine DockerProtocol::events(const core::EventOptions &options) const
{
    Words words({QStringLiteral("events")});
    if (options.since.isValid())
        words.add(QStringLiteral("--since"), options.since.toString(Qt::ISODateWithMs));
    if (options.until.isValid())
        words.add(QStringLiteral("--until"), options.until.toString(Qt::ISODateWithMs));
    addEventFilters(words,
                    options,
                    {"create",
                     "start",
                     "die",
                     "stop",
                     "destroy",
                     "health_status",
                     "pause",
                     "unpause",
                     "rename",
                     "oom"});
    words.add(QStringLiteral("--format"), QStringLiteral("{{json .}}"));
    return following(words.list());
}

core::Result<core::RuntimeEvent> DockerProtocol::parseEvent(const QByteArray &line) const
{
    const auto events = common::readList(line, title(), eventOf);
    if (!events)
        return events.error();
    return events->value(0);
}

} // namespace backends::docker
