#include "backends/common/answers.h"

#include "backends/common/statustext.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace backends::common {

using core::Json;

core::Error unreadable(const QString &title, const QString &detail)
{
    return {.kind = core::Error::Kind::Backend,
            .summary =
                QCoreApplication::translate("backends", "%1 gave an answer that Perry cannot read.")
                    .arg(title),
            .detail = core::cutDetail(detail)};
}

static core::Result<QList<Json>> readObjects(const QByteArray &output, const QString &title)
{
    const auto list = core::parseJsonList(output);
    if (!list)
        return unreadable(title, list.error().detail);
    for (const Json &item : *list) {
        if (!item.is_object())
            return unreadable(title, QString::fromUtf8(output.left(400)));
    }
    return list;
}

template<typename T>
core::Result<QList<T>> readList(const QByteArray &output, const QString &title, Reader<T> read)
{
    const auto objects = readObjects(output, title);
    if (!objects)
        return objects.error();
    QList<T> list;
    for (const Json &object : *objects) {
        if (auto value = read(object))
            list.append(*std::move(value));
    }
    return list;
}

template core::Result<QList<core::ContainerInfo>>
readList(const QByteArray &, const QString &, Reader<core::ContainerInfo>);
template core::Result<QList<core::NetworkInfo>>
readList(const QByteArray &, const QString &, Reader<core::NetworkInfo>);
template core::Result<QList<core::VolumeInfo>>
readList(const QByteArray &, const QString &, Reader<core::VolumeInfo>);
template core::Result<QList<core::ImageInfo>>
readList(const QByteArray &, const QString &, Reader<core::ImageInfo>);
template core::Result<QList<core::ContainerUsage>>
readList(const QByteArray &, const QString &, Reader<core::ContainerUsage>);
template core::Result<QList<core::RuntimeEvent>>
readList(const QByteArray &, const QString &, Reader<core::RuntimeEvent>);

int boundedAt(const Json &json, const char *key, int lowest, int highest)
{
    return static_cast<int>(
        std::clamp<qint64>(core::integerAt(json, key), qint64(lowest), qint64(highest)));
}

static QList<core::PublishedPort> portsOf(const Json &settings)
{
    QList<core::PublishedPort> ports;
    const Json &map = core::memberAt(settings, "Ports");
    if (!map.is_object())
        return ports;
    for (const auto &[key, bindings] : map.items()) {
        const QString target = QString::fromStdString(key);
        core::PublishedPort port = {.containerPort = target.section(u'/', 0, 0).toInt()};
        if (target.contains(u'/'))
            port.protocol = target.section(u'/', 1, 1);
        if (!bindings.is_array() || bindings.empty()) {
            addPort(ports, port);
            continue;
        }
        for (const Json &binding : bindings) {
            port.hostIp = core::stringAt(binding, "HostIp");
            port.hostPort = boundedAt(binding, "HostPort", 0, 65535);
            addPort(ports, port);
        }
    }
    return ports;
}

static QStringList namedVolumes(const Json &container)
{
    QStringList names;
    const Json &mounts = core::memberAt(container, "Mounts");
    if (!mounts.is_array())
        return names;
    for (const Json &mount : mounts) {
        const QString name = core::stringAt(mount, "Name");
        if (core::stringAt(mount, "Type") == u"volume" && !name.isEmpty()
            && !isAnonymousVolume(name))
            names << name;
    }
    return names;
}

static core::StringMap anonymousVolumes(const Json &container)
{
    core::StringMap volumes;
    const Json &mounts = core::memberAt(container, "Mounts");
    if (!mounts.is_array())
        return volumes;
    for (const Json &mount : mounts) {
        const QString name = core::stringAt(mount, "Name");
        if (core::stringAt(mount, "Type") == u"volume" && isAnonymousVolume(name))
            volumes.insert(QDir::cleanPath(core::stringAt(mount, "Destination")), name);
    }
    return volumes;
}

static QStringList networkNames(const Json &settings)
{
    QStringList names;
    const Json &networks = core::memberAt(settings, "Networks");
    if (!networks.is_object())
        return names;
    for (const auto &[name, endpoint] : networks.items())
        names << QString::fromStdString(name);
    return names;
}

static void readState(core::ContainerInfo &container, const Json &state)
{
    container.status = statusOfWord(core::stringAt(state, "Status"));
    container.exitCode = boundedAt(state, "ExitCode", 0, 255);
    container.oomKilled = core::boolAt(state, "OOMKilled");
    container.error = core::stringAt(state, "Error");
    container.startedAt = timeInText(core::stringAt(state, "StartedAt"));
    container.finishedAt = timeInText(core::stringAt(state, "FinishedAt"));

    // podman before 4.0 had another name for it.
    const Json &health = core::memberAt(state, "Health");
    const Json &check = health.is_object() ? health : core::memberAt(state, "Healthcheck");
    container.health = healthOfWord(core::stringAt(check, "Status"));
    const Json &log = core::memberAt(check, "Log");
    if (log.is_array() && !log.empty())
        container.healthOutput = core::stringAt(log.back(), "Output").trimmed();
}

std::optional<core::ContainerInfo> inspectedContainer(const Json &json)
{
    const Json &config = core::memberAt(json, "Config");
    const Json &network = core::memberAt(json, "NetworkSettings");
    core::ContainerInfo container = {.id = core::stringAt(json, "Id")};
    container.name = core::stringAt(json, "Name");
    if (container.name.startsWith(u'/'))
        container.name.remove(0, 1);
    container.image = core::stringAt(config, "Image");
    container.imageId = plainImageId(core::stringAt(json, "Image"));
    readState(container, core::memberAt(json, "State"));
    container.labels = core::stringMapAt(config, "Labels");
    container.ports = portsOf(network);
    container.networks = networkNames(network);
    container.volumes = namedVolumes(json);
    container.anonymousVolumes = anonymousVolumes(json);
    container.healthTest = core::stringsAt(core::memberAt(config, "Healthcheck"), "Test");
    container.createdAt = timeInText(core::stringAt(json, "Created"));
    if (container.id.isEmpty() || container.name.isEmpty())
        return {};
    return container;
}

std::optional<core::ImageInfo> inspectedImage(const Json &json)
{
    core::ImageInfo image = {.id = plainImageId(core::stringAt(json, "Id"))};
    image.references = core::stringsAt(json, "RepoTags") + core::stringsAt(json, "RepoDigests");
    image.size = std::max<qint64>(core::integerAt(json, "Size"), 0);
    image.created = timeInText(core::stringAt(json, "Created"));
    const Json &volumes = core::memberAt(json, "Volumes");
    if (volumes.is_object()) {
        for (const auto &[path, nothing] : volumes.items())
            image.volumes << QString::fromStdString(path);
    }
    if (image.id.isEmpty())
        return {};
    return image;
}

} // namespace backends::common
