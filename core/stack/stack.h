#pragma once

#include "core/stack/containerspec.h"

namespace core {

/// Where a value was written. Lines and columns start at 1; line 0 means unknown.
struct SourcePlace
{
    QString file = {};
    int line = 0;
    int column = 0;

    /// "compose.yaml:12:5", or less when less is known.
    QString toString() const;
    bool operator==(const SourcePlace &) const = default;
};

/// What a service waits for before it starts.
struct Dependency
{
    enum class Condition { Started, Healthy, CompletedSuccessfully };

    QString service = {};
    Condition condition = Condition::Started;
    bool restart = false;
    bool required = true;

    bool operator==(const Dependency &) const = default;
};

/// "service_started", "service_healthy", "service_completed_successfully".
QString conditionName(Dependency::Condition condition);

/// How an image is made when a service has `build`.
struct BuildSpec
{
    QString context = {};    ///< absolute path, or an URL that the runtime fetches
    QString dockerfile = {}; ///< relative to the context; empty = Dockerfile
    QString dockerfileInline = {};
    QString target = {};
    QMap<QString, std::optional<QString>> args = {};
    StringMap labels = {};
    QStringList tags = {};
    QStringList cacheFrom = {};
    QString network = {};
    QString platform = {};
    bool noCache = false;
    bool pull = false;

    bool operator==(const BuildSpec &) const = default;
};

struct Service
{
    QString name = {};
    QString image = {}; ///< never empty after loading: `<project>-<service>` for a bare build
    std::optional<BuildSpec> build = {};
    QString pullPolicy = {}; ///< always, never, missing, build, …; empty = missing
    ContainerSettings settings = {};
    StringMap labels = {};
    QString containerName = {};
    QList<NetworkAttachment> networks = {}; ///< primary first
    QString networkMode = {};
    QList<Dependency> dependsOn = {};
    QStringList profiles = {};
    int scale = 1;
    QString configHash = {}; ///< docker compose's hash of the resolved service, 64 hex
    SourcePlace place = {};  ///< of the service's key

    bool operator==(const Service &) const = default;
};

struct IpamPool
{
    QString subnet = {};
    QString gateway = {};
    QString ipRange = {};

    bool operator==(const IpamPool &) const = default;
};

struct NetworkSpec
{
    QString key = {};
    QString name = {}; ///< the real one
    bool external = false;
    QString driver = {};
    StringMap driverOptions = {};
    bool internal = false;
    bool attachable = false;
    bool enableIpv6 = false;
    QString ipamDriver = {};
    QList<IpamPool> ipam = {};
    StringMap labels = {};
    QString configHash = {};

    bool operator==(const NetworkSpec &) const = default;
};

struct VolumeSpec
{
    QString key = {};
    QString name = {}; ///< the real one
    bool external = false;
    QString driver = {};
    StringMap driverOptions = {};
    StringMap labels = {};
    QString configHash = {};

    bool operator==(const VolumeSpec &) const = default;
};

/// What is wanted: one resolved project, all names real, all paths absolute.
struct Stack
{
    QString project = {};
    QString workingDirectory = {};
    QStringList files = {};            ///< absolute; "-" for stdin
    QStringList environmentFiles = {}; ///< only those given on the command line
    QList<Service> services = {};      ///< enabled ones, in the order of the file
    QStringList disabledServices = {}; ///< switched off by profiles
    QList<NetworkSpec> networks = {};  ///< used ones
    QList<VolumeSpec> volumes = {};    ///< used ones

    const Service *service(const QString &name) const;
    const NetworkSpec *network(const QString &key) const;
    const VolumeSpec *volume(const QString &key) const;
    bool operator==(const Stack &) const = default;
};

} // namespace core
