#pragma once

#include "core/support/tararchive.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace core {

using StringMap = QMap<QString, QString>;

/// A published port. An empty `published` lets the runtime choose one; it may be a range
/// "8000-8005".
struct PortMapping
{
    QString hostIp = {};
    QString published = {};
    int target = 0;
    QString protocol = QStringLiteral("tcp");

    bool operator==(const PortMapping &) const = default;
};

/// Something that appears in the container's file system.
struct Mount
{
    enum class Type { Bind, Volume, Tmpfs, Image, NamedPipe, Cluster };

    Type type = Type::Volume;
    /// Host path, image, or the volume's key (in a Stack) or name (in a ContainerSpec).
    QString source = {};
    QString target = {};
    bool readOnly = false;
    bool createHostPath = true; ///< bind: make the folder when it is missing
    bool noCopy = false;        ///< volume: do not copy what the image has there
    QString propagation = {};   ///< bind: rprivate, rshared, …
    QString selinux = {};       ///< bind: "z" or "Z"
    QString recursive = {};     ///< bind: enabled, disabled, writable or readonly
    QString subpath = {};       ///< volume, image: only this part of it
    StringMap labels = {};      ///< volume: of one that is made for this mount
    qint64 tmpfsSize = 0;       ///< bytes, 0 = the runtime's default
    int tmpfsMode = 0;          ///< 0 = the runtime's default

    bool operator==(const Mount &) const = default;
};

/// A container on a network. `network` is the key (in a Stack) or the real name (in a
/// ContainerSpec).
struct NetworkAttachment
{
    QString network = {};
    QStringList aliases = {};
    QString ipv4Address = {};
    QString ipv6Address = {};
    QString macAddress = {};
    QStringList linkLocalIps = {};
    StringMap driverOptions = {};
    QString interfaceName = {}; ///< of the container's end
    int priority = 0;
    int gatewayPriority = 0; ///< the highest one's network is the way out

    bool operator==(const NetworkAttachment &) const = default;
};

/// How a runtime (or we) finds out whether a container is healthy. Unset durations and retries are
/// the runtime's defaults: 30 s, 30 s, 0 s, 3.
struct HealthCheck
{
    QStringList test = {}; ///< starts with CMD, CMD-SHELL or NONE; empty = the image's own test
    std::optional<std::chrono::nanoseconds> interval = {};
    std::optional<std::chrono::nanoseconds> timeout = {};
    std::optional<std::chrono::nanoseconds> startPeriod = {};
    std::optional<std::chrono::nanoseconds> startInterval = {};
    std::optional<int> retries = {};
    bool disabled = false;

    bool operator==(const HealthCheck &) const = default;
};

struct Ulimit
{
    qint64 soft = 0;
    qint64 hard = 0;

    bool operator==(const Ulimit &) const = default;
};

/// A wish for devices that the runtime finds by itself, such as graphics cards.
struct DeviceRequest
{
    QString driver = {};
    int count = 0; ///< -1 = all; 0 = those in `ids`
    QStringList ids = {};
    QStringList capabilities = {};
    StringMap options = {};

    bool operator==(const DeviceRequest &) const = default;
};

/// A number that counts for one block device: a weight, or a rate per second.
struct DeviceNumber
{
    QString path = {};
    qint64 number = 0;

    bool operator==(const DeviceNumber &) const = default;
};

/// Limits on block devices.
struct BlockIo
{
    int weight = 0; ///< 10 to 1000; 0 = the runtime's default
    QList<DeviceNumber> weights = {};
    QList<DeviceNumber> readBytes = {};
    QList<DeviceNumber> readOperations = {};
    QList<DeviceNumber> writeBytes = {};
    QList<DeviceNumber> writeOperations = {};

    bool operator==(const BlockIo &) const = default;
};

/// Everything about a container that the stack it belongs to does not decide.
struct ContainerSettings
{
    std::optional<QStringList> command = {};    ///< nothing = the image's
    std::optional<QStringList> entrypoint = {}; ///< nothing = the image's; empty = cleared
    QMap<QString, std::optional<QString>> environment = {}; ///< no value = unset on purpose
    QString user = {};
    QString workingDirectory = {};
    QString hostname = {};
    QString domainname = {};
    std::optional<bool> init = {};
    bool tty = false;
    bool stdinOpen = false;
    bool privileged = false;
    bool readOnly = false;
    QString restart = {}; ///< no, always, on-failure[:N], unless-stopped
    QString stopSignal = {};
    std::optional<std::chrono::nanoseconds> stopGracePeriod = {};
    QList<PortMapping> ports = {};
    QStringList expose = {};
    QList<Mount> mounts = {};
    QStringList tmpfs = {}; ///< PATH[:options]
    /// Containers (in a Stack: services, or container:NAME) whose mounts it has too: NAME[:ro]
    QStringList volumesFrom = {};
    std::optional<HealthCheck> healthcheck = {};
    QStringList capAdd = {};
    QStringList capDrop = {};
    QStringList securityOpt = {};
    QStringList groupAdd = {};
    QStringList extraHosts = {}; ///< HOST=ADDRESS
    QStringList dns = {};
    QStringList dnsSearch = {};
    QStringList dnsOptions = {};
    QStringList devices = {}; ///< SOURCE:TARGET:PERMISSIONS
    StringMap sysctls = {};
    QMap<QString, Ulimit> ulimits = {};
    StringMap annotations = {};
    QString logDriver = {};
    StringMap logOptions = {};
    QString platform = {};
    QString ipc = {};
    QString pid = {};
    QString usernsMode = {};
    QString cpus = {}; ///< decimal number as text
    qint64 memoryLimit = 0;
    qint64 memoryReservation = 0;
    qint64 memorySwap = 0; ///< -1 = unlimited
    qint64 shmSize = 0;
    qint64 pidsLimit = 0;
    std::optional<int> memorySwappiness = {}; ///< 0 to 100
    bool oomKillDisable = false;
    int oomScoreAdj = 0;
    BlockIo blockIo = {};
    qint64 cpuShares = 0;
    qint64 cpuPeriod = 0; ///< µs, as the three below
    qint64 cpuQuota = 0;
    qint64 cpuRealtimePeriod = 0;
    qint64 cpuRealtimeRuntime = 0;
    QString cpuset = {};
    qint64 cpuCount = 0;     ///< Windows containers
    QString cpuPercent = {}; ///< Windows containers; decimal number as text
    QList<DeviceRequest> deviceRequests = {};
    QStringList deviceCgroupRules = {};
    QString cgroup = {}; ///< host or private
    QString cgroupParent = {};
    QString uts = {};
    QString runtime = {};
    QString isolation = {};      ///< Windows containers
    QString credentialSpec = {}; ///< Windows containers; "file://…" and so on
    StringMap storageOptions = {};
    QStringList externalLinks = {}; ///< CONTAINER[:ALIAS]
    QString macAddress = {};        ///< of a container without networks of its own
    bool useApiSocket = false;

    bool operator==(const ContainerSettings &) const = default;
};

/// A command that is run around the life of a container.
struct Hook
{
    QStringList command = {};
    QString image = {}; ///< before the start only; empty = the service's
    QString user = {};
    bool privileged = false;
    QString workingDirectory = {};
    QMap<QString, std::optional<QString>> environment = {};

    bool operator==(const Hook &) const = default;
};

/// A secret that the runtime keeps itself.
struct RuntimeSecret
{
    QString name = {};
    QString target = {};
    QString user = {};
    QString group = {};
    std::optional<int> mode = {};

    bool operator==(const RuntimeSecret &) const = default;
};

/// One container, complete and with real names: what a runtime is told to create.
struct ContainerSpec
{
    QString name = {};
    QString image = {};
    ContainerSettings settings = {};
    StringMap labels = {};
    QList<NetworkAttachment> networks = {}; ///< first = the primary one
    QString networkMode = {};               ///< none, host, container:ID …; excludes `networks`
    QList<TarFile> files = {};              ///< that are put into it before it starts
    QList<RuntimeSecret> secrets = {};
    /// The label config-hash is made of this when the ids of these containers are known.
    QByteArray hashTemplate = {};
    StringMap hashParents = {}; ///< service -> container
    /// A container whose anonymous volumes it takes over, and the paths where they are mounted.
    QString predecessor = {};
    QStringList inheritedPaths = {};
    bool removeOnExit = false;

    bool operator==(const ContainerSpec &) const = default;
};

} // namespace core
