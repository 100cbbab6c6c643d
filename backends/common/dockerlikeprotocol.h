#pragma once

#include "backends/common/dialect.h"
#include "backends/common/words.h"

#include "core/backend/backendinfo.h"
#include "core/backend/protocol.h"

namespace backends::common {

/// What the command lines that look like docker's share. How a container's attributes are told
/// comes from the flag table; what is left to a subclass is how lists are asked for and read, and
/// the few verbs that differ.
class DockerLikeProtocol : public core::Protocol
{
public:
    DockerLikeProtocol(const core::BackendInfo &info,
                       const Dialect &dialect,
                       core::Capabilities capabilities);

    const core::Capabilities &capabilities() const override { return m_capabilities; }

    QList<core::Warning> warningsFor(const core::ContainerSpec &spec) const override;
    QList<core::Warning> warningsFor(const core::NetworkSpec &spec) const override;
    QList<core::Warning> warningsFor(const core::VolumeSpec &spec) const override;
    QList<core::Warning> warningsFor(const core::BuildSpec &build,
                                     const QString &service) const override;

    core::CommandLine inspectContainers(const QStringList &ids) const override;
    core::Result<QList<core::ContainerInfo>>
    parseInspection(const QByteArray &output) const override;

    core::CommandLine pushImage(const QString &reference) const override;
    core::CommandLine removeImage(const QString &reference) const override;
    core::CommandLine buildImage(const core::BuildSpec &build, const QString &tag) const override;

    core::CommandLine createNetwork(const core::NetworkSpec &spec,
                                    const core::StringMap &labels) const override;
    core::CommandLine removeNetwork(const QString &name) const override;
    core::CommandLine createVolume(const core::VolumeSpec &spec,
                                   const core::StringMap &labels) const override;
    core::CommandLine removeVolume(const QString &name) const override;

    QList<core::CommandLine> createContainer(const core::ContainerSpec &spec) const override;
    QList<core::CommandLine> runContainer(const core::ContainerSpec &spec) const override;
    core::CommandLine startContainer(const QString &name) const override;
    core::CommandLine startAttached(const QString &name, bool interactive) const override;
    core::CommandLine copyArchive(const QString &name, const QByteArray &tar) const override;
    std::optional<core::Error> refusal(const core::ContainerSpec &spec) const override;
    core::CommandLine pauseContainers(const QStringList &names) const override;
    core::CommandLine unpauseContainers(const QStringList &names) const override;
    core::CommandLine killContainers(const QStringList &names,
                                     const QString &signal) const override;
    core::CommandLine restartContainer(const QString &name,
                                       std::optional<int> grace) const override;
    core::CommandLine renameContainer(const QString &name, const QString &newName) const override;
    core::CommandLine logs(const QString &name, const core::LogOptions &options) const override;
    core::CommandLine exec(const QString &name, const core::ExecOptions &options) const override;
    core::CommandLine copy(const core::CopyOptions &options) const override;
    core::CommandLine listProcesses(const QString &name) const override;
    core::Result<core::ProcessTable> parseProcesses(const QByteArray &output) const override;
    core::Result<QList<core::ContainerUsage>> parseUsage(const QByteArray &output) const override;
    core::CommandLine waitForEnd(const QString &name) const override;
    core::Result<int> parseEnd(const QByteArray &output) const override;
    core::CommandLine runHealthCheck(const QString &name) const override;

    core::Error errorOf(const core::CommandLine &command,
                        const core::ProcessResult &result) const override;

protected:
    const Dialect &dialect() const { return m_dialect; }
    const QString &title() const { return m_title; }

    /// A call that reads: 30 s.
    core::CommandLine reading(const QStringList &arguments) const;
    /// A call that changes something: the operation time limit.
    core::CommandLine acting(const QStringList &arguments) const;
    /// A call that waits for a container to end: its grace comes on top.
    core::CommandLine stopping(const QStringList &arguments, std::optional<int> grace) const;
    /// A call without a time limit, such as a download.
    core::CommandLine unbounded(const QStringList &arguments) const;
    /// A call that goes on until we end it.
    core::CommandLine following(const QStringList &arguments) const;

    /// `--filter label=…` for what an observation is about.
    static void addLabelFilters(Words &words, const core::ContainerFilter &filter);
    /// The same for networks and volumes, which are all listed unless one call's are asked for:
    /// an existing one without labels matters to a plan.
    static void addOperationFilter(Words &words, const core::ContainerFilter &filter);
    /// The filters of `events`: a project's containers, or else the kinds in `changes`.
    static void
    addEventFilters(Words &words, const core::EventOptions &options, const QStringList &changes);

private:
    core::CommandLine creating(const QStringList &verb, const core::ContainerSpec &spec) const;
    core::CommandLine call(const QStringList &arguments, std::chrono::milliseconds timeout) const;

    const QString m_name;
    const QString m_program;
    const QString m_title;
    const Dialect m_dialect;
    const core::Capabilities m_capabilities;
};

/// A spec's own labels with `more` on top.
core::StringMap withLabels(const core::StringMap &own, const core::StringMap &more);

} // namespace backends::common
