#pragma once

#include "backends/common/dockerlikeprotocol.h"

namespace backends::docker {

/// How docker's command line is spoken to.
class DockerProtocol : public common::DockerLikeProtocol
{
public:
    explicit DockerProtocol(const core::BackendInfo &info);

    core::CommandLine listContainers(const core::ContainerFilter &filter) const override;
    core::Result<QList<core::ContainerInfo>>
    parseContainerList(const QByteArray &output) const override;
    core::CommandLine listNetworks(const core::ContainerFilter &filter) const override;
    core::Result<QList<core::NetworkInfo>>
    parseNetworkList(const QByteArray &output) const override;
    core::CommandLine listVolumes(const core::ContainerFilter &filter) const override;
    core::Result<QList<core::VolumeInfo>> parseVolumeList(const QByteArray &output) const override;
    core::CommandLine inspectImages(const QStringList &references) const override;
    core::Result<QList<core::ImageInfo>> parseImages(const QByteArray &output) const override;

    core::CommandLine pullImage(const QString &reference, const QString &platform) const override;
    core::CommandLine stopContainers(const QStringList &names,
                                     std::optional<int> grace) const override;
    core::CommandLine removeContainers(const QStringList &names, bool withVolumes) const override;

    core::CommandLine measureUsage(const QStringList &names) const override;
    core::CommandLine events(const core::EventOptions &options) const override;
    core::Result<core::RuntimeEvent> parseEvent(const QByteArray &line) const override;
};

} // namespace backends::docker
