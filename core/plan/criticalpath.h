#pragma once

#include <QList>

namespace core {

/// When one step of many was done; times in milliseconds from the start of all.
struct TimedStep
{
    QList<int> needs = {}; ///< places in the list
    qint64 started = 0;
    qint64 ended = 0;
};

/// The steps that the whole had to wait for, first one first: from the step that ended last, back
/// along the need that ended last each time.
QList<int> criticalPath(const QList<TimedStep> &steps);

} // namespace core
