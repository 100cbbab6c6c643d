#pragma once

#include "core/state/snapshot.h"

namespace ui {

/// The one word on an edge: "started", "healthy", "done".
QString conditionText(core::Dependency::Condition condition);

/// The whole sentence of an edge, for its tooltip: "api starts when db is healthy."
QString edgeSentence(const QString &from, const QString &to, core::Dependency::Condition condition);

/// The second line of a card: "healthy, 2 h", "waits for db to be healthy", "done (exit 0)".
QString cardText(const core::ServiceSnapshot &service, const QDateTime &now);

/// The second line of a card for a service that is not there.
QString missingServiceText();

/// What stands for the chips that have no room.
QString moreChipsText(int count);

/// The state of a service in words for a screen reader, with what it depends on.
QString spokenText(const core::ServiceSnapshot &service);

/// "2 volumes, 1 file": what is mounted, counted.
QString mountsText(const core::ServiceSnapshot &service);

} // namespace ui
