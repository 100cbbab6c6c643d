#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/jobrun.h"
#include "core/compose/projectenvironment.h"
#include "core/support/duration.h"

#include <nlohmann/json.hpp>

namespace cli {

namespace {

/// Why it was done to a container: the cause of the first step that names it, else the first one
/// about its service.
QString causeFor(const core::Deployment &deployment, const core::ServiceAction &action)
{
    QString cause;
    for (const core::DeploymentStep &step : deployment.steps) {
        if (step.cause.isEmpty() || step.service != action.service)
            continue;
        if (step.text.contains(action.container))
            return step.cause;
        if (cause.isEmpty())
            cause = step.cause;
    }
    return cause;
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
             {"cause", core::toJson(isChange(action) ? causeFor(deployment, action) : QString())}});
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
        const QString cause = causeFor(deployment, action);
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

/// The one that is asked for, else the one before the last on the same runtime: on `backend` when
/// that is given.
core::Result<core::Deployment>
targetOf(const QList<core::Deployment> &deployments, const QString &to, const QString &backend)
{
    QList<core::Deployment> candidates = deployments;
    const QString runtime = backend.isEmpty() ? deployments.first().backend : backend;
    if (to.isEmpty())
        candidates.removeIf(
            [&](const core::Deployment &deployment) { return deployment.backend != runtime; });
    if (to.isEmpty() && candidates.size() > 1)
        return candidates[1];
    for (const core::Deployment &deployment : std::as_const(candidates)) {
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

/// The services that the deployment was about; empty when that was all of them.
QStringList partOf(const core::Deployment &deployment, const core::Stack &stack)
{
    const QStringList services = deployment.hashes.keys();
    return services.size() == stack.services.size() ? QStringList() : services;
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
                core::shortDuration(std::chrono::milliseconds(deployment.milliseconds)),
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
    core::StringMap environment = core::processEnvironment();
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
    const auto target = targetOf(*deployments, invocation.value("to"), invocation.value("backend"));
    if (!target) {
        context.fail(target.error());
        return;
    }
    const auto stack = storedStack(*target, environment, current);
    if (!stack) {
        context.fail(stack.error());
        return;
    }
    const core::JobRequest request{
        .kind = core::JobRequest::Kind::Up,
        .stack = *stack,
        .up = {.services = partOf(*target, *stack), .scale = target->scale},
        .spec = target->spec,
        .restored = target->number,
        .restoredImages = target->images};
    const QString backend =
        invocation.has("backend") ? invocation.value("backend") : target->backend;
    if (invocation.has("dry-run"))
        printPlanOf(context, request, backend);
    else
        runOnBackend(context, request, backend);
}

} // namespace cli
