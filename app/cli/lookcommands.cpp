#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "core/backend/selection.h"
#include "core/engine/observer.h"
#include "core/stack/labels.h"
#include "core/state/snapshot.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace cli {

namespace {

QString portText(const core::PublishedPort &port)
{
    const QString inside = QStringLiteral("%1/%2").arg(port.containerPort).arg(port.protocol);
    if (port.hostPort == 0)
        return inside;
    const QString address = port.hostIp.isEmpty() ? QStringLiteral("0.0.0.0") : port.hostIp;
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    return QStringLiteral("%1:%2->%3").arg(host).arg(port.hostPort).arg(inside);
}

QString statusText(const core::ContainerInfo &container)
{
    QString text = core::statusName(container.status);
    if (container.status == core::ContainerInfo::Status::Exited)
        text += QStringLiteral(" (%1)").arg(container.exitCode);
    const QString health = core::healthName(container.health);
    if (!health.isEmpty() && container.isRunning())
        text += QStringLiteral(" (%1)").arg(health);
    return text;
}

core::Json containerJson(const core::ContainerInfo &container)
{
    core::Json json = core::Json::object();
    json["id"] = container.id.toStdString();
    json["name"] = container.name.toStdString();
    json["project"] = container.project().toStdString();
    json["service"] = container.service().toStdString();
    json["image"] = container.image.toStdString();
    json["status"] = core::statusName(container.status).toStdString();
    json["state"] = core::statusName(container.status).toStdString();
    json["health"] = core::healthName(container.health).toStdString();
    json["exitCode"] = container.exitCode;
    core::Json ports = core::Json::array();
    for (const core::PublishedPort &port : container.ports) {
        core::Json entry = core::Json::object();
        entry["hostIp"] = port.hostIp.toStdString();
        entry["hostPort"] = port.hostPort;
        entry["containerPort"] = port.containerPort;
        entry["protocol"] = port.protocol.toStdString();
        ports.push_back(entry);
    }
    json["ports"] = ports;
    json["networks"] = core::toJson(container.networks);
    json["labels"] = core::toJson(container.labels);
    if (container.createdAt.isValid())
        json["createdAt"] = container.createdAt.toString(Qt::ISODateWithMs).toStdString();
    return json;
}

void printContainers(Context &context, QList<core::ContainerInfo> containers)
{
    std::sort(containers.begin(), containers.end(), [](const auto &a, const auto &b) {
        return a.name < b.name;
    });
    if (context.output().isJson()) {
        core::Json list = core::Json::array();
        for (const core::ContainerInfo &container : containers)
            list.push_back(containerJson(container));
        context.output().answerJson(list);
        return;
    }
    QList<QStringList> rows{{"NAME", "SERVICE", "IMAGE", "STATUS", "PORTS"}};
    for (const core::ContainerInfo &container : containers) {
        QStringList ports;
        for (const core::PublishedPort &port : container.ports)
            ports << portText(port);
        ports.removeDuplicates();
        rows << QStringList{container.name,
                            container.service(),
                            container.image,
                            statusText(container),
                            ports.join(QStringLiteral(", "))};
    }
    context.output().answerTable(rows);
}

void showPs(Context &context, const core::Stack &stack, bool hasSpec)
{
    core::observe(
        *context.protocol(),
        context.runner(),
        {.filter = {.project = stack.project}, .networks = false, .volumes = false},
        &context,
        [&context, stack, hasSpec](const core::Result<core::State> &state) {
            if (!state) {
                context.fail(state.error());
                return;
            }
            const QStringList wanted = context.invocation().arguments;
            for (const QString &name : wanted) {
                if (hasSpec && !stack.service(name)) {
                    context.fail({.kind = core::Error::Kind::NotFound,
                                  .summary = Context::tr("There is no service \"%1\".").arg(name),
                                  .service = name});
                    return;
                }
            }
            QList<core::ContainerInfo> shown;
            for (const core::ContainerInfo &container : state->containers) {
                const bool all = context.invocation().has("all");
                const bool isUp = container.isRunning()
                                  || container.status == core::ContainerInfo::Status::Paused;
                if ((all || (isUp && !container.isOneOff()))
                    && (wanted.isEmpty() || wanted.contains(container.service())))
                    shown << container;
            }
            printContainers(context, shown);
            context.finish(exitcode::done);
        });
}

/// One row of `ls`.
struct ListedStack
{
    QString project = {};
    QString backend = {};
    qint64 handle = 0;
    QStringList files = {};
    QMap<QString, int> counts = {}; ///< status -> containers
    bool isReachable = true;        ///< whether its runtime answers
};

QString statusText(const ListedStack &stack)
{
    if (!stack.isReachable)
        return QStringLiteral("unreachable");
    QStringList parts;
    for (auto it = stack.counts.begin(); it != stack.counts.end(); ++it)
        parts << QStringLiteral("%1(%2)").arg(it.key()).arg(it.value());
    return parts.isEmpty() ? QStringLiteral("-") : parts.join(QStringLiteral(", "));
}

void addContainers(QList<ListedStack> &stacks,
                   const QString &backend,
                   const QList<core::ContainerInfo> &containers)
{
    for (const core::ContainerInfo &container : containers) {
        auto known = std::find_if(stacks.begin(), stacks.end(), [&](const ListedStack &stack) {
            return stack.project == container.project() && stack.backend == backend;
        });
        if (known == stacks.end()) {
            const QString files = container.labels.value(core::label::configFiles);
            stacks.append({.project = container.project(),
                           .backend = backend,
                           .files = files.split(u',', Qt::SkipEmptyParts)});
            known = stacks.end() - 1;
        }
        ++known->counts[core::statusName(container.status)];
    }
}

void printStacks(Context &context, QList<ListedStack> stacks)
{
    std::sort(stacks.begin(), stacks.end(), [](const auto &a, const auto &b) {
        return std::pair(a.project, a.backend) < std::pair(b.project, b.backend);
    });
    if (context.output().isJson()) {
        core::Json list = core::Json::array();
        for (const ListedStack &stack : std::as_const(stacks)) {
            core::Json json = core::Json::object();
            json["project"] = stack.project.toStdString();
            json["backend"] = stack.backend.toStdString();
            json["handle"] = stack.handle > 0 ? core::Json(stack.handle) : core::Json();
            json["status"] = statusText(stack).toStdString();
            core::Json counts = core::Json::object();
            for (auto it = stack.counts.begin(); it != stack.counts.end(); ++it)
                counts[it.key().toStdString()] = it.value();
            json["containers"] = counts;
            json["files"] = core::toJson(stack.files);
            list.push_back(json);
        }
        context.output().answerJson(list);
        return;
    }
    QList<QStringList> rows{{"PROJECT", "HANDLE", "RUNTIME", "STATUS", "FILES"}};
    for (const ListedStack &stack : std::as_const(stacks))
        rows << QStringList{stack.project,
                            stack.handle > 0 ? QString::number(stack.handle) : QStringLiteral("-"),
                            stack.backend,
                            statusText(stack),
                            stack.files.join(u',')};
    context.output().answerTable(rows);
}

/// Asks all runtimes for their stacks, and tells of those that do not answer.
struct StackRound
{
    QList<core::BackendInfo> backends = {};
    QList<ListedStack> stacks = {};
    QStringList answered = {};                ///< runtimes
    QMap<QString, core::Error> refusals = {}; ///< runtime -> what went wrong when it was asked
    int pending = 1;
};

bool isListed(const Context &context, const QString &backend)
{
    const QString only = context.invocation().value("backend");
    return only.isEmpty() || backend == only;
}

/// Adds what only the store knows: the handles, and the stacks of runtimes that do not answer.
void addRecords(Context &context, StackRound &round)
{
    const auto store = context.store();
    for (const core::StackRecord &record : store ? store->stacks() : QList<core::StackRecord>()) {
        const auto known =
            std::find_if(round.stacks.begin(), round.stacks.end(), [&](const ListedStack &stack) {
                return stack.project == record.project && stack.backend == record.backend;
            });
        if (known != round.stacks.end())
            known->handle = record.handle;
        else if (!round.answered.contains(record.backend) && isListed(context, record.backend))
            round.stacks.append({.project = record.project,
                                 .backend = record.backend,
                                 .handle = record.handle,
                                 .files = record.files,
                                 .isReachable = false});
    }
}

/// Tells of each runtime that is on this machine, or has stacks, and does not answer.
void warnOfSilence(Context &context, const StackRound &round)
{
    for (const core::BackendInfo &info : round.backends) {
        if (round.answered.contains(info.name) || !isListed(context, info.name))
            continue;
        const bool hasStacks =
            std::any_of(round.stacks.begin(), round.stacks.end(), [&](const ListedStack &stack) {
                return stack.backend == info.name;
            });
        if (info.found != core::Tick::Yes && !hasStacks)
            continue;
        const auto refusal = round.refusals.constFind(info.name);
        const QString reason =
            refusal == round.refusals.constEnd() ? info.reason : refusal->summary;
        context.output().warning(
            {.reason = Context::tr("%1 does not answer: %2").arg(info.name, reason)});
    }
}

void finishRound(Context &context, StackRound &round)
{
    const bool isSilent = round.answered.isEmpty();
    if (isSilent) {
        const auto chosen =
            core::chooseBackend(round.backends, context.invocation().value("backend"));
        core::Error error = chosen ? round.refusals.first() : chosen.error();
        error.kind = core::Error::Kind::NoBackendFound;
        if (context.retryAfterDetection(error))
            return;
        addRecords(context, round);
        if (round.stacks.isEmpty()) {
            context.fail(error);
            return;
        }
    } else {
        addRecords(context, round);
    }
    warnOfSilence(context, round);
    printStacks(context, round.stacks);
    context.finish(isSilent ? exitcode::noBackend : exitcode::done);
}

void listStacks(Context &context, const QList<core::BackendInfo> &backends)
{
    auto round = std::make_shared<StackRound>();
    round->backends = backends;
    const auto settle = [&context, round] {
        if (--round->pending == 0)
            finishRound(context, *round);
    };
    for (const core::BackendInfo &info : backends) {
        if (!info.available || !isListed(context, info.name))
            continue;
        const auto protocol = context.protocolOf(info);
        ++round->pending;
        core::observe(*protocol,
                      context.runner(),
                      {.filter = {.allStacks = true}, .networks = false, .volumes = false},
                      &context,
                      [round, settle, protocol, name = info.name](const auto &state) {
                          if (state) {
                              round->answered << name;
                              addContainers(round->stacks, name, state->containers);
                          } else {
                              round->refusals[name] = state.error();
                          }
                          settle();
                      });
    }
    settle();
}

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

void runPs(Context &context)
{
    bool hasSpec = true;
    const auto stack = context.projectStack(&hasSpec);
    if (!stack)
        return;
    const auto begin = [&context, stack, hasSpec] {
        context.withBackend([&context, stack, hasSpec] { showPs(context, *stack, hasSpec); });
    };
    context.setRetry(begin);
    begin();
}

void runLs(Context &context)
{
    const auto begin = [&context] {
        context.detectQuickly([&context](const QList<core::BackendInfo> &backends) {
            listStacks(context, backends);
        });
    };
    context.setRetry(begin);
    begin();
}

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
