#pragma once

#include "core/stack/stack.h"

namespace core {

/// `<project>-<service>-<number>`, or the name that the spec asks for.
QString containerName(const Stack &stack, const Service &service, int number);

/// The container of one replica: real names, aliases, and every label by which we and docker
/// compose find it again. `imageId` without "sha256:"; `operation` names the call that makes it;
/// `parents` are the containers of services that it shares namespaces or mounts with, where those
/// are not called as usual.
ContainerSpec containerSpec(const Stack &stack,
                            const Service &service,
                            int number,
                            const QString &imageId,
                            const QString &operation,
                            const StringMap &parents = {});

/// What the secrets and configs of a service hold, as a label: "secret/KEY=HASH,config/…". What is
/// not known is left out.
QString contentsLabel(const Stack &stack, const Service &service);

/// Labels of a network or volume of the stack, on top of its own.
StringMap networkLabels(const Stack &stack, const NetworkSpec &network, const QString &operation);
StringMap volumeLabels(const Stack &stack, const VolumeSpec &volume, const QString &operation);

} // namespace core
