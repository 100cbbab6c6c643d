#include "backends/common/resourceflags.h"

#include "backends/common/processflags.h"

namespace backends::common {

static void addNumber(Words &words, const QString &flag, qint64 number)
{
    if (number != 0)
        words.add(flag, QString::number(number));
}

void emitDevices(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--device"),
                  listValues(spec.settings.devices, dialect.splitsOptions));
}

void emitSysctls(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const core::StringMap &sysctls = spec.settings.sysctls;
    for (auto it = sysctls.begin(); it != sysctls.end(); ++it)
        words.add(QStringLiteral("--sysctl"),
                  listValue(it.key() + u'=' + it.value(), dialect.splitsLists));
}

void emitUlimits(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const auto &ulimits = spec.settings.ulimits;
    for (auto it = ulimits.begin(); it != ulimits.end(); ++it) {
        const QString value = QStringLiteral("%1=%2:%3").arg(it.key()).arg(it->soft).arg(it->hard);
        words.add(QStringLiteral("--ulimit"), listValue(value, dialect.splitsLists));
    }
}

void emitCpus(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--cpus"), spec.settings.cpus);
}

void emitMemory(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--memory"), spec.settings.memoryLimit);
    addNumber(words, QStringLiteral("--memory-reservation"), spec.settings.memoryReservation);
    addNumber(words, QStringLiteral("--memory-swap"), spec.settings.memorySwap);
}

void emitShmSize(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--shm-size"), spec.settings.shmSize);
}

void emitPidsLimit(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    addNumber(words, QStringLiteral("--pids-limit"), spec.settings.pidsLimit);
}

} // namespace backends::common
