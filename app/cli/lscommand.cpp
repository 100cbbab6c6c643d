#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "core/backend/selection.h"
#include "core/engine/observer.h"
#include "core/stack/labels.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace cli {

namespace {

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

} // namespace

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

} // namespace cli
