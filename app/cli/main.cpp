#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "backends/backends.h"
#include "core/process/processgroup.h"
#include "core/support/json.h"
#include "core/support/log.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QTimer>

namespace {

using Command = void (*)(cli::Context &);

Command commandOf(const QString &name)
{
    static const QMap<QString, Command> commands{{"config", cli::runConfig},
                                                 {"plan", cli::runPlan},
                                                 {"up", cli::runUp},
                                                 {"down", cli::runDown},
                                                 {"create", cli::runUp},
                                                 {"start", cli::runServiceAction},
                                                 {"stop", cli::runServiceAction},
                                                 {"restart", cli::runServiceAction},
                                                 {"pause", cli::runServiceAction},
                                                 {"unpause", cli::runServiceAction},
                                                 {"kill", cli::runKill},
                                                 {"rm", cli::runRm},
                                                 {"scale", cli::runScale},
                                                 {"run", cli::runRun},
                                                 {"pull", cli::runImageAction},
                                                 {"build", cli::runImageAction},
                                                 {"push", cli::runImageAction},
                                                 {"ps", cli::runPs},
                                                 {"ls", cli::runLs},
                                                 {"graph", cli::runGraph},
                                                 {"history", cli::runHistory},
                                                 {"rollback", cli::runRollback},
                                                 {"logs", cli::runLogs},
                                                 {"exec", cli::runExec},
                                                 {"images", cli::runImages},
                                                 {"port", cli::runPort},
                                                 {"top", cli::runTop},
                                                 {"stats", cli::runStats},
                                                 {"events", cli::runEvents},
                                                 {"wait", cli::runWait},
                                                 {"cp", cli::runCopy},
                                                 {"backends", cli::runBackends},
                                                 {"backend", cli::runBackend}};
    return commands.value(name);
}

/// What needs neither a spec nor a runtime.
int answer(const cli::Invocation &invocation)
{
    const cli::Output output(invocation.has(QStringLiteral("json")), false, false);
    if (invocation.wantsVersion || invocation.command == u"version") {
        if (output.isJson())
            output.answerJson(core::toJson(QMap<QString, QString>{{"version", PERRY_VERSION}}));
        else
            output.answerLine(QStringLiteral("perryctl %1").arg(QStringLiteral(PERRY_VERSION)));
    } else {
        const bool isHelp = invocation.command == u"help";
        output.answer(
            cli::helpText(isHelp ? invocation.arguments.value(0) : invocation.command).toUtf8());
    }
    return output.finalExitCode(cli::exitcode::done);
}

} // namespace

int main(int argc, char **argv)
{
    cli::openMissingStreams();
    cli::ignoreBrokenPipe();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("perryctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PERRY_VERSION));

    const auto invocation = cli::parseInvocation(application.arguments().mid(1));
    if (!invocation) {
        const bool json = application.arguments().contains(QStringLiteral("--json"));
        cli::Output(json, false, false).error(invocation.error());
        return cli::exitcode::usage;
    }
    const bool isAbout = invocation->command == u"version" || invocation->command == u"help";
    if (invocation->wantsVersion || invocation->wantsHelp || isAbout)
        return answer(*invocation);
    if (const QString seconds = invocation->value(QStringLiteral("timeout")); !seconds.isEmpty())
        qputenv("PERRY_CONTAINER_OP_TIMEOUT_SECS", seconds.toUtf8());

    core::startLogging("perryctl", false);
    core::raiseFileLimit();
    cli::Context context(*invocation, backends::allDrivers());
    const auto begin = [&context, command = commandOf(invocation->command)] {
        // Before a command has begun anything that would have to end in order.
        cli::onInterrupt(&context, [&context] {
            context.fail({.kind = core::Error::Kind::Cancelled,
                          .summary = cli::Context::tr("Interrupted before anything was done.")});
        });
        command(context);
    };
    context.setBeginning(begin);
    QTimer::singleShot(0, &context, begin);
    return application.exec();
}
