#include "app/cli/jobrun.h"

#include "app/cli/exitcode.h"
#include "app/cli/progress.h"
#include "app/cli/terminal.h"
#include "core/engine/operationcommands.h"

#include <nlohmann/json.hpp>

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

void reportEnd(Context &context,
               const core::JobResult &result,
               const QString &project,
               const std::function<void()> &next)
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
    if (next) {
        next();
        return;
    }
    if (output.isJson())
        output.answerJson(resultJson(result, project, context.backend().name));
    else if (result.handle > 0)
        output.answerLine(QStringLiteral("handle: %1").arg(result.handle));
    context.finish(exitcode::done);
}

/// Runs a job with progress, interrupt and report.
void runJob(Context &context, core::JobRequest request, const std::function<void()> &next)
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
                     [&context, progress, project, job, told, next](const core::JobResult &result) {
                         progress->close();
                         QList<core::Warning> untold = result.warnings;
                         untold.removeIf([&](const core::Warning &warning) {
                             return told->has_value() && (*told)->contains(warning);
                         });
                         showWarnings(context, untold);
                         reportEnd(context, result, project, next);
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

void planJob(Context &context,
             core::JobRequest request,
             const std::function<void(const core::Plan &)> &next)
{
    request.strict = isStrict(context);
    auto *job = new core::Job(1,
                              std::move(request),
                              {.protocol = context.protocol(),
                               .backend = context.backend().name,
                               .runner = &context.runner(),
                               .store = context.store()},
                              &context);
    auto plan = std::make_shared<core::Plan>();
    QObject::connect(
        job, &core::Job::planned, &context, [plan](const core::Plan &made) { *plan = made; });
    QObject::connect(
        job, &core::Job::finished, &context, [&context, plan, next, job](const auto &result) {
            job->deleteLater();
            if (result.error) {
                context.fail(*result.error);
                return;
            }
            showWarnings(context, plan->warnings);
            next(*plan);
        });
    job->planOnly();
}

} // namespace

std::optional<int> graceOf(const Invocation &invocation)
{
    return invocation.has("time") ? std::optional(invocation.value("time").toInt()) : std::nullopt;
}

void runOnBackend(Context &context,
                  const core::JobRequest &request,
                  const QString &backend,
                  const std::function<void()> &next)
{
    const auto begin = [&context, request, backend, next] {
        context.withBackend([&context, request, next] { runJob(context, request, next); }, backend);
    };
    context.setRetry(begin);
    begin();
}

void planOnBackend(Context &context,
                   const core::JobRequest &request,
                   const std::function<void(const core::Plan &)> &next,
                   const QString &backend)
{
    const auto begin = [&context, request, next, backend] {
        context.withBackend([&context, request, next] { planJob(context, request, next); },
                            backend);
    };
    context.setRetry(begin);
    begin();
}

void printPlanOf(Context &context, const core::JobRequest &request, const QString &backend)
{
    const auto print = [&context](const core::Plan &plan) {
        const Output &output = context.output();
        const QString format = context.invocation().value("format");
        if (format == u"shell")
            output.answer(core::planAsScript(plan, *context.protocol()).toUtf8());
        else if (format == u"json" || output.isJson())
            output.answerJson(planJson(plan, *context.protocol()));
        else
            printPlan(output, plan, *context.protocol());
        const bool detailed = context.invocation().has("detailed-exitcode");
        context.finish(detailed && !plan.changesNothing() ? exitcode::changes : exitcode::done);
    };
    planOnBackend(context, request, print, backend);
}

core::StoredSpec keptSpec(const core::LoadedProject &project)
{
    return core::storedSpec(core::configText(project, core::ConfigFormat::JsonText));
}

core::Result<QMap<QString, int>> scaleWishes(const QStringList &texts)
{
    QMap<QString, int> wishes;
    for (const QString &text : texts) {
        bool ok = false;
        const int count = text.section(u'=', 1).toInt(&ok);
        if (!ok || count < 0 || !text.contains(u'='))
            return core::Error{
                .kind = core::Error::Kind::Usage,
                .summary =
                    Context::tr("How many of a service is SERVICE=N, not \"%1\".").arg(text)};
        wishes[text.section(u'=', 0, 0)] = count;
    }
    return wishes;
}

} // namespace cli
