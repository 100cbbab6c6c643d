#pragma once

#include "core/backend/capabilities.h"
#include "core/plan/plan.h"
#include "core/process/commandline.h"
#include "core/process/process.h"
#include "core/stack/containerspec.h"
#include "core/stack/stack.h"
#include "core/state/state.h"
#include "core/state/usage.h"
#include "core/support/result.h"

#include <optional>

namespace core {

/// What an observation is about: one project, one call of ours, or every stack there is.
struct ContainerFilter
{
    QString project = {};   ///< only this project
    QString operation = {}; ///< only what carries this perry.compose.operation
    bool allStacks = false; ///< everything that carries a project label

    bool operator==(const ContainerFilter &) const = default;
};

struct LogOptions
{
    bool follow = false;
    int tail = -1; ///< -1 = all
    QString since = {};
    QString until = {};
};

struct ExecOptions
{
    QStringList command = {};
    bool terminal = false;    ///< -t
    bool interactive = false; ///< -i
    QString user = {};
    QString workingDirectory = {};
    QStringList environment = {}; ///< K=V
    bool privileged = false;
};

/// Which events are meant: without times, all that come from now on.
struct EventOptions
{
    QString project = {}; ///< only what its containers do, all of it; else what changes a State
    QDateTime since = {}; ///< begins with what has been since then
    QDateTime until = {}; ///< ends then
    bool isPast = false;  ///< `until` is over, so that there is nothing to wait for. The answer
                          ///< may have later events, too

    bool operator==(const EventOptions &) const = default;
};

/// One copy between a container and this machine. A path outside that is - is a tar archive on
/// stdin or stdout.
struct CopyOptions
{
    QString container = {};
    QString inside = {};
    QString outside = {};
    bool into = false;        ///< into the container
    bool keepOwners = false;  ///< of the files, by number, instead of giving them away
    bool followLinks = false; ///< copy what a link leads to

    bool operator==(const CopyOptions &) const = default;
};

/// How one runtime is spoken to. Pure: command lines out of the engine's words, values out of the
/// runtime's answers. Runs nothing, so everything here is tested with tables.
///
/// An action that needs several calls in a row gives a list; the engine stops at the first failure.
class Protocol
{
public:
    virtual ~Protocol() = default;

    virtual const Capabilities &capabilities() const = 0;

    // What does not arrive as it was written: dropped, translated, emulated. Decided from the value
    // alone, before anything is run; empty when everything is told.
    virtual QList<Warning> warningsFor(const ContainerSpec &spec) const = 0;
    virtual QList<Warning> warningsFor(const NetworkSpec &spec) const = 0;
    virtual QList<Warning> warningsFor(const VolumeSpec &spec) const = 0;
    /// `service` is the one whose image is built.
    virtual QList<Warning> warningsFor(const BuildSpec &build, const QString &service) const = 0;

    // Looking. Lists answer with everything that the plan needs in one call.
    virtual CommandLine listContainers(const ContainerFilter &filter) const = 0;
    virtual Result<QList<ContainerInfo>> parseContainerList(const QByteArray &output) const = 0;
    virtual CommandLine inspectContainers(const QStringList &ids) const = 0;
    virtual Result<QList<ContainerInfo>> parseInspection(const QByteArray &output) const = 0;
    /// Networks and volumes: all, because an existing one without our labels matters to the plan.
    virtual CommandLine listNetworks(const ContainerFilter &filter) const = 0;
    virtual Result<QList<NetworkInfo>> parseNetworkList(const QByteArray &output) const = 0;
    virtual CommandLine listVolumes(const ContainerFilter &filter) const = 0;
    virtual Result<QList<VolumeInfo>> parseVolumeList(const QByteArray &output) const = 0;
    /// Exits non-zero when one is missing; the others are printed all the same.
    virtual CommandLine inspectImages(const QStringList &references) const = 0;
    virtual Result<QList<ImageInfo>> parseImages(const QByteArray &output) const = 0;

    // Images.
    virtual CommandLine pullImage(const QString &reference, const QString &platform) const = 0;
    virtual CommandLine buildImage(const BuildSpec &build, const QString &tag) const = 0;
    virtual CommandLine pushImage(const QString &reference) const = 0;
    virtual CommandLine removeImage(const QString &reference) const = 0;

    // Networks and volumes; `labels` come on top of the spec's own.
    virtual CommandLine createNetwork(const NetworkSpec &spec, const StringMap &labels) const = 0;
    virtual CommandLine removeNetwork(const QString &name) const = 0;
    virtual CommandLine createVolume(const VolumeSpec &spec, const StringMap &labels) const = 0;
    virtual CommandLine removeVolume(const QString &name) const = 0;

    // Containers.
    virtual QList<CommandLine> createContainer(const ContainerSpec &spec) const = 0;
    /// Create and start; one call where the runtime can.
    virtual QList<CommandLine> runContainer(const ContainerSpec &spec) const = 0;
    virtual CommandLine startContainer(const QString &name) const = 0;
    /// Starts and waits for the end; the exit code is the container's.
    virtual CommandLine startAttached(const QString &name, bool interactive) const = 0;
    /// Puts the files of a tar archive into a container, whether it runs or not.
    virtual CommandLine copyArchive(const QString &name, const QByteArray &tar) const = 0;
    /// Why a container like this cannot be made here at all: nothing less than what is asked for
    /// would do.
    virtual std::optional<Error> refusal(const ContainerSpec &spec) const = 0;
    /// `grace` in whole seconds; nothing = the container's own.
    virtual CommandLine stopContainers(const QStringList &names,
                                       std::optional<int> grace) const = 0;
    virtual CommandLine pauseContainers(const QStringList &names) const = 0;
    virtual CommandLine unpauseContainers(const QStringList &names) const = 0;
    /// Sends a signal, such as SIGKILL or HUP; empty = KILL.
    virtual CommandLine killContainers(const QStringList &names, const QString &signal) const = 0;
    virtual CommandLine restartContainer(const QString &name, std::optional<int> grace) const = 0;
    /// By force, at once; a missing one is no error. Anonymous volumes go when `withVolumes`.
    virtual CommandLine removeContainers(const QStringList &names, bool withVolumes) const = 0;
    virtual CommandLine renameContainer(const QString &name, const QString &newName) const = 0;
    /// Each line with its time in front (`--timestamps`), where the runtime knows times. `name` may
    /// be an id.
    virtual CommandLine logs(const QString &name, const LogOptions &options) const = 0;
    virtual CommandLine exec(const QString &name, const ExecOptions &options) const = 0;
    virtual CommandLine copy(const CopyOptions &options) const = 0;
    /// The processes of a running container.
    virtual CommandLine listProcesses(const QString &name) const = 0;
    virtual Result<ProcessTable> parseProcesses(const QByteArray &output) const = 0;
    /// What containers use, measured once; one that does not run uses nothing.
    virtual CommandLine measureUsage(const QStringList &names) const = 0;
    virtual Result<QList<ContainerUsage>> parseUsage(const QByteArray &output) const = 0;
    /// Goes on until the container ends, and prints its exit code.
    virtual CommandLine waitForEnd(const QString &name) const = 0;
    virtual Result<int> parseEnd(const QByteArray &output) const = 0;

    /// One health check, run by us, for runtimes that do not run them (HealthcheckNative).
    virtual CommandLine runHealthCheck(const QString &name) const = 0;

    // Events.
    virtual CommandLine events(const EventOptions &options) const = 0;
    virtual Result<RuntimeEvent> parseEvent(const QByteArray &line) const = 0;

    /// What a failed call means: kind, sentence, next step, and the runtime's own words as detail.
    virtual Error errorOf(const CommandLine &command, const ProcessResult &result) const = 0;
};

} // namespace core
