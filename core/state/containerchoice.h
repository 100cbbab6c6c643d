#pragma once

#include "core/stack/stack.h"
#include "core/state/state.h"
#include "core/support/result.h"

namespace core {

// Which of a stack's containers a command is about that looks at them.

/// An error for the first name that neither the stack nor any of its containers has. Without a
/// spec, the stack has no services, and only the containers count.
Result<> checkKnown(const Stack &stack, const State &state, const QStringList &services);

/// The containers of these services (of all, when there are none), one-off runs and those set aside
/// left out, by service and number.
QList<ContainerInfo> chosenContainers(const State &state, const QStringList &services);

/// Those that run, paused ones included.
QList<ContainerInfo> onlyRunning(const QList<ContainerInfo> &containers);

/// The container of a service with this number, or the first one when `index` is 0. With `running`,
/// only one that runs or is paused counts. The error says which of this fails.
Result<ContainerInfo>
replicaAt(const Stack &stack, const State &state, const QString &service, int index, bool running);

/// "80", "80/tcp", "53/udp": a port in a container. `protocol` is what was asked for beside it, and
/// may be empty. A Usage error for anything else.
Result<PublishedPort> wantedPort(const QString &text, const QString &protocol);

/// Where a container's port is published; else the error names what is published.
Result<PublishedPort> publishedPort(const ContainerInfo &container, const PublishedPort &wanted);

/// "0.0.0.0:18000", "[::1]:80".
QString addressText(const PublishedPort &port);

/// Name and tag of a container's image.
struct ImageName
{
    QString repository = QStringLiteral("<none>");
    QString tag = QStringLiteral("<none>");

    bool operator==(const ImageName &) const = default;
};

/// What the image is called that a container was made from: as it was asked for, as long as the
/// image is still called so; else the image's first name. `image` is null when it is gone.
ImageName imageName(const ContainerInfo &container, const ImageInfo *image);

} // namespace core
