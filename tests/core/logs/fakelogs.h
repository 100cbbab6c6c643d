#pragma once

#include "core/backend/protocol.h"

#include <QHash>
#include <QStringList>

/// A runtime whose `logs` are shell scripts: the first call for a container runs its first script,
/// and so on; the last one is repeated.
class FakeLogs : public core::Protocol
{
public:
    /// One call of logs() as it was asked for.
    struct Call
    {
        QString name = {};
        core::LogOptions options = {};
    };

    QHash<QString, QStringList> scripts = {};
    /// What a list or an inspection answers.
    QList<core::ContainerInfo> containers = {};
    mutable QList<Call> calls = {};

    core::CommandLine logs(const QString &name, const core::LogOptions &options) const override;

    const core::Capabilities &capabilities() const override { return m_capabilities; }
    core::CommandLine listContainers(const core::ContainerFilter &) const override;
    core::Result<QList<core::ContainerInfo>> parseContainerList(const QByteArray &) const override;
    core::CommandLine inspectContainers(const QStringList &) const override;
    core::Result<QList<core::ContainerInfo>> parseInspection(const QByteArray &) const override;
    core::Error errorOf(const core::CommandLine &, const core::ProcessResult &) const override;

    // Not needed for logs.
    QList<core::Warning> warningsFor(const core::ContainerSpec &) const override { return {}; }
    QList<core::Warning> warningsFor(const core::NetworkSpec &) const override { return {}; }
    QList<core::Warning> warningsFor(const core::VolumeSpec &) const override { return {}; }
    QList<core::Warning> warningsFor(const core::BuildSpec &, const QString &) const override
    {
        return {};
    }
    core::CommandLine listNetworks(const core::ContainerFilter &) const override { return {}; }
    core::Result<QList<core::NetworkInfo>> parseNetworkList(const QByteArray &) const override;
    core::CommandLine listVolumes(const core::ContainerFilter &) const override { return {}; }
    core::Result<QList<core::VolumeInfo>> parseVolumeList(const QByteArray &) const override;
    core::CommandLine inspectImages(const QStringList &) const override { return {}; }
    core::Result<QList<core::ImageInfo>> parseImages(const QByteArray &) const override;
    core::CommandLine pullImage(const QString &, const QString &) const override { return {}; }
    core::CommandLine buildImage(const core::BuildSpec &, const QString &) const override
    {
        return {};
    }
    core::CommandLine pushImage(const QString &) const override { return {}; }
    core::CommandLine removeImage(const QString &) const override { return {}; }
    core::CommandLine createNetwork(const core::NetworkSpec &,
                                    const core::StringMap &) const override
    {
        return {};
    }
    core::CommandLine removeNetwork(const QString &) const override { return {}; }
    core::CommandLine createVolume(const core::VolumeSpec &, const core::StringMap &) const override
    {
        return {};
    }
    core::CommandLine removeVolume(const QString &) const override { return {}; }
    QList<core::CommandLine> createContainer(const core::ContainerSpec &) const override
    {
        return {};
    }
    QList<core::CommandLine> runContainer(const core::ContainerSpec &) const override { return {}; }
    core::CommandLine startContainer(const QString &) const override { return {}; }
    core::CommandLine pauseContainers(const QStringList &) const override { return {}; }
    core::CommandLine killContainers(const QStringList &, const QString &) const override
    {
        return {};
    }
    core::CommandLine unpauseContainers(const QStringList &) const override { return {}; }
    core::CommandLine startAttached(const QString &, bool) const override { return {}; }
    core::CommandLine copyArchive(const QString &, const QByteArray &) const override { return {}; }
    std::optional<core::Error> refusal(const core::ContainerSpec &) const override { return {}; }
    core::CommandLine stopContainers(const QStringList &, std::optional<int>) const override
    {
        return {};
    }
    core::CommandLine restartContainer(const QString &, std::optional<int>) const override
    {
        return {};
    }
    core::CommandLine removeContainers(const QStringList &, bool) const override { return {}; }
    core::CommandLine renameContainer(const QString &, const QString &) const override
    {
        return {};
    }
    core::CommandLine exec(const QString &, const core::ExecOptions &) const override { return {}; }
    core::CommandLine runHealthCheck(const QString &) const override { return {}; }
    core::CommandLine copy(const core::CopyOptions &) const override { return {}; }
    core::CommandLine listProcesses(const QString &) const override { return {}; }
    core::Result<core::ProcessTable> parseProcesses(const QByteArray &) const override;
    core::CommandLine measureUsage(const QStringList &) const override { return {}; }
    core::Result<QList<core::ContainerUsage>> parseUsage(const QByteArray &) const override;
    core::CommandLine waitForEnd(const QString &) const override { return {}; }
    core::Result<int> parseEnd(const QByteArray &) const override { return 0; }
    core::CommandLine events(const core::EventOptions &) const override { return {}; }
    core::Result<core::RuntimeEvent> parseEvent(const QByteArray &) const override;

private:
    core::Capabilities m_capabilities;
};

/// A container of project "shop".
core::ContainerInfo
fakeContainer(const QString &service,
              core::ContainerInfo::Status status = core::ContainerInfo::Status::Running,
              int exitCode = 0);

/// "echo '2026-01-01T10:00:00.…Z text'": a line of a log, `time` in nanoseconds after ten o'clock.
QString say(qint64 time, const QString &text, bool toErrors = false);
