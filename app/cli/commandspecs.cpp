#include "app/cli/invocation.h"

#include <QCoreApplication>

namespace cli {

namespace {

QString specTr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QList<OptionSpec> configOptions()
{
    return {
        {.name = "format",
         .value = "FORMAT",
         .words = {"yaml", "json"},
         .help = specTr("yaml (default) or json")},
        {.name = "output", .shortName = "o", .value = "FILE", .help = specTr("write to a file")},
        {.name = "quiet", .shortName = "q", .help = specTr("print nothing; the exit code tells")},
        {.name = "no-interpolate", .help = specTr("keep variables")},
        {.name = "no-normalize", .help = specTr("leave out what goes without saying")},
        {.name = "no-path-resolution", .help = specTr("keep relative paths")},
        {.name = "no-consistency", .help = specTr("do not check that all fits together")},
        {.name = "no-env-resolution", .help = specTr("do not read env_file and label_file")},
        {.name = "services", .help = specTr("only the services, dependencies first")},
        {.name = "volumes", .help = specTr("only the names of the volumes")},
        {.name = "networks", .help = specTr("only the names of the networks")},
        {.name = "models", .help = specTr("only the names of the models")},
        {.name = "profiles", .help = specTr("only the profiles")},
        {.name = "images", .help = specTr("only the images")},
        {.name = "hash",
         .value = "SERVICES",
         .optionalValue = true,
         .help = specTr("a hash for each service, or for these (a,b)")},
        {.name = "environment", .help = specTr("what variables are looked up in")},
        {.name = "variables", .help = specTr("the variables of the spec")},
    };
}

QList<CommandSpec> stackCommands()
{
    const OptionSpec timeout{.name = "time",
                             .shortName = "t",
                             .value = "SECONDS",
                             .minimum = 0,
                             .help = specTr("grace before a container is killed")};
    return {
        {.name = "config",
         .arguments = "[SERVICE…]",
         .summary = specTr("Print the resolved spec."),
         .options = configOptions()},
        {.name = "plan",
         .arguments = "[SERVICE…]",
         .summary = specTr("Show what up (or down) would do and why, and change nothing."),
         .options = {{.name = "destroy", .help = specTr("the plan of down")},
                     {.name = "volumes", .help = specTr("with --destroy: volumes, too")},
                     {.name = "format",
                      .value = "FORMAT",
                      .words = {"text", "shell", "json"},
                      .help = specTr("text (default), shell or json")},
                     {.name = "build", .help = specTr("build images anew")},
                     {.name = "force-recreate", .help = specTr("make all containers anew")},
                     {.name = "detailed-exitcode",
                      .help = specTr("exit with 10 when there is something to do")}}},
        {.name = "up",
         .arguments = "[SERVICE…]",
         .summary = specTr("Create and start what the spec asks for."),
         .options = {{.name = "build", .help = specTr("build images anew")},
                     {.name = "pull",
                      .value = "POLICY",
                      .words = {"always", "missing", "never"},
                      .help = specTr("always, missing or never")},
                     {.name = "force-recreate",
                      .help = specTr("make containers anew that would fit")},
                     {.name = "no-recreate", .help = specTr("leave containers that differ")},
                     {.name = "no-deps", .help = specTr("leave out what the services depend on")},
                     {.name = "remove-orphans",
                      .help = specTr("remove what the spec no longer has")},
                     {.name = "scale",
                      .value = "SERVICE=N",
                      .repeatable = true,
                      .help = specTr("how many containers of a service")},
                     {.name = "wait", .help = specTr("wait until services are running or healthy")},
                     {.name = "no-rollback", .help = specTr("leave the pieces of a failed call")},
                     {.name = "detach",
                      .shortName = "d",
                      .help = specTr("the default; for docker's sake")},
                     {.name = "dry-run", .help = specTr("as plan")},
                     {.name = "parallel",
                      .value = "N",
                      .minimum = 1,
                      .help = specTr("calls at once (default 8)")}}},
        {.name = "down",
         .arguments = "[HANDLE]",
         .summary = specTr("Stop and remove containers and networks; volumes stay."),
         .options = {{.name = "volumes", .shortName = "v", .help = specTr("volumes go, too")},
                     {.name = "remove-orphans", .help = specTr("what the spec no longer has, too")},
                     {.name = "rmi",
                      .value = "WHICH",
                      .words = {"local", "all"},
                      .help = specTr("images: local or all")},
                     timeout},
         .maximumArguments = 1},
        {.name = "ps",
         .arguments = "[SERVICE…]",
         .summary = specTr("List the stack's containers."),
         .options = {{.name = "all", .shortName = "a", .help = specTr("stopped ones, too")}}},
        {.name = "ls",
         .summary = specTr("List all stacks of every runtime."),
         .maximumArguments = 0},
        {.name = "logs",
         .arguments = "[SERVICE…]",
         .summary = specTr("Show what the containers wrote, in the order of time."),
         .options =
             {{.name = "follow", .shortName = "f", .help = specTr("go on as lines come")},
              {.name = "tail",
               .shortName = "n",
               .value = "N",
               .words = {"all"},
               .minimum = 0,
               .help = specTr("only the last lines")},
              {.name = "since", .value = "TIME", .isTime = true, .help = specTr("a time, or 10m")},
              {.name = "until", .value = "TIME", .isTime = true, .help = specTr("a time, or 10m")},
              {.name = "timestamps",
               .shortName = "t",
               .help = specTr("show the time of each line")},
              {.name = "no-prefix", .help = specTr("no service names")}}},
        {.name = "exec",
         .arguments = "SERVICE COMMAND…",
         .summary = specTr("Run a command in a running container."),
         .options = {{.name = "interactive", .shortName = "i", .help = specTr("keep stdin open")},
                     {.name = "tty",
                      .shortName = "t",
                      .help = specTr("a terminal (default on a terminal)")},
                     {.name = "no-tty", .shortName = "T", .help = specTr("no terminal")},
                     {.name = "user",
                      .shortName = "u",
                      .value = "USER",
                      .help = specTr("run as this user")},
                     {.name = "workdir",
                      .shortName = "w",
                      .value = "DIR",
                      .help = specTr("run in this folder")},
                     {.name = "index",
                      .value = "N",
                      .minimum = 1,
                      .help = specTr("which container of the service")},
                     {.name = "env",
                      .shortName = "e",
                      .value = "NAME=VALUE",
                      .repeatable = true,
                      .help = specTr("set a variable")}},
         .minimumArguments = 2,
         .passesRest = true},
        {.name = "start",
         .arguments = "[SERVICE…]",
         .summary = specTr("Start the existing containers.")},
        {.name = "stop",
         .arguments = "[SERVICE…]",
         .summary = specTr("Stop containers and keep them."),
         .options = {timeout}},
        {.name = "restart",
         .arguments = "[SERVICE…]",
         .summary = specTr("Restart containers."),
         .options = {timeout}},
    };
}

QList<CommandSpec> machineCommands()
{
    return {
        {.name = "backends",
         .summary = specTr("Probe every runtime of this platform and say which work."),
         .maximumArguments = 0},
        {.name = "backend",
         .summary = specTr("Print the name of the runtime in use."),
         .maximumArguments = 0},
        {.name = "help",
         .arguments = "[COMMAND]",
         .summary = specTr("Show help."),
         .maximumArguments = 1},
        {.name = "version", .summary = specTr("Print the version."), .maximumArguments = 0},
    };
}

} // namespace

const QList<CommandSpec> &commandSpecs()
{
    static const QList<CommandSpec> specs = stackCommands() + machineCommands();
    return specs;
}

const QList<OptionSpec> &commonOptions()
{
    static const QList<OptionSpec> options{
        {.name = "file",
         .shortName = "f",
         .value = "FILE",
         .repeatable = true,
         .help = specTr("compose file; - is stdin")},
        {.name = "project-name", .shortName = "p", .value = "NAME", .help = specTr("project")},
        {.name = "project-directory", .value = "DIR", .help = specTr("where relative paths start")},
        {.name = "env-file",
         .value = "FILE",
         .repeatable = true,
         .help = specTr("instead of .env")},
        {.name = "profile",
         .value = "NAME",
         .repeatable = true,
         .help = specTr("switch on the services of a profile")},
        {.name = "backend", .value = "NAME", .help = specTr("use this runtime")},
        {.name = "enforcement",
         .value = "LEVEL",
         .words = {"lenient", "warn", "strict"},
         .help = specTr("lenient, warn (default) or strict: what to do about warnings")},
        {.name = "timeout",
         .value = "SECONDS",
         .minimum = 1,
         .help = specTr("a bound on each runtime call")},
        {.name = "json", .help = specTr("one JSON document on stdout")},
        {.name = "quiet", .shortName = "q", .help = specTr("no progress")},
        {.name = "verbose", .help = specTr("show each runtime call")},
        {.name = "no-color", .help = specTr("no colours")},
        {.name = "help", .shortName = "h", .help = specTr("show help")},
        {.name = "version", .help = specTr("print the version")},
    };
    return options;
}

} // namespace cli
