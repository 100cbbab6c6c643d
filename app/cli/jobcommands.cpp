#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/progress.h"
#include "app/cli/terminal.h"
#include "core/engine/job.h"
#include "core/engine/operationcommands.h"
#include "core/support/duration.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>

namespace cli {

namespace {

/// Only an interrupt that comes so much later is a second one.
constexpr qint64 secondInterruptAfter = 1000; // ms

core::Json warningJson(const core::Warning &warning)
{
    core::Json json = core::Json::object();
    json["backend"] = warning.backend.toStdString();
    json["service"] = warning.service.toStdString();
    json["field"] = warning.field.toStdString();
    json["action"] = warning.action.toStdString();
    json["reason"] = warning.reason.toStdString();
    return json;
}

core::Json actionsJson(const QList<core::ServiceAction> &actions)
{
    core::Json list = core::Json::array();
    for (const core::ServiceAction &action : actions) {
        core::Json json = core::Json::object();
        json["service"] = action.service.toStdString();
        json["container"] = action.container.toStdString();
        json["action"] = action.action.toStdString();
        list.push_back(json);
    }
    return list;
}

core::Json warningsJson(const QList<core::Warning> &warnings)
{
    core::Json list = core::Json::array();
    for (const core::Warning &warning : warnings)
        list.push_back(warningJson(warning));
    return list;
}

/// The document that up, down, start, stop and restart answer with.
core::Json resultJson(const core::JobResult &result, const QString &project, const QString &backend)
{
    core::Json json = core::Json::object();
    if (result.handle > 0)
        json["handle"] = result.handle;
    json["project"] = project.toStdString();
    json["backend"] = backend.toStdString();
    json["services"] = actionsJson(result.actions);
    json["warnings"] = warningsJson(result.warnings);
    json["durationMs"] = result.milliseconds;
    return json;
}

core::Json planJson(const core::Plan &plan, const core::Protocol &protocol)
{
    core::Json operations = core::Json::array();
    for (const core::Operation &operation : plan.operations) {
        core::Json json = core::Json::object();
        json["id"] = operation.id;
        json["kind"] = core::kindName(operation.kind).toStdString();
        json["service"] = operation.service.toStdString();
        json["targets"] = core::toJson(operation.targets);
        json["cause"] = operation.cause.toStdString();
        json["needs"] = operation.needs;
        core::Json commands = core::Json::array();
        for (const core::CommandLine &command : core::commandsFor(operation, protocol))
            commands.push_back(core::shellText(command).toStdString());
        json["commands"] = commands;
        operations.push_back(json);
    }
    core::Json json = core::Json::object();
    json["project"] = plan.project.toStdString();
    json["changes"] = !plan.changesNothing();
    json["operations"] = operations;
    json["services"] = actionsJson(plan.actions);
    json["warnings"] = warningsJson(plan.warnings);
    return json;
}

void printPlan(const Output &output, const core::Plan &plan, const core::Protocol &protocol)
{
    if (plan.changesNothing()) {
        output.answerLine(Context::tr("Nothing would change in %1.").arg(plan.project));
        return;
    }
    int number = 0;
    for (const core::Operation &operation : plan.operations) {
        QString line = QStringLiteral("%1. %2").arg(++number).arg(core::operationText(operation));
        if (!operation.cause.isEmpty())
            line += QStringLiteral(" (%1)").arg(operation.cause);
        output.answerLine(line);
        for (const core::CommandLine &command : core::commandsFor(operation, protocol))
            output.answerLine(QStringLiteral("     ") + core::shellText(command));
    }
}

std::optional<int> graceOf(const Invocation &invocation)
{
    return invocation.has("time") ? std::optional(invocation.value("time").toInt()) : std::nullopt;
}

core::Result<core::UpOptions> upOptions(const Invocation &invocation)
{
    core::UpOptions options{.services = invocation.arguments,
                            .build = invocation.has("build"),
                            .pull = invocation.value("pull"),
                            .forceRecreate = invocation.has("force-recreate"),
                            .noRecreate = invocation.has("no-recreate"),
                            .noDependencies = invocation.has("no-deps"),
                            .removeOrphans = invocation.has("remove-orphans"),
                            .wait = invocation.has("wait")};
    if (options.forceRecreate && options.noRecreate)
        return core::Error{
            .kind = core::Error::Kind::Usage,
            .summary = Context::tr("--force-recreate and --no-recreate exclude each other.")};
    for (const QString &text : invocation.values("scale")) {
        bool ok = false;
        const int count = text.section(u'=', 1).toInt(&ok);
        if (!ok || count < 0 || !text.contains(u'='))
            return core::Error{.kind = core::Error::Kind::Usage,
                               .summary =
                                   Context::tr("--scale needs SERVICE=N, not \"%1\".").arg(text)};
        options.scale[text.section(u'=', 0, 0)] = count;
    }
    return options;
}

bool isStrict(const Context &context)
{
    return context.invocation().value("enforcement") == u"strict";
}

/// What a runtime cannot do is not told to those who are lenient about it.
void showWarnings(Context &context, const QList<core::Warning> &warnings)
{
    const bool lenient = context.invocation().value("enforcement") == u"lenient";
    for (const core::Warning &warning : warnings) {
        if (!lenient || warning.action == u"note")
            context.output().warning(warning);
    }
}

void reportEnd(Context &context, const core::JobResult &result, const QString &project)
{
    const Output &output = context.output();
    for (const QString &leftover : result.leftovers)
        output.warning({.reason = Context::tr("Could not be taken back: %1").arg(leftover)});
    if (result.cancelled) {
        core::Error error{.kind = core::Error::Kind::Cancelled,
                          .summary =
                              result.rolledBack
                                  ? Context::tr("Interrupted; what this call made was "
                                                "taken back.")
                                  : Context::tr("Interrupted; the stack is as far as the call "
                                                "got.")};
        context.fail(error);
        return;
    }
    if (result.error) {
        core::Error error = *result.error;
        if (result.rolledBack && error.hint.isEmpty() && result.leftovers.isEmpty())
            error.hint = Context::tr("What this call made was taken back.");
        context.fail(error);
        return;
    }
    if (output.isJson())
        output.answerJson(resultJson(result, project, context.backend().name));
    else if (result.handle > 0)
        output.answerLine(QStringLiteral("handle: %1").arg(result.handle));
    context.finish(exitcode::done);
}

/// Runs a job with progress, interrupt and report.
void runJob(Context &context, core::JobRequest request)
{
    if (context.invocation().has("parallel"))
        request.maximumParallel = context.invocation().value("parallel").toInt();
    request.strict = isStrict(context);
    const QString project = request.stack.project;
    const bool takesBack = request.rollback && core::isTakenBack(request.kind);
    auto *job = new core::Job(1,
                              std::move(request),
                              {.protocol = context.protocol(),
                               .backend = context.backend().name,
                               .runner = &context.runner(),
                               .store = context.store()},
                              &context);
    auto *progress = new Progress(*job, context.output(), job);
    onInterrupt(job, [job, &context, takesBack, sinceFirst = QElapsedTimer()]() mutable {
        if (sinceFirst.isValid()) {
            // Who ends a program may signal it and its whole group: one wish that comes twice.
            if (sinceFirst.elapsed() < secondInterruptAfter)
                return;
            context.output().note(
                Context::tr("Interrupted again: the next call on this stack cleans up."));
            context.finish(exitcode::interrupted);
            return;
        }
        sinceFirst.start();
        context.output().note(takesBack
                                  ? Context::tr("Interrupted: taking back what this call made.")
                                  : Context::tr("Interrupted: ending what is under way."));
        job->cancel();
    });
    // What will be lost is said before anything is done.
    auto told = std::make_shared<std::optional<QList<core::Warning>>>();
    QObject::connect(job,
                     &core::Job::finished,
                     &context,
                     [&context, progress, project, job, told](const core::JobResult &result) {
                         progress->close();
                         QList<core::Warning> untold = result.warnings;
                         untold.removeIf([&](const core::Warning &warning) {
                             return told->has_value() && (*told)->contains(warning);
                         });
                         showWarnings(context, untold);
                         reportEnd(context, result, project);
                         job->deleteLater();
                     });
    QObject::connect(job, &core::Job::planned, &context, [&context, told](const core::Plan &plan) {
        if (!told->has_value()) {
            *told = plan.warnings;
            showWarnings(context, plan.warnings);
        }
        // Once something is done, starting all over on another runtime is out of the question.
        if (!plan.changesNothing())
            context.setRetry({});
    });
    job->start();
}

/// Runs it on the right runtime, and once more after a fresh detection when a remembered runtime
/// does not answer.
void runOnBackend(Context &context, const core::JobRequest &request, const QString &backend = {})
{
    const auto begin = [&context, request, backend] {
        context.withBackend([&context, request] { runJob(context, request); }, backend);
    };
    context.setRetry(begin);
    begin();
}

void showPlan(Context &context, core::JobRequest request)
{
    request.strict = isStrict(context);
    auto *job = new core::Job(1,
                              std::move(request),
                              {.protocol = context.protocol(),
                               .backend = context.backend().name,
                               .runner = &context.runner()},
                              &context);
    auto plan = std::make_shared<core::Plan>();
    QObject::connect(
        job, &core::Job::planned, &context, [plan](const core::Plan &made) { *plan = made; });
    QObject::connect(job, &core::Job::finished, &context, [&context, plan](const auto &result) {
        if (result.error) {
            context.fail(*result.error);
            return;
        }
        const Output &output = context.output();
        const QString format = context.invocation().value("format");
        showWarnings(context, plan->warnings);
        if (format == u"shell")
            output.answer(core::planAsScript(*plan, *context.protocol()).toUtf8());
        else if (format == u"json" || output.isJson())
            output.answerJson(planJson(*plan, *context.protocol()));
        else
            printPlan(output, *plan, *context.protocol());
        const bool detailed = context.invocation().has("detailed-exitcode");
        context.finish(detailed && !plan->changesNothing() ? exitcode::changes : exitcode::done);
    });
    job->planOnly();
}

void planOnBackend(Context &context, const core::JobRequest &request)
{
    const auto begin = [&context, request] {
        context.withBackend([&context, request] { showPlan(context, request); });
    };
    context.setRetry(begin);
    begin();
}

core::DownOptions downOptions(const Invocation &invocation)
{
    const QString images = invocation.value("rmi");
    return {.volumes = invocation.has("volumes"),
            .removeOrphans = invocation.has("remove-orphans"),
            .images = images == u"local",
            .allImages = images == u"all",
            .graceSeconds = graceOf(invocation)};
}

} // namespace

void runPlan(Context &context)
{
    const Invocation &invocation = context.invocation();
    const QString format = invocation.value("format");
    if (context.output().isJson() && !format.isEmpty() && format != u"json") {
        context.fail(
            {.kind = core::Error::Kind::Usage,
             .summary = Context::tr("--json and --format %1 exclude each other.").arg(format)});
        return;
    }
    bool hasSpec = true;
    const bool destroy = invocation.has("destroy");
    if (destroy && !invocation.arguments.isEmpty()) {
        context.fail({.kind = core::Error::Kind::Usage,
                      .summary = Context::tr("--destroy is about the whole stack, not \"%1\".")
                                     .arg(invocation.arguments.first())});
        return;
    }
    const auto options = upOptions(invocation);
    if (!options) {
        context.fail(options.error());
        return;
    }
    std::optional<core::Stack> stack;
    if (destroy) {
        stack = context.projectStack(&hasSpec);
    } else if (auto project = context.loadSpec()) {
        stack = project->stack;
    }
    if (!stack)
        return;
    core::JobRequest request{.kind = destroy ? core::JobRequest::Kind::Down
                                             : core::JobRequest::Kind::Up,
                             .stack = *stack,
                             .hasSpec = hasSpec,
                             .up = *options,
                             .down = {.volumes = invocation.has("volumes")}};
    planOnBackend(context, request);
}

void runUp(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto options = upOptions(invocation);
    if (!options) {
        context.fail(options.error());
        return;
    }
    const auto project = context.loadSpec();
    if (!project)
        return;
    const core::JobRequest request{.kind = core::JobRequest::Kind::Up,
                                   .stack = project->stack,
                                   .up = *options,
                                   .rollback = !invocation.has("no-rollback")};
    if (invocation.has("dry-run"))
        planOnBackend(context, request);
    else
        runOnBackend(context, request);
}

void runDown(Context &context)
{
    const Invocation &invocation = context.invocation();
    core::JobRequest request{.kind = core::JobRequest::Kind::Down, .down = downOptions(invocation)};
    if (const QString handle = invocation.arguments.value(0); !handle.isEmpty()) {
        bool isNumber = false;
        const qint64 number = handle.toLongLong(&isNumber);
        const auto store = context.store();
        const auto record = store && isNumber ? store->stack(number) : std::nullopt;
        if (!record) {
            context.fail(
                {.kind = isNumber ? core::Error::Kind::NotFound : core::Error::Kind::Usage,
                 .summary = isNumber ? Context::tr("There is no stack with handle %1.").arg(handle)
                                     : Context::tr("\"%1\" is no handle.").arg(handle),
                 .hint = Context::tr("perryctl ls lists the stacks.")});
            return;
        }
        request.stack.project = record->project;
        request.hasSpec = false;
        runOnBackend(context, request, record->backend);
        return;
    }
    const auto stack = context.projectStack(&request.hasSpec);
    if (!stack)
        return;
    request.stack = *stack;
    runOnBackend(context, request);
}

void runStartStopRestart(Context &context)
{
    const Invocation &invocation = context.invocation();
    core::JobRequest request{.kind = invocation.command == u"start" ? core::JobRequest::Kind::Start
                                     : invocation.command == u"stop"
                                         ? core::JobRequest::Kind::Stop
                                         : core::JobRequest::Kind::Restart,
                             .services = invocation.arguments,
                             .graceSeconds = graceOf(invocation)};
    const auto stack = context.projectStack(&request.hasSpec);
    if (!stack)
        return;
    request.stack = *stack;
    runOnBackend(context, request);
}

} // namespace cli
