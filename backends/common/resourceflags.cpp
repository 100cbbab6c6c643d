#include "backends/common/resourceflags.h"

#include "backends/common/processflags.h"

namespace backends::common {

static void addNumber(Words &words, const QString &flag, qint64 number)
{
    if (number != 0)
        words.add(flag, QString::number(number));
}

/// The newer control groups have no place for some limits, and runtimes refuse them there.
static bool hasOldLimits(const Dialect &dialect)
{
    return dialect.groups != Dialect::Groups::Unified;
}

void emitSysctls(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const core::StringMap &sysctls = spec.settings.sysctls;
    for (auto it = sysctls.begin(); it != sysctls.end(); ++it)
        words.add(QStringLiteral("--sysctl"),
                  listValue(it.key() + u'=' + it.value(), dialect.splitsLists));
}

QString ulimitText(const QString &name, const core::Ulimit &limit)
{
    return QStringLiteral("%1=%2:%3").arg(name).arg(limit.soft).arg(limit.hard);
}

void emitUlimits(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const auto &ulimits = spec.settings.ulimits;
    for (auto it = ulimits.begin(); it != ulimits.end(); ++it)
        words.add(QStringLiteral("--ulimit"),
                  listValue(ulimitText(it.key(), *it), dialect.splitsLists));
}

void emitCgroup(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--cgroupns"), spec.settings.cgroup);
}

void emitCgroupParent(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--cgroup-parent"), spec.settings.cgroupParent);
}

void emitCpus(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--cpus"), spec.settings.cpus);
}

void emitCpuset(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--cpuset-cpus"), spec.settings.cpuset);
}

void emitCpuShares(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--cpu-shares"), spec.settings.cpuShares);
}

void emitCpuPeriod(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--cpu-period"), spec.settings.cpuPeriod);
}

void emitCpuQuota(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--cpu-quota"), spec.settings.cpuQuota);
}

void emitRealtimePeriod(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (hasOldLimits(dialect))
        addNumber(words, QStringLiteral("--cpu-rt-period"), spec.settings.cpuRealtimePeriod);
}

void emitRealtimeRuntime(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (hasOldLimits(dialect))
        addNumber(words, QStringLiteral("--cpu-rt-runtime"), spec.settings.cpuRealtimeRuntime);
}

void emitMemory(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--memory"), spec.settings.memoryLimit);
}

void emitMemoryReservation(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--memory-reservation"), spec.settings.memoryReservation);
}

void emitMemorySwap(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--memory-swap"), spec.settings.memorySwap);
}

void emitSwappiness(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.settings.memorySwappiness && hasOldLimits(dialect))
        words.add(QStringLiteral("--memory-swappiness"),
                  QString::number(*spec.settings.memorySwappiness));
}

void emitOomKill(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.settings.oomKillDisable && hasOldLimits(dialect))
        words.add(QStringLiteral("--oom-kill-disable"));
}

void emitOomScore(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--oom-score-adj"), spec.settings.oomScoreAdj);
}

void emitShmSize(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--shm-size"), spec.settings.shmSize);
}

void emitPidsLimit(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--pids-limit"), spec.settings.pidsLimit);
}

static void addDeviceNumbers(Words &words,
                             const QString &flag,
                             const QList<core::DeviceNumber> &numbers,
                             const Dialect &dialect)
{
    for (const core::DeviceNumber &device : numbers)
        words.add(flag,
                  listValue(QStringLiteral("%1:%2").arg(device.path).arg(device.number),
                            dialect.splitsOptions));
}

void emitBlockIo(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const core::BlockIo &io = spec.settings.blockIo;
    addNumber(words, QStringLiteral("--blkio-weight"), io.weight);
    addDeviceNumbers(words, QStringLiteral("--blkio-weight-device"), io.weights, dialect);
    addDeviceNumbers(words, QStringLiteral("--device-read-bps"), io.readBytes, dialect);
    addDeviceNumbers(words, QStringLiteral("--device-read-iops"), io.readOperations, dialect);
    addDeviceNumbers(words, QStringLiteral("--device-write-bps"), io.writeBytes, dialect);
    addDeviceNumbers(words, QStringLiteral("--device-write-iops"), io.writeOperations, dialect);
}

void loseLimits(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!dialect.rootless || dialect.groups != Dialect::Groups::Old)
        return;
    const core::ContainerSettings &settings = spec.settings;
    const QList<std::pair<const char *, bool>> limits = {
        {"cpus", !settings.cpus.isEmpty()},
        {"cpuset", !settings.cpuset.isEmpty()},
        {"cpu_shares", settings.cpuShares != 0},
        {"cpu_period", settings.cpuPeriod != 0},
        {"cpu_quota", settings.cpuQuota != 0},
        {"mem_limit", settings.memoryLimit != 0},
        {"mem_reservation", settings.memoryReservation != 0},
        {"memswap_limit", settings.memorySwap != 0},
        {"pids_limit", settings.pidsLimit != 0},
        {"blkio_config", settings.blockIo != core::BlockIo()}};
    for (const auto &[field, isWanted] : limits) {
        if (isWanted)
            losses.dropped(QString::fromLatin1(field),
                           LossTr::tr("Rootless containers have no limits on a machine with the "
                                      "old control groups."));
    }
}

static void loseOldLimit(Losses &losses, const char *field, bool isWanted, const Dialect &dialect)
{
    if (isWanted && !hasOldLimits(dialect))
        losses.dropped(
            QString::fromLatin1(field),
            LossTr::tr("The control groups of this machine (version 2) do not know it."));
}

void loseRealtimePeriod(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    loseOldLimit(losses, "cpu_rt_period", spec.settings.cpuRealtimePeriod != 0, dialect);
}

void loseRealtimeRuntime(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    loseOldLimit(losses, "cpu_rt_runtime", spec.settings.cpuRealtimeRuntime != 0, dialect);
}

void loseCpuCount(Losses &losses, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.settings.cpuCount != 0)
        losses.forWindows(QStringLiteral("cpu_count"));
}

void loseCpuPercent(Losses &losses, const core::ContainerSpec &spec, const Dialect &)
{
    if (!spec.settings.cpuPercent.isEmpty())
        losses.forWindows(QStringLiteral("cpu_percent"));
}

void loseSwappiness(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    loseOldLimit(losses, "mem_swappiness", spec.settings.memorySwappiness.has_value(), dialect);
}

void loseOomKill(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    loseOldLimit(losses, "oom_kill_disable", spec.settings.oomKillDisable, dialect);
}

} // namespace backends::common
