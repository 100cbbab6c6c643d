#pragma once

#include "core/stack/containerspec.h"

#include <QDateTime>

namespace core {

/// A port as the runtime has really published it.
struct PublishedPort
{
    QString hostIp = {}; ///< empty or 0.0.0.0 = every address
    int hostPort = 0;    ///< 0 = exposed only
    int containerPort = 0;
    QString protocol = QStringLiteral("tcp");

    bool operator==(const PublishedPort &) const = default;
};

/// One container as any runtime shows it: one vocabulary, structures instead of text.
struct ContainerInfo
{
    enum class Status { Created, Running, Paused, Restarting, Exited, Dead, Removing, Unknown };
    enum class Health { None, Starting, Healthy, Unhealthy };

    QString id = {}; ///< full
    QString name = {};
    QString image = {};   ///< as it was asked for
    QString imageId = {}; ///< without "sha256:"; empty when the list does not say
    Status status = Status::Unknown;
    Health health = Health::None;
    int exitCode = 0; ///< meaningful when exited
    bool oomKilled = false;
    QString error = {};        ///< why the runtime could not start it
    QString healthOutput = {}; ///< what the last health check printed (only from inspect)
    StringMap labels = {};
    QList<PublishedPort> ports = {};
    QStringList networks = {};
    QStringList volumes = {};        ///< names of the named volumes mounted
    StringMap anonymousVolumes = {}; ///< path -> name (only from inspect)
    QStringList healthTest = {};     ///< the test in force, from spec or image (only from inspect)
    QDateTime createdAt = {};        ///< UTC; invalid when the list does not say
    QDateTime startedAt = {};
    QDateTime finishedAt = {};

    bool isRunning() const { return status == Status::Running || status == Status::Restarting; }
    QString project() const;
    QString service() const;
    /// The replica's number, 1-based; 0 when it has none.
    int number() const;
    /// Made by `run` or for a hook, and not one of the service's replicas.
    bool isOneOff() const;
    /// Replaced by another one, and only kept until that one is up (see setAsideName()).
    bool isSetAside() const;
    bool operator==(const ContainerInfo &) const = default;
};

/// What a container is called while its successor starts; `operation` is the call's token.
QString setAsideName(const QString &container, const QString &operation);

/// "running", "exited", … the words of the contract.
QString statusName(ContainerInfo::Status status);
/// "", "starting", "healthy", "unhealthy".
QString healthName(ContainerInfo::Health health);

struct NetworkInfo
{
    QString id = {};
    QString name = {};
    QString driver = {};
    bool internal = false;
    StringMap labels = {};

    bool operator==(const NetworkInfo &) const = default;
};

struct VolumeInfo
{
    QString name = {};
    QString driver = {};
    StringMap labels = {};

    bool operator==(const VolumeInfo &) const = default;
};

struct ImageInfo
{
    QString id = {};             ///< without "sha256:"
    QStringList references = {}; ///< names and digests it is known by
    qint64 size = 0;             ///< in bytes, as the runtime counts them
    QDateTime created = {};      ///< UTC; invalid when the answer does not say
    QStringList volumes = {};    ///< paths for which a container gets a volume of its own

    bool operator==(const ImageInfo &) const = default;
};

/// What is there: one snapshot of a runtime's answer.
struct State
{
    QList<ContainerInfo> containers = {};
    QList<NetworkInfo> networks = {};
    QList<VolumeInfo> volumes = {};
    QList<ImageInfo> images = {};

    bool operator==(const State &) const = default;
};

/// One thing that happened in a runtime, in one vocabulary.
struct RuntimeEvent
{
    enum class Kind {
        Create,
        Start,
        Die,
        Stop,
        Destroy,
        Health,
        Pause,
        Unpause,
        Rename,
        Oom,
        Other
    };
    enum class Subject { Container, Network, Volume, Image, Other };

    Subject subject = Subject::Other;
    Kind kind = Kind::Other;
    /// docker's word for it where the kind has one ("die", "health_status: healthy"), else the
    /// runtime's own.
    QString action = {};
    QString id = {};
    QString name = {};
    QString image = {}; ///< of a container
    StringMap labels = {};
    int exitCode = 0; ///< meaningful when it died
    QDateTime time = {};

    bool operator==(const RuntimeEvent &) const = default;
};

/// The full form of an image reference, for comparing: docker.io/library/nginx:latest for "nginx".
QString canonicalReference(const QString &reference);

/// The image that a reference names, if it is there.
const ImageInfo *findImage(const QList<ImageInfo> &images, const QString &reference);

} // namespace core
