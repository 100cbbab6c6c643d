#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "core/backend/selection.h"

#include <nlohmann/json.hpp>

namespace cli {

namespace {

QString tickName(core::Tick tick)
{
    switch (tick) {
    case core::Tick::Yes:
        return QStringLiteral("yes");
    case core::Tick::No:
        return QStringLiteral("no");
    case core::Tick::Unknown:
        return QStringLiteral("-");
    }
    Q_UNREACHABLE();
}

core::Json backendJson(const core::BackendInfo &info)
{
    core::Json json = core::Json::object();
    json["name"] = info.name.toStdString();
    json["available"] = info.available;
    json["reason"] = info.reason.toStdString();
    json["version"] = info.version.toStdString();
    json["mode"] = info.mode.toStdString();
    json["isolationLevel"] = info.isolationLevel.toStdString();
    json["executable"] = info.executable.toStdString();
    json["latencyMs"] = info.latencyMs;
    json["priority"] = info.priority;
    json["selected"] = info.selected;
    json["endpoint"] = info.endpoint.toStdString();
    json["hint"] = info.hint.toStdString();
    json["found"] = tickName(info.found).toStdString();
    json["setUp"] = tickName(info.setUp).toStdString();
    json["reachable"] = tickName(info.reachable).toStdString();
    json["usable"] = tickName(info.usable).toStdString();
    return json;
}

void printBackends(Context &context, const QList<core::BackendInfo> &backends)
{
    if (context.output().isJson()) {
        core::Json list = core::Json::array();
        for (const core::BackendInfo &info : backends)
            list.push_back(backendJson(info));
        context.output().answerJson(list);
        return;
    }
    QList<QStringList> rows{
        {"", "RUNTIME", "VERSION", "MODE", "FOUND", "SET UP", "REACHABLE", "USABLE", "TIME"}};
    for (const core::BackendInfo &info : backends)
        rows << QStringList{info.selected ? QStringLiteral("*") : QString(),
                            info.name,
                            info.version.isEmpty() ? QStringLiteral("-") : info.version,
                            info.mode.isEmpty() ? QStringLiteral("-") : info.mode,
                            tickName(info.found),
                            tickName(info.setUp),
                            tickName(info.reachable),
                            tickName(info.usable),
                            QStringLiteral("%1 ms").arg(info.latencyMs)};
    context.output().answerTable(rows);
    for (const core::BackendInfo &info : backends) {
        if (info.available)
            continue;
        context.output().answerLine(QStringLiteral("\n%1: %2").arg(info.name, info.reason));
        if (!info.hint.isEmpty())
            context.output().answerLine(QStringLiteral("  ") + info.hint);
        if (!info.fixCommand.isEmpty())
            context.output().answerLine(QStringLiteral("  $ ") + info.fixCommand);
    }
}

core::BackendInfo selected(core::BackendInfo info)
{
    info.selected = true;
    return info;
}

QString pinnedName(const Context &context)
{
    const QString option = context.invocation().value("backend");
    return option.isEmpty() ? qEnvironmentVariable("PERRY_CONTAINER_BACKEND") : option;
}

} // namespace

void runBackends(Context &context)
{
    context.detect([&context](QList<core::BackendInfo> backends) {
        const auto chosen = core::chooseBackend(backends, pinnedName(context));
        for (core::BackendInfo &info : backends)
            info.selected = chosen && info.name == chosen->name;
        printBackends(context, backends);
        context.finish(exitcode::done);
    });
}

void runBackend(Context &context)
{
    context.detect([&context](const QList<core::BackendInfo> &backends) {
        const auto chosen = core::chooseBackend(backends, pinnedName(context));
        if (!chosen) {
            context.fail(chosen.error());
            return;
        }
        if (context.output().isJson())
            context.output().answerJson(backendJson(selected(*chosen)));
        else
            context.output().answerLine(chosen->name);
        context.finish(exitcode::done);
    });
}

} // namespace cli
