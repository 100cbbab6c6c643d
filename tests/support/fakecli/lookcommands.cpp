#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"

#include <cstdio>
#include <map>

namespace fakecli {

namespace {

int portVerb(Family family, const Words &words)
{
    const Json container = containerNow(family, words.at(0));
    if (container.is_null())
        failNoContainer(family, words.at(0));
    for (const Json &port : container["ports"]) {
        std::printf("%d/%s -> 0.0.0.0:%d\n",
                    port["container"].get<int>(),
                    port["protocol"].get<std::string>().c_str(),
                    port["host"].get<int>());
    }
    return 0;
}

int topVerb(Family family, const Words &words)
{
    const Json container = containerNow(family, words.at(0));
    if (container.is_null())
        failNoContainer(family, words.at(0));
    // docker lists the processes of what is paused, podman does not.
    const bool isPaused = container["status"] == "paused" && family == Family::Docker;
    if (container["status"] != "running" && !isPaused) {
        fail(family,
             1,
             125,
             "Error response from daemon: Container " + container["id"].get<std::string>()
                 + " is not running",
             "top can only be used on running containers");
    }
    if (family == Family::Docker)
        std::puts("UID                 PID                 PPID                C                   "
                  "STIME  "
                  "             TTY                 TIME                CMD\n"
                  "root                4242                4200                0                   "
                  "03:00  "
                  "             ?                   00:00:00            sleep 1000");
    else
        std::puts("USER        PID         PPID        %CPU        ELAPSED      TTY         TIME   "
                  "     COMMAND\n"
                  "root        1           0           0.000       1.1s         ?           0s     "
                  "     sleep 1000 ");
    return 0;
}

Json dockerUsage(const Json &container, bool runs)
{
    const std::string id = container["id"].get<std::string>().substr(0, 12);
    return {{"BlockIO", "0B / 0B"},
            {"CPUPerc", runs ? "1.51%" : "0.00%"},
            {"Container", container["name"]},
            {"ID", id},
            {"MemPerc", runs ? "3.91%" : "0.00%"},
            {"MemUsage", runs ? "2.5MiB / 64MiB" : "0B / 0B"},
            {"Name", container["name"]},
            {"NetIO", runs ? "2.5kB / 0B" : "0B / 0B"},
            {"PIDs", runs ? "2" : "0"}};
}

Json podmanUsage(const Json &container, bool runs)
{
    return {{"id", container["id"].get<std::string>().substr(0, 12)},
            {"name", container["name"]},
            {"cpu_time", runs ? "115ms" : "0s"},
            {"cpu_percent", runs ? "1.67%" : "0.00%"},
            {"avg_cpu", runs ? "1.67%" : "0.00%"},
            {"mem_usage", runs ? "2.6MB / 67.11MB" : "0B / 0B"},
            {"mem_percent", runs ? "3.87%" : "0.00%"},
            {"net_io", runs ? "2.5kB / 0B" : "0B / 0B"},
            {"block_io", "0B / 0B"},
            {"pids", runs ? "1" : "0"}};
}

/// Of those that are named, else of all that run.
int statsVerb(Family family, const Words &words)
{
    const Arguments arguments(
        words, "no-stream format= all,a no-trunc no-reset interval,i=", false);
    World world(family);
    world.settle();
    world.save();
    std::vector<Json> containers;
    for (const std::string &name : arguments.rest()) {
        const Json *container = world.findContainer(name);
        if (!container) {
            fail(family,
                 1,
                 125,
                 "Error response from daemon: No such container: " + name,
                 "unable to get list of containers: unable to look up container " + name
                     + ": no container with name or ID \"" + name + "\" found: no such container");
        }
        containers.push_back(*container);
    }
    if (arguments.rest().empty()) {
        for (const Json &container : world.containers()) {
            if (container["status"] == "running")
                containers.push_back(container);
        }
    }
    std::vector<Json> rows;
    for (const Json &container : containers) {
        const bool runs = container["status"] == "running" || container["status"] == "paused";
        rows.push_back(family == Family::Docker ? dockerUsage(container, runs)
                                                : podmanUsage(container, runs));
    }
    printRows(family,
              arguments.value("format", "{{json .}}"),
              rows,
              std::vector<Json>(rows.size(), Json::object()));
    return 0;
}

} // namespace

Command lookCommand(const std::string &verb)
{
    static const std::map<std::string, Command> commands{
        {"port", portVerb}, {"top", topVerb}, {"stats", statsVerb}};
    const auto found = commands.find(verb);
    return found == commands.end() ? nullptr : found->second;
}

} // namespace fakecli
