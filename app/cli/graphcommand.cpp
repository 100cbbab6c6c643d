#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "core/graph/graphtext.h"
#include "core/graph/order.h"
#include "core/plan/criticalpath.h"
#include "core/plan/servicechoice.h"
#include "core/support/duration.h"

#include <nlohmann/json.hpp>

namespace cli {

namespace {

/// What the last `up` had to wait for, step by step; nothing when none is known.
struct LastUp
{
    qint64 number = 0;
    qint64 milliseconds = 0;
    QList<core::DeploymentStep> path = {};
};

LastUp lastUpOf(const core::Store *store, const QString &project)
{
    const QList<core::Deployment> deployments =
        store ? store->deployments(project, 1) : QList<core::Deployment>();
    if (deployments.isEmpty())
        return {};
    const core::Deployment &last = deployments.first();
    QList<core::TimedStep> steps;
    for (const core::DeploymentStep &step : last.steps)
        steps.append({.needs = step.needs, .started = step.started, .ended = step.ended});
    LastUp up{.number = last.number, .milliseconds = last.milliseconds};
    for (const int step : core::criticalPath(steps))
        up.path << last.steps.at(step);
    return up;
}

QString edgeLabel(const core::Dependency &edge)
{
    switch (edge.condition) {
    case core::Dependency::Condition::Healthy:
        return Context::tr("healthy");
    case core::Dependency::Condition::CompletedSuccessfully:
        return Context::tr("completed");
    case core::Dependency::Condition::Started:
        break;
    }
    return {};
}

core::DrawnGraph drawnGraph(const core::Stack &stack, const LastUp &up)
{
    core::DrawnGraph graph{.title = stack.project};
    QStringList names;
    QStringList waitedFor;
    for (const core::DeploymentStep &step : up.path) {
        if (!step.service.isEmpty() && !waitedFor.contains(step.service))
            waitedFor << step.service;
    }
    const auto isNext = [&waitedFor](const QString &service, const QString &before) {
        const qsizetype place = waitedFor.indexOf(service);
        return place > 0 && waitedFor[place - 1] == before;
    };
    for (const core::Service &service : stack.services) {
        names << service.name;
        graph.nodes.append({.name = service.name,
                            .detail = service.image,
                            .isCritical = waitedFor.contains(service.name)});
    }
    for (const core::Service &service : stack.services) {
        const auto from = static_cast<int>(names.indexOf(service.name));
        for (const core::Dependency &edge : service.dependsOn) {
            const auto to = static_cast<int>(names.indexOf(edge.service));
            if (to >= 0)
                graph.edges.append({.from = from,
                                    .to = to,
                                    .label = edgeLabel(edge),
                                    .isOptional = !edge.required,
                                    .isCritical = isNext(service.name, edge.service)});
        }
    }
    return graph;
}

core::Json graphJson(const core::Stack &stack, const QList<QStringList> &levels, const LastUp &up)
{
    core::Json json{{"project", core::toJson(stack.project)}};
    core::Json list = core::Json::array();
    for (const QStringList &level : levels)
        list.push_back(core::toJson(level));
    json["levels"] = list;
    json["nodes"] = core::Json::array();
    json["edges"] = core::Json::array();
    for (const core::Service &service : stack.services) {
        json["nodes"].push_back(
            {{"name", core::toJson(service.name)}, {"image", core::toJson(service.image)}});
        for (const core::Dependency &edge : service.dependsOn)
            json["edges"].push_back(
                {{"from", core::toJson(service.name)},
                 {"to", core::toJson(edge.service)},
                 {"condition", core::toJson(core::conditionName(edge.condition))},
                 {"required", edge.required},
                 {"restart", edge.restart}});
    }
    core::Json path = core::Json::array();
    for (const core::DeploymentStep &step : up.path)
        path.push_back({{"text", core::toJson(step.text)},
                        {"service", core::toJson(step.service)},
                        {"startedMs", step.started},
                        {"endedMs", step.ended}});
    json["criticalPath"] = {
        {"deployment", up.number}, {"durationMs", up.milliseconds}, {"steps", path}};
    return json;
}

void printGraph(const Output &output, const QList<QStringList> &levels, const LastUp &up)
{
    int number = 0;
    for (const QStringList &level : levels)
        output.answerLine(QStringLiteral("%1. %2").arg(++number).arg(level.join(u", ")));
    if (up.path.isEmpty())
        return;
    output.answerLine({});
    output.answerLine(Context::tr("What the last up (%1) had to wait for:")
                          .arg(core::shortDuration(std::chrono::milliseconds(up.milliseconds))));
    QList<QStringList> rows;
    for (const core::DeploymentStep &step : up.path)
        rows << QStringList{
            QStringLiteral("  ")
                + core::shortDuration(std::chrono::milliseconds(step.ended - step.started)),
            step.text};
    output.answerTable(rows);
}

} // namespace

void runGraph(Context &context)
{
    const auto project = context.loadSpec();
    if (!project)
        return;
    const auto levels = core::levels(core::dependencyGraph(project->stack));
    if (!levels) {
        context.fail(levels.error());
        return;
    }
    const Output &output = context.output();
    const LastUp up = lastUpOf(context.store().get(), project->stack.project);
    const QString format = context.invocation().value("format");
    if (format == u"dot")
        output.answer(core::graphAsDot(drawnGraph(project->stack, up)));
    else if (format == u"svg")
        output.answer(core::graphAsSvg(drawnGraph(project->stack, up)));
    else if (format == u"json" || output.isJson())
        output.answerJson(graphJson(project->stack, *levels, up));
    else
        printGraph(output, *levels, up);
    context.finish(exitcode::done);
}

} // namespace cli
