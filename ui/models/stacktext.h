#pragma once

#include "core/state/snapshot.h"

#include <QUrl>

namespace ui {

/// Whether something of the service runs now.
bool isUp(const core::ServiceSnapshot &service);

/// Services that are meant to run: those that have ended their one job are not among them.
int meantToRun(const core::StackSnapshot &stack);

/// "4/5": how many run of those that are meant to; empty when nothing of the stack exists.
QString countText(const core::StackSnapshot &stack);

/// "4/5 · 1 done".
QString countAndDoneText(const core::StackSnapshot &stack);

/// "4 of 5 running, api is starting": the state of a stack in a sentence's worth of words.
QString overallText(const core::StackSnapshot &stack);

/// "2 h", "12 s", or "exit 137" for what has ended.
QString sinceText(const core::ServiceSnapshot &service, const QDateTime &now);

/// Ports that are reachable from this machine, each once, in order.
QList<core::PublishedPort> openPorts(const core::ServiceSnapshot &service);
/// "8080", or "8080/udp".
QString portText(const core::PublishedPort &port);
/// Where a browser finds the port; empty for what is not TCP.
QUrl portUrl(const core::PublishedPort &port);

/// An image reference for a column: a digest is cut to 12 characters.
QString imageText(const QString &reference);

/// "~/src/shop/compose.yaml and 1 more".
QString filesText(const core::StackSnapshot &stack);

} // namespace ui
