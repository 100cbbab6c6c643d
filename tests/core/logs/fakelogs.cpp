#include "fakelogs.h"

#include "core/logs/logparse.h"
#include "core/stack/labels.h"

using namespace core;

namespace {

CommandLine shell(const QString &script)
{
    return {.program = QStringLiteral("sh"), .arguments = {QStringLiteral("-c"), script}};
}

Error notNeeded()
{
    return {.summary = QStringLiteral("Not needed here.")};
}

} // namespace

CommandLine FakeLogs::logs(const QString &name, const LogOptions &options) const
{
    qsizetype earlier = 0;
    for (const Call &call : calls)
        earlier += call.name == name ? 1 : 0;
    calls << Call{name, options};
    const QStringList of = scripts.value(name);
    if (of.isEmpty())
        return shell(QStringLiteral("echo no such container >&2; exit 1"));
    return shell(of[std::min(earlier, of.size() - 1)]);
}

CommandLine FakeLogs::listContainers(const ContainerFilter &) const
{
    return shell(QStringLiteral("true"));
}

Result<QList<ContainerInfo>> FakeLogs::parseContainerList(const QByteArray &) const
{
    return containers;
}

CommandLine FakeLogs::inspectContainers(const QStringList &) const
{
    return shell(QStringLiteral("true"));
}

Result<QList<ContainerInfo>> FakeLogs::parseInspection(const QByteArray &) const
{
    return containers;
}

Error FakeLogs::errorOf(const CommandLine &, const ProcessResult &result) const
{
    return {.kind = Error::Kind::Backend,
            .summary = QStringLiteral("The runtime refused."),
            .detail = QString::fromUtf8(result.errorOutput)};
}

Result<QList<NetworkInfo>> FakeLogs::parseNetworkList(const QByteArray &) const
{
    return notNeeded();
}

Result<QList<VolumeInfo>> FakeLogs::parseVolumeList(const QByteArray &) const
{
    return notNeeded();
}

Result<QList<ImageInfo>> FakeLogs::parseImages(const QByteArray &) const
{
    return notNeeded();
}

Result<ProcessTable> FakeLogs::parseProcesses(const QByteArray &) const
{
    return ProcessTable();
}

Result<QList<ContainerUsage>> FakeLogs::parseUsage(const QByteArray &) const
{
    return QList<ContainerUsage>();
}

Result<RuntimeEvent> FakeLogs::parseEvent(const QByteArray &) const
{
    return notNeeded();
}

ContainerInfo fakeContainer(const QString &service, ContainerInfo::Status status, int exitCode)
{
    return {.id = service + QStringLiteral("-id"),
            .name = QStringLiteral("shop-%1-1").arg(service),
            .status = status,
            .exitCode = exitCode,
            .labels = {{label::project, QStringLiteral("shop")}, {label::service, service}}};
}

QString say(qint64 time, const QString &text, bool toErrors)
{
    constexpr qint64 tenOClock = 1'767'261'600'000'000'000;
    return QStringLiteral("echo '%1 %2'%3;")
        .arg(logTimestampText(tenOClock + time),
             text,
             toErrors ? QStringLiteral(" >&2") : QString());
}
