#include "app/cli/invocation.h"
#include "app/cli/lookspecs.h"

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
        {.name = "resolve-image-digests",
         .help = specTr("ask the registries for the digests of the images")},
        {.name = "lock-image-digests",
         .help = specTr("the same, as a file to merge over the spec: only the images")},
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

/// Options that several commands have.
OptionSpec buildOption()
{
    return {.name = "build", .help = specTr("build images anew")};
}

OptionSpec pullOption()
{
    return {.name = "pull",
            .value = "POLICY",
            .words = {"always", "missing", "never"},
            .help = specTr("always, missing or never")};
}

OptionSpec noDependenciesOption()
{
    return {.name = "no-deps", .help = specTr("leave out what the services depend on")};
}

OptionSpec graceOption()
{
    return {.name = "time",
            .shortName = "t",
            .value = "SECONDS",
            .minimum = 0,
            .help = specTr("grace before a container is killed")};
}

/// Of what makes containers.
QList<OptionSpec> creationOptions()
{
    return {buildOption(),
            pullOption(),
            {.name = "force-recreate", .help = specTr("make containers anew that would fit")},
            {.name = "no-recreate", .help = specTr("leave containers that differ")},
            {.name = "always-recreate-deps",
             .help = specTr("make what the named services depend on anew, too")},
            {.name = "renew-anon-volumes",
             .shortName = "V",
             .help = specTr("make containers anew, with new anonymous volumes")},
            {.name = "remove-orphans", .help = specTr("remove what the spec no longer has")},
            {.name = "scale",
             .value = "SERVICE=N",
             .repeatable = true,
             .help = specTr("how many containers of a service")}};
}

/// Of what runs a command in a container.
QList<OptionSpec> commandOptions()
{
    return {
        {.name = "no-tty", .shortName = "T", .help = specTr("no terminal")},
        {.name = "user", .shortName = "u", .value = "USER", .help = specTr("run as this user")},
        {.name = "workdir", .shortName = "w", .value = "DIR", .help = specTr("run in this folder")},
        {.name = "env",
         .shortName = "e",
         .value = "NAME=VALUE",
         .repeatable = true,
         .help = specTr("set a variable")}};
}

QList<OptionSpec> runOptions()
{
    return {
        buildOption(),
        pullOption(),
        noDependenciesOption(),
        {.name = "rm", .help = specTr("remove the container when it ends")},
        {.name = "detach",
         .shortName = "d",
         .help = specTr("in the background; print the container's name")},
        {.name = "interactive", .shortName = "i", .help = specTr("the default; for docker's sake")},
        {.name = "label",
         .shortName = "l",
         .value = "NAME=VALUE",
         .repeatable = true,
         .help = specTr("set a label")},
        {.name = "volume",
         .shortName = "v",
         .value = "SOURCE:TARGET",
         .repeatable = true,
         .help = specTr("mount one more")},
        {.name = "publish",
         .shortName = "p",
         .value = "PORTS",
         .repeatable = true,
         .help = specTr("publish a port, such as 8080:80")},
        {.name = "service-ports", .shortName = "P", .help = specTr("publish the service's ports")},
        {.name = "use-aliases", .help = specTr("answer to the service's name on its networks")},
        {.name = "entrypoint", .value = "PROGRAM", .help = specTr("instead of the entrypoint")},
        {.name = "name", .value = "NAME", .help = specTr("of the container")},
        {.name = "cap-add",
         .value = "NAME",
         .repeatable = true,
         .help = specTr("give a capability")},
        {.name = "cap-drop",
         .value = "NAME",
         .repeatable = true,
         .help = specTr("take a capability")}};
}

QList<CommandSpec> specCommands()
{
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
                     buildOption(),
                     {.name = "force-recreate", .help = specTr("make all containers anew")},
                     {.name = "detailed-exitcode",
                      .help = specTr("exit with 10 when there is something to do")}}},
        {.name = "graph",
         .summary = specTr("Show what depends on what, and what the last up had to wait for."),
         .options = {{.name = "format",
                      .value = "FORMAT",
                      .words = {"text", "dot", "json", "svg"},
                      .help = specTr("text (default), dot, json or svg")}},
         .maximumArguments = 0},
        {.name = "history",
         .summary = specTr("List what earlier calls of up did."),
         .maximumArguments = 0},
    };
}

QList<CommandSpec> deploymentCommands()
{
    return {
        {.name = "up",
         .arguments = "[SERVICE…]",
         .summary = specTr("Create and start what the spec asks for."),
         .options =
             creationOptions()
             + QList<OptionSpec>{noDependenciesOption(),
                                 {.name = "no-start",
                                  .help = specTr("make containers and leave them so")},
                                 {.name = "wait",
                                  .help = specTr("wait until services are running or healthy")},
                                 {.name = "no-rollback",
                                  .help = specTr("leave the pieces of a failed call")},
                                 {.name = "detach",
                                  .shortName = "d",
                                  .help = specTr("the default; for docker's sake")},
                                 {.name = "dry-run", .help = specTr("as plan")},
                                 {.name = "parallel",
                                  .value = "N",
                                  .minimum = 1,
                                  .help = specTr("calls at once (default 8)")}}},
        {.name = "create",
         .arguments = "[SERVICE…]",
         .summary = specTr("Create what the spec asks for, without starting it."),
         .options = creationOptions()},
        {.name = "down",
         .arguments = "[HANDLE]",
         .summary = specTr("Stop and remove containers and networks; volumes stay."),
         .options = {{.name = "volumes", .shortName = "v", .help = specTr("volumes go, too")},
                     {.name = "remove-orphans", .help = specTr("what the spec no longer has, too")},
                     {.name = "rmi",
                      .value = "WHICH",
                      .words = {"local", "all"},
                      .help = specTr("images: local or all")},
                     graceOption()},
         .maximumArguments = 1},
        {.name = "rollback",
         .summary = specTr("Go back to an earlier deployment: its spec and its images."),
         .options = {{.name = "to",
                      .value = "NUMBER",
                      .minimum = 1,
                      .help = specTr("which one; else the one before the last")},
                     {.name = "dry-run", .help = specTr("as plan")}},
         .maximumArguments = 0},
    };
}

QList<CommandSpec> listCommands()
{
    return {
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
    };
}

QList<CommandSpec> programCommands()
{
    return {
        {.name = "exec",
         .arguments = "SERVICE COMMAND…",
         .summary = specTr("Run a command in a running container."),
         .options = commandOptions()
                    + QList<OptionSpec>{{.name = "interactive",
                                         .shortName = "i",
                                         .help = specTr("keep stdin open")},
                                        {.name = "tty",
                                         .shortName = "t",
                                         .help = specTr("a terminal (default on a terminal)")},
                                        {.name = "index",
                                         .value = "N",
                                         .minimum = 1,
                                         .help = specTr("which container of the service")}},
         .minimumArguments = 2,
         .passesRest = true},
        {.name = "run",
         .arguments = "SERVICE [COMMAND…]",
         .summary = specTr("Run a command in a new container of a service."),
         .options = commandOptions() + runOptions(),
         .minimumArguments = 1,
         .passesRest = true},
    };
}

QList<CommandSpec> controlCommands()
{
    return {
        {.name = "start",
         .arguments = "[SERVICE…]",
         .summary = specTr("Start the existing containers.")},
        {.name = "stop",
         .arguments = "[SERVICE…]",
         .summary = specTr("Stop containers and keep them."),
         .options = {graceOption()}},
        {.name = "restart",
         .arguments = "[SERVICE…]",
         .summary = specTr("Restart containers."),
         .options = {graceOption()}},
        {.name = "pause",
         .arguments = "[SERVICE…]",
         .summary = specTr("Freeze running containers.")},
        {.name = "unpause",
         .arguments = "[SERVICE…]",
         .summary = specTr("Let paused containers go on.")},
        {.name = "kill",
         .arguments = "[SERVICE…]",
         .summary = specTr("End running containers at once, or send them a signal."),
         .options = {{.name = "signal",
                      .shortName = "s",
                      .value = "SIGNAL",
                      .help = specTr("such as SIGHUP (default SIGKILL)")},
                     {.name = "remove-orphans",
                      .help = specTr("what the spec no longer has, too")}}},
        {.name = "rm",
         .arguments = "[SERVICE…]",
         .summary = specTr("Remove stopped containers."),
         .options = {{.name = "force", .shortName = "f", .help = specTr("do not ask")},
                     {.name = "stop", .shortName = "s", .help = specTr("stop them first")},
                     {.name = "volumes",
                      .shortName = "v",
                      .help = specTr("anonymous volumes go, too")},
                     graceOption()}},
        {.name = "scale",
         .arguments = "SERVICE=N…",
         .summary = specTr("Change how many containers services have."),
         .options = {noDependenciesOption()},
         .minimumArguments = 1},
    };
}

QList<CommandSpec> imageCommands()
{
    return {
        {.name = "pull",
         .arguments = "[SERVICE…]",
         .summary = specTr("Get the images of services from their registries."),
         .options = {{.name = "policy",
                      .value = "POLICY",
                      .words = {"always", "missing"},
                      .help = specTr("always (default) or missing")},
                     {.name = "include-deps",
                      .help = specTr("of what the services depend on, too")},
                     {.name = "ignore-buildable", .help = specTr("not what can be built")},
                     {.name = "ignore-pull-failures",
                      .help = specTr("go on when one cannot be pulled")}}},
        {.name = "build",
         .arguments = "[SERVICE…]",
         .summary = specTr("Build the images of services."),
         .options = {{.name = "no-cache", .help = specTr("every step anew")},
                     {.name = "pull", .help = specTr("get newer versions of what is built upon")},
                     {.name = "build-arg",
                      .value = "NAME=VALUE",
                      .repeatable = true,
                      .help = specTr("set an argument of the build")},
                     {.name = "with-dependencies",
                      .help = specTr("what the services depend on, too")},
                     {.name = "push", .help = specTr("push them afterwards")}}},
        {.name = "push",
         .arguments = "[SERVICE…]",
         .summary = specTr("Push the images of services that are built."),
         .options = {{.name = "include-deps",
                      .help = specTr("of what the services depend on, too")},
                     {.name = "ignore-push-failures",
                      .help = specTr("go on when one cannot be pushed")}}},
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
    static const QList<CommandSpec> specs = specCommands() + deploymentCommands() + listCommands()
                                            + lookCommands() + programCommands() + controlCommands()
                                            + imageCommands() + machineCommands();
    return specs;
}

const QList<OptionSpec> &commonOptions()
{
    static const QList<OptionSpec> options{
        {.name = "file",
         .shortName = "f",
         .value = "FILE",
         .repeatable = true,
         .help = specTr("compose file, URL.git#REVISION:PATH or oci://IMAGE; - is stdin")},
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
        {.name = "yes",
         .shortName = "y",
         .help = specTr("fetch what files include from elsewhere without asking")},
        {.name = "no-color", .help = specTr("no colours")},
        {.name = "help", .shortName = "h", .help = specTr("show help")},
        {.name = "version", .help = specTr("print the version")},
    };
    return options;
}

} // namespace cli
