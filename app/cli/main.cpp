#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "backends/backends.h"
#include "core/process/processgroup.h"
#include "core/support/log.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace {

using Command = void (*)(cli::Context &);

Command commandOf(const QString &name)
{
    static const QMap<QString, Command> commands{{"config", cli::runConfig},
                                                 {"plan", cli::runPlan},
                                                 {"up", cli::runUp},
                                                 {"down", cli::runDown},
                                                 {"start", cli::runStartStopRestart},
                                                 {"stop", cli::runStartStopRestart},
                                                 {"restart", cli::runStartStopRestart},
                                                 {"ps", cli::runPs},
                                                 {"ls", cli::runLs},
                                                 {"logs", cli::runLogs},
                                                 {"exec", cli::runExec},
                                                 {"backends", cli::runBackends},
                                                 {"backend", cli::runBackend}};
    return commands.value(name);
}

void print(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("perryctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PERRY_VERSION));

    const auto invocation = cli::parseInvocation(application.arguments().mid(1));
    if (!invocation) {
        const bool json = application.arguments().contains(QStringLiteral("--json"));
        cli::Output(json, false, false).error(invocation.error());
        return cli::exitcode::usage;
    }
    if (invocation->wantsVersion || invocation->command == u"version") {
        print(QStringLiteral("perryctl %1\n").arg(QStringLiteral(PERRY_VERSION)));
        return cli::exitcode::done;
    }
    if (invocation->wantsHelp || invocation->command == u"help") {
        print(cli::helpText(invocation->command == u"help" ? invocation->arguments.value(0)
                                                           : invocation->command));
        return cli::exitcode::done;
    }
    if (const QString seconds = invocation->value(QStringLiteral("timeout")); !seconds.isEmpty())
        qputenv("PERRY_CONTAINER_OP_TIMEOUT_SECS", seconds.toUtf8());

    cli::ignoreBrokenPipe();
    core::startLogging("perryctl", false);
    core::raiseFileLimit();
    cli::Context context(*invocation, backends::allDrivers());
    const Command command = commandOf(invocation->command);
    QTimer::singleShot(0, &context, [&context, command] { command(context); });
    return application.exec();
}
