#include "app/cli/lookspecs.h"

#include <QCoreApplication>

namespace cli {

static QString lookTr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QList<CommandSpec> lookCommands()
{
    const OptionSpec index{.name = "index",
                           .value = "N",
                           .minimum = 1,
                           .help = lookTr("which container of the service")};
    return {
        {.name = "images",
         .arguments = "[SERVICE…]",
         .summary = lookTr("List the images that the containers were made from; -q: only their "
                           "ids.")},
        {.name = "port",
         .arguments = "SERVICE PORT[/udp]",
         .summary = lookTr("Print where a port of a service is published."),
         .options = {{.name = "protocol",
                      .value = "PROTOCOL",
                      .words = {"tcp", "udp"},
                      .help = lookTr("tcp (default) or udp")},
                     index},
         .minimumArguments = 2,
         .maximumArguments = 2},
        {.name = "top",
         .arguments = "[SERVICE…]",
         .summary = lookTr("List the processes of the running containers.")},
        {.name = "stats",
         .arguments = "[SERVICE…]",
         .summary = lookTr("Show what the running containers use, again and again."),
         .options = {{.name = "all", .shortName = "a", .help = lookTr("stopped ones, too")},
                     {.name = "no-stream", .help = lookTr("only once")}}},
        {.name = "events",
         .arguments = "[SERVICE…]",
         .summary = lookTr("Show what happens to the containers, as it happens."),
         .options =
             {{.name = "since",
               .value = "TIME",
               .isTime = true,
               .help = lookTr("begin earlier: at a time, or 10m ago")},
              {.name = "until", .value = "TIME", .isTime = true, .help = lookTr("end then")}}},
        {.name = "wait",
         .arguments = "SERVICE…",
         .summary = lookTr("Wait until the running containers of services end."),
         .minimumArguments = 1},
        {.name = "cp",
         .arguments = "SERVICE:SRC DST, or SRC SERVICE:DST",
         .summary = lookTr("Copy files out of a container or into one; - is a tar archive on stdin "
                           "or stdout."),
         .options = {index,
                     {.name = "all", .help = lookTr("into all containers of the service")},
                     {.name = "archive",
                      .shortName = "a",
                      .help = lookTr("keep the owners of the files")},
                     {.name = "follow-link",
                      .shortName = "L",
                      .help = lookTr("copy what a link leads to")}},
         .minimumArguments = 2,
         .maximumArguments = 2},
    };
}

} // namespace cli
