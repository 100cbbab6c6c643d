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

/// What a build may read while it runs, without it staying in the image. Where it comes from, never
/// what it is; nothing of that when it is kept where a build cannot look.
struct BuildSecret
{
    QString id = {};
    QString file = {};     ///< absolute path
    QString variable = {}; ///< name of an environment variable …
    QString value = {};    ///< … and what it holds; never printed
    bool hasOwner = false; ///< `uid`, `gid` or `mode` was written

    bool operator==(const BuildSecret &) const = default;
};

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
    QStringList cacheTo = {};
    QString network = {};
    QString platform = {};      ///< the one to build for; empty = the machine's
    QStringList platforms = {}; ///< all that were written
    bool allPlatforms = false;  ///< build for all of `platforms`
    bool noCache = false;
    QStringList noCacheFilter = {}; ///< stages that are always built anew
    bool pull = false;
    qint64 shmSize = 0;
    QStringList extraHosts = {}; ///< HOST=ADDRESS
    QMap<QString, Ulimit> ulimits = {};
    QStringList ssh = {}; ///< "default" or ID=PATH
    QList<BuildSecret> secrets = {};
    StringMap additionalContexts = {}; ///< name -> path, URL, or docker-image://…
    QStringList services = {}; ///< those whose images are among its contexts: built before it
    QStringList entitlements = {};
    bool privileged = false;
    QString isolation = {};
    QString provenance = {};
    QString sbom = {};

    bool operator==(const BuildSpec &) const = default;
};

/// A secret or a config of the stack: where its content comes from.
struct FileSpec
{
    enum class Kind { Secret, Config };

    Kind kind = Kind::Secret;
    QString key = {};
    QString name = {}; ///< the real one
    bool external = false;
    QString file = {};                      ///< absolute; empty when it comes from elsewhere
    QString environment = {};               ///< the variable it comes from
    std::optional<QByteArray> content = {}; ///< once it is known; never printed
    QString problem = {}; ///< why it cannot be given to a container, as far as known

    bool operator==(const FileSpec &) const = default;
};

/// "secret" or "config".
QString kindName(FileSpec::Kind kind);

/// A secret or config as one service is given it.
struct FileGrant
{
    FileSpec::Kind kind = FileSpec::Kind::Secret;
    QString source = {}; ///< the key of the FileSpec
    QString target = {}; ///< absolute path in the container
    QString user = {};   ///< number; empty = 0
    QString group = {};
    std::optional<int> mode = {}; ///< nothing = 0444

    /// Whether it asks for more than a file of the host has by itself.
    bool wantsOwnership() const { return !user.isEmpty() || !group.isEmpty() || mode; }
    bool operator==(const FileGrant &) const = default;
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
    QString provider = {}; ///< the program that provides it; then it has no containers
    QList<NetworkAttachment> networks = {}; ///< primary first
    QString networkMode = {};
    QList<Dependency> dependsOn = {};
    QList<FileGrant> grants = {}; ///< secrets first
    QList<Hook> preStart = {};
    QList<Hook> postStart = {};
    QList<Hook> preStop = {};
    QStringList profiles = {};
    int scale = 1;
    bool attach = true;      ///< `logs` shows what it writes without being asked for it
    QString configHash = {}; ///< docker compose's hash of the resolved service, 64 hex
    /// What is hashed when ids of other services' containers are part of it (see ServiceHash).
    QByteArray hashTemplate = {};
    SourcePlace place = {};             ///< of the service's key
    QList<SourcePlace> portPlaces = {}; ///< of each of settings.ports, as far as known

    bool operator==(const Service &) const = default;
};

struct IpamPool
{
    QString subnet = {};
    QString gateway = {};
    QString ipRange = {};
    StringMap auxAddresses = {}; ///< name -> address that is never given to a container

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
    std::optional<bool> enableIpv4 = {}; ///< nothing = the runtime's default
    std::optional<bool> enableIpv6 = {};
    QString ipamDriver = {};
    StringMap ipamOptions = {};
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
    QList<FileSpec> grantedFiles = {}; ///< used secrets and configs

    const FileSpec *grantedFile(FileSpec::Kind kind, const QString &key) const;
    const Service *service(const QString &name) const;
    const NetworkSpec *network(const QString &key) const;
    const VolumeSpec *volume(const QString &key) const;
    bool operator==(const Stack &) const = default;
};

} // namespace core
