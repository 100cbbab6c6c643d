#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace core {

/// What one container uses at the moment; nothing where the runtime does not say.
struct ContainerUsage
{
    QString id = {}; ///< its first 12 digits, or all
    QString name = {};
    std::optional<double> cpuPercent = {}; ///< 100 = one processor
    std::optional<qint64> memory = {};     ///< in bytes, as all sizes here
    std::optional<qint64> memoryLimit = {};
    std::optional<double> memoryPercent = {};
    std::optional<qint64> netIn = {};
    std::optional<qint64> netOut = {};
    std::optional<qint64> blockIn = {};
    std::optional<qint64> blockOut = {};
    std::optional<qint64> processes = {};
    /// Processor time since the start, from a runtime whose cpuPercent is the average since then.
    std::optional<std::chrono::nanoseconds> cpuTime = {};

    bool operator==(const ContainerUsage &) const = default;
};

/// Makes cpuPercent that of the time between two looks, where it would be the average since the
/// start.
void countCpuBetween(QList<ContainerUsage> &now,
                     const QList<ContainerUsage> &before,
                     std::chrono::nanoseconds elapsed);

/// The processes of a container, in the columns that the runtime has.
struct ProcessTable
{
    QStringList columns = {};
    QList<QStringList> rows = {}; ///< each as long as `columns`

    bool operator==(const ProcessTable &) const = default;
};

} // namespace core
