#pragma once

#include "core/support/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace core {

/// One act on an existing container that has to be undone when its call does not come to its end.
/// What a call creates needs no entry of its own: it carries the call's label.
struct JournalEntry
{
    QString kind = {}; ///< kindName() of the operation
    QStringList targets = {};
    QString newName = {};

    bool operator==(const JournalEntry &) const = default;
};

/// Where an intent is written down before it is acted on.
class Journal
{
public:
    virtual ~Journal() = default;

    /// Fails when it cannot be written down; then it must not be done.
    virtual Result<> intend(const JournalEntry &entry) = 0;
    /// From here on the call is not taken back: what follows only clears away. Fails like intend().
    virtual Result<> commit() = 0;
};

} // namespace core
