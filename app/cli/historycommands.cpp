#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/jobrun.h"
#include "core/support/paths.h"

#include <nlohmann/json.hpp>

namespace cli {

namespace {

/// What was done to one service, and why: the cause of the first step about it that has one.
QString causeFor(const core::Deployment &deployment, const QString &service)
{
    for (const core::DeploymentStep &step : deployment.steps) {
        if (step.service == service && !step.cause.isEmpty())
            return step.cause;
    }
    return {};
}

bool isChange(const core::ServiceAction &action)
{
    return action.action != u"unchanged";
}

core::Json deploymentJson(const core::Deployment &deployment)
{
    core::Json services = core::Json::array();
    for (const core::ServiceAction &action : deployment.actions)
        services.push_back(
            {{"service", core::toJson(action.service)},
             {"container", core::toJson(action.container)},
             {"action", core::toJson(action.action)},
             {"cause",
              core::toJson(isChange(action) ? causeFor(deployment, action.service) : QString())}});
    core::Json json{{"number", deployment.number},
                    {"project", core::toJson(deployment.project)},
                    {"backend", core::toJson(deployment.backend)},
                    {"time", core::toJson(deployment.time.toString(Qt::ISODateWithMs))},
                    {"durationMs", deployment.milliseconds}};
    if (deployment.restored > 0)
        json["restored"] = deployment.restored;
    json["services"] = services;
    return json;
}

/// "db created, web recreated (environment LEVEL: a → b)".
QString summaryOf(const core::Deployment &deployment)
{
    QStringList parts;
    if (deployment.restored > 0)
        parts << Context::tr("back to %1").arg(deployment.restored);
    for (const core::ServiceAction &action : deployment.actions) {
        if (!isChange(action))
            continue;
        QString part = action.service + u' ' + action.action;
        const QString cause = causeFor(deployment, action.service);
        if (action.action == u"recreated" && !cause.isEmpty())
            part += QStringLiteral(" (%1)").arg(cause);
        if (!parts.contains(part))
            parts << part;
    }
    return parts.join(u", ");
}

std::optional<QList<core::Deployment>> historyOf(Context &context, const QString &project)
{
    const auto store = context.store();
    const QList<core::Deployment> deployments =
        store ? store->deployments(project) : QList<core::Deployment>();
    if (!deployments.isEmpty())
        return deployments;
    context.fail(
        {.kind = core::Error::Kind::NotFound,
         .summary = Context::tr("Nothing is known of earlier deployments of %1.").arg(project),
         .hint = Context::tr("Each perryctl up that changes something is kept.")});
    return std::nullopt;
}

/// The one that is asked for, else the one before the last.
core::Result<core::Deployment> targetOf(const QList<core::Deployment> &deployments,
                                        const QString &to)
{
    if (to.isEmpty() && deployments.size() > 1)
        return deployments[1];
    for (const core::Deployment &deployment : deployments) {
        if (!to.isEmpty() && deployment.number == to.toLongLong())
            return deployment;
    }
    return core::Error{.kind = core::Error::Kind::NotFound,
                       .summary = to.isEmpty()
                                      ? Context::tr("There is no deployment before the last one.")
                                      : Context::tr("There is no deployment %1.").arg(to),
                       .hint = Context::tr("perryctl history lists them.")};
}

/// The spec of an earlier deployment, its secrets as they are today.
core::Result<core::Stack> storedStack(const core::Deployment &deployment,
                                      const core::StringMap &environment,
                                      const QByteArray &current)
{
    const auto secrets = core::maskedValues(deployment.spec, current);
    if (!secrets)
        return secrets.error();
    core::LoadRequest request{.files = {QStringLiteral("-")},
                              .standardInput = deployment.spec.text,
                              .projectName = deployment.project,
                              .currentDirectory = deployment.workingDirectory,
                              .profiles = {QStringLiteral("*")},
                              .environment = environment};
    request.environment.insert(*secrets);
    core::LoadedProject project = core::loadProject(request);
    if (!project.isValid())
        return core::loadError(project);
    project.stack.files = deployment.files;
    return project.stack;
}

} // namespace

void runHistory(Context &context)
{
    bool hasSpec = true;
    const auto stack = context.projectStack(&hasSpec);
    if (!stack)
        return;
    const auto deployments = historyOf(context, stack->project);
    if (!deployments)
        return;
    if (context.output().isJson()) {
        core::Json list = core::Json::array();
        for (const core::Deployment &deployment : *deployments)
            list.push_back(deploymentJson(deployment));
        context.output().answerJson(list);
    } else {
        QList<QStringList> rows{{QStringLiteral("NUMBER"),
                                 QStringLiteral("TIME"),
                                 QStringLiteral("TOOK"),
                                 QStringLiteral("BACKEND"),
                                 QStringLiteral("CHANGES")}};
        for (const core::Deployment &deployment : *deployments)
            rows << QStringList{
                QString::number(deployment.number),
                deployment.time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                QStringLiteral("%1 s").arg(
                    static_cast<double>(deployment.milliseconds) / 1000, 0, 'f', 1),
                deployment.backend,
                summaryOf(deployment)};
        context.output().answerTable(rows);
    }
    context.finish(exitcode::done);
}

void runRollback(Context &context)
{
    const Invocation &invocation = context.invocation();
    core::Stack today{.project = invocation.value("project-name").toLower()};
    QByteArray current;
    core::StringMap environment = ownEnvironment();
    if (!context.hasOnlyProjectName()) {
        const auto project = context.loadSpec();
        if (!project)
            return;
        today = project->stack;
        environment = project->environment;
        current = core::configText(*project, core::ConfigFormat::JsonText);
    }
    const auto deployments = historyOf(context, today.project);
    if (!deployments)
        return;
    const auto target = targetOf(*deployments, invocation.value("to"));
    if (!target) {
        context.fail(target.error());
        return;
    }
    const auto stack = storedStack(*target, environment, current);
    if (!stack) {
        context.fail(stack.error());
        return;
    }
    const core::JobRequest request{.kind = core::JobRequest::Kind::Up,
                                   .stack = *stack,
                                   .spec = target->spec,
                                   .restored = target->number,
                                   .restoredImages = target->images};
    if (invocation.has("dry-run"))
        printPlanOf(context, request, target->backend);
    else
        runOnBackend(context, request, target->backend);
}

} // namespace cli
