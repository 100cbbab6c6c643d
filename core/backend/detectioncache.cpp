#include "core/backend/detectioncache.h"

#include "core/backend/detector.h"
#include "core/support/json.h"
#include "core/support/paths.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace core {

namespace {

constexpr qint64 maximumAgeSeconds = 300;

QString cachePath()
{
    return dataFolder() + QStringLiteral("/detection.json");
}

/// Every variable that makes a runtime's program talk to another engine.
const QStringList pointers{"DOCKER_HOST",
                           "DOCKER_CONTEXT",
                           "DOCKER_CONFIG",
                           "DOCKER_BUILDKIT",
                           "CONTAINER_HOST",
                           "CONTAINER_CONNECTION",
                           "CONTAINERS_CONF",
                           "CONTAINERS_STORAGE_CONF",
                           "XDG_RUNTIME_DIR",
                           "HOME"};

Json toJson(const BackendInfo &info)
{
    Json json = Json::object();
    const auto put = [&json](const char *key, const QString &value) {
        json[key] = value.toStdString();
    };
    put("name", info.name);
    put("title", info.title);
    put("reason", info.reason);
    put("hint", info.hint);
    put("fixCommand", info.fixCommand);
    put("version", info.version);
    put("clientVersion", info.clientVersion);
    put("mode", info.mode);
    put("isolationLevel", info.isolationLevel);
    put("executable", info.executable);
    put("endpoint", info.endpoint);
    put("networkBackend", info.networkBackend);
    put("cgroupVersion", info.cgroupVersion);
    json["available"] = info.available;
    json["runsHealthChecks"] = info.runsHealthChecks;
    json["hasBuildKit"] = info.hasBuildKit;
    json["latencyMs"] = info.latencyMs;
    json["priority"] = info.priority;
    json["ticks"] = {static_cast<int>(info.found),
                     static_cast<int>(info.setUp),
                     static_cast<int>(info.reachable),
                     static_cast<int>(info.usable)};
    return json;
}

Tick tickAt(const Json &ticks, size_t index)
{
    if (!ticks.is_array() || index >= ticks.size() || !ticks[index].is_number_integer())
        return Tick::Unknown;
    const int value = ticks[index].get<int>();
    return value == 1 ? Tick::Yes : value == 2 ? Tick::No : Tick::Unknown;
}

BackendInfo infoOf(const Json &json)
{
    const Json &ticks = memberAt(json, "ticks");
    return {.name = stringAt(json, "name"),
            .title = stringAt(json, "title"),
            .available = boolAt(json, "available"),
            .found = tickAt(ticks, 0),
            .setUp = tickAt(ticks, 1),
            .reachable = tickAt(ticks, 2),
            .usable = tickAt(ticks, 3),
            .reason = stringAt(json, "reason"),
            .hint = stringAt(json, "hint"),
            .fixCommand = stringAt(json, "fixCommand"),
            .version = stringAt(json, "version"),
            .clientVersion = stringAt(json, "clientVersion"),
            .mode = stringAt(json, "mode"),
            .isolationLevel = stringAt(json, "isolationLevel"),
            .executable = stringAt(json, "executable"),
            .endpoint = stringAt(json, "endpoint"),
            .networkBackend = stringAt(json, "networkBackend"),
            .runsHealthChecks = boolAt(json, "runsHealthChecks"),
            .hasBuildKit = boolAt(json, "hasBuildKit"),
            .cgroupVersion = stringAt(json, "cgroupVersion"),
            .latencyMs = static_cast<int>(integerAt(json, "latencyMs")),
            .priority = static_cast<int>(integerAt(json, "priority"))};
}

} // namespace

DetectionCache::DetectionCache(DriverList drivers, QStringList names)
    : m_drivers(std::move(drivers))
    , m_names(std::move(names))
{}

QString DetectionCache::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &name : m_names) {
        const auto driver = std::find_if(
            m_drivers.begin(), m_drivers.end(), [&](const auto &d) { return d->name() == name; });
        const QString program =
            findProgram(driver == m_drivers.end() ? QStringList{name} : (*driver)->executables());
        hash.addData(name.toUtf8() + '=' + program.toUtf8());
        if (!program.isEmpty())
            hash.addData(QByteArray::number(QFileInfo(program).lastModified().toMSecsSinceEpoch()));
    }
    for (const QString &variable : pointers)
        hash.addData('|' + qgetenv(variable.toUtf8().constData()));
    hash.addData(PERRY_VERSION);
    return QString::fromLatin1(hash.result().toHex());
}

std::optional<QList<BackendInfo>> DetectionCache::read() const
{
    QFile file(cachePath());
    if (!file.open(QIODevice::ReadOnly) || file.size() > 256 * 1024)
        return std::nullopt;
    const auto json = parseJson(file.readAll());
    if (!json || stringAt(*json, "fingerprint") != fingerprint())
        return std::nullopt;
    const qint64 age = QDateTime::currentSecsSinceEpoch() - integerAt(*json, "time");
    if (age < 0 || age > maximumAgeSeconds)
        return std::nullopt;
    QList<BackendInfo> backends;
    const Json &list = memberAt(*json, "backends");
    if (!list.is_array())
        return std::nullopt;
    for (const Json &item : list) {
        backends << infoOf(item);
        if (backends.last().name.isEmpty())
            return std::nullopt;
    }
    return backends;
}

void DetectionCache::write(const QList<BackendInfo> &backends) const
{
    Json list = Json::array();
    for (const BackendInfo &backend : backends)
        list.push_back(toJson(backend));
    Json json = Json::object();
    json["fingerprint"] = fingerprint().toStdString();
    json["time"] = QDateTime::currentSecsSinceEpoch();
    json["backends"] = list;
    // Whole or not at all: two programs may write at once.
    QSaveFile file(cachePath());
    if (file.open(QIODevice::WriteOnly)) {
        file.write(toBytes(json));
        file.commit();
    }
}

void DetectionCache::drop() const
{
    QFile::remove(cachePath());
}

} // namespace core
