#include "backends/podman/lists.h"

#include "backends/common/answers.h"
#include "backends/common/statustext.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace backends::podman {

using core::Json;

static QList<core::PublishedPort> portsOf(const Json &json)
{
    QList<core::PublishedPort> ports;
    const Json &list = core::memberAt(json, "Ports");
    if (!list.is_array())
        return ports;
    for (const Json &entry : list) {
        const int hostPort = common::boundedAt(entry, "host_port", 0, 65535);
        const int containerPort = common::boundedAt(entry, "container_port", 0, 65535);
        const int range = std::max(1, common::boundedAt(entry, "range", 1, 65535));
        QString protocol = core::stringAt(entry, "protocol");
        if (protocol.isEmpty())
            protocol = QStringLiteral("tcp");
        for (int i = 0;
             i < range && containerPort + i <= 65535 && ports.size() < common::maximumPorts;
             ++i)
            common::addPort(ports,
                            {.hostIp = core::stringAt(entry, "host_ip"),
                             .hostPort = hostPort > 0 && hostPort + i <= 65535 ? hostPort + i : 0,
                             .containerPort = containerPort + i,
                             .protocol = protocol});
    }
    return ports;
}

std::optional<core::ContainerInfo> listedContainer(const Json &json)
{
    core::ContainerInfo container = {.id = core::stringAt(json, "Id")};
    container.name = core::stringsAt(json, "Names").value(0);
    if (container.id.isEmpty() || container.name.isEmpty() || core::boolAt(json, "IsInfra"))
        return {};
    container.image = core::stringAt(json, "Image");
    container.imageId = common::plainImageId(core::stringAt(json, "ImageID"));
    container.status = common::statusOfWord(core::stringAt(json, "State"));
    container.health = common::healthInStatus(core::stringAt(json, "Status"));
    container.exitCode = common::boundedAt(json, "ExitCode", 0, 255);
    container.labels = core::stringMapAt(json, "Labels");
    container.ports = portsOf(json);
    container.networks = core::stringsAt(json, "Networks");
    container.createdAt = common::timeOfSeconds(core::integerAt(json, "Created"));
    container.startedAt = common::timeOfSeconds(core::integerAt(json, "StartedAt"));
    container.finishedAt = common::timeOfSeconds(core::integerAt(json, "ExitedAt"));
    return container;
}

std::optional<core::NetworkInfo> listedNetwork(const Json &json)
{
    core::NetworkInfo network = {.id = core::stringAt(json, "id"),
                                 .name = core::stringAt(json, "name"),
                                 .driver = core::stringAt(json, "driver"),
                                 .internal = core::boolAt(json, "internal"),
                                 .labels = core::stringMapAt(json, "labels")};
    if (network.name.isEmpty())
        return {};
    return network;
}

std::optional<core::VolumeInfo> listedVolume(const Json &json)
{
    core::VolumeInfo volume = {.name = core::stringAt(json, "Name"),
                               .driver = core::stringAt(json, "Driver"),
                               .labels = core::stringMapAt(json, "Labels")};
    if (volume.name.isEmpty())
        return {};
    return volume;
}

static core::RuntimeEvent::Kind kindOf(const QString &status)
{
    using Kind = core::RuntimeEvent::Kind;
    static const QMap<QString, Kind> kinds = {{"create", Kind::Create},
                                              {"start", Kind::Start},
                                              {"died", Kind::Die},
                                              {"stop", Kind::Stop},
                                              {"remove", Kind::Destroy},
                                              {"health_status", Kind::Health},
                                              {"pause", Kind::Pause},
                                              {"unpause", Kind::Unpause},
                                              {"rename", Kind::Rename},
                                              {"oom", Kind::Oom}};
    return kinds.value(status, Kind::Other);
}

static core::RuntimeEvent::Subject subjectOf(const QString &type)
{
    using Subject = core::RuntimeEvent::Subject;
    static const QMap<QString, Subject> subjects = {{"container", Subject::Container},
                                                    {"network", Subject::Network},
                                                    {"volume", Subject::Volume},
                                                    {"image", Subject::Image}};
    return subjects.value(type, Subject::Other);
}

/// In docker's words.
static QString actionOf(const Json &json)
{
    const QString status = core::stringAt(json, "Status");
    const QString health = core::stringAt(json, "health_status");
    if (status == u"died")
        return QStringLiteral("die");
    if (status == u"remove")
        return QStringLiteral("destroy");
    return status == u"health_status" && !health.isEmpty() ? status + QStringLiteral(": ") + health
                                                           : status;
}

/// podman 4 writes "Time" as text, podman 5 "time" and "timeNano" as numbers.
static QDateTime timeOf(const Json &json)
{
    if (const QString text = core::stringAt(json, "Time"); !text.isEmpty())
        return common::timeInText(text);
    const QDateTime time = common::timeOfSeconds(core::integerAt(json, "time"));
    const qint64 nanoseconds = core::integerAt(json, "timeNano");
    return time.isValid() && nanoseconds > 0 ? time.addMSecs(nanoseconds / 1'000'000 % 1'000)
                                             : time;
}

std::optional<core::RuntimeEvent> eventOf(const Json &json)
{
    core::RuntimeEvent event = {.subject = subjectOf(core::stringAt(json, "Type")),
                                .kind = kindOf(core::stringAt(json, "Status")),
                                .action = actionOf(json),
                                .id = core::stringAt(json, "ID"),
                                .name = core::stringAt(json, "Name"),
                                .image = core::stringAt(json, "Image"),
                                .labels = core::stringMapAt(json, "Attributes")};
    if (event.subject == core::RuntimeEvent::Subject::Network)
        event.name = core::stringAt(json, "Network");
    if (event.name.isEmpty())
        event.name = core::stringAt(json, "network");
    event.exitCode = common::boundedAt(json, "ContainerExitCode", 0, 255);
    event.time = timeOf(json);
    return event;
}

} // namespace backends::podman
