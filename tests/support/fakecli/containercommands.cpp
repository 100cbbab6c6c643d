#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"
#include "tests/support/fakecli/gotemplate.h"
#include "tests/support/fakecli/shapes.h"

#include <cstdio>
#include <functional>
#include <map>

namespace fakecli {

namespace {

int psVerb(Family family, const Words &words)
{
    const Arguments arguments(
        words, "all,a quiet,q no-trunc format= filter,f= size,s latest,l last,n= sync ns", false);
    World world(family);
    world.settle();
    world.save();
    std::vector<Json> rows;
    std::vector<Json> labels;
    for (const Json &container : world.containers()) {
        if (!arguments.isSet("all") && container["status"] != "running")
            continue;
        if (!passesFilters(container, arguments.values("filter")))
            continue;
        rows.push_back(containerRow(world, container));
        shortenId(rows.back(), arguments);
        labels.push_back(container["labels"]);
        if (arguments.isSet("quiet")) {
            const std::string id = container["id"];
            std::puts(arguments.isSet("no-trunc") ? id.c_str() : id.substr(0, 12).c_str());
        }
    }
    if (!arguments.isSet("quiet"))
        printRows(family, arguments.value("format", "{{json .}}"), rows, labels);
    return 0;
}

int inspectVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "type= format,f= size,s latest,l", false);
    World world(family);
    world.settle();
    world.save();
    Json found = Json::array();
    std::vector<Json> labels;
    std::string missing;
    for (const std::string &name : arguments.rest()) {
        if (const Json *container = world.findContainer(name)) {
            found.push_back(containerInspection(world, *container));
            labels.push_back((*container)["labels"]);
        } else {
            missing += missing.empty() ? name : "";
        }
    }
    const std::string format = arguments.value("format");
    if (format.empty() || (format == "json" && family == Family::Podman)) {
        std::puts(found.dump(4).c_str());
    } else {
        for (size_t at = 0; at < found.size(); ++at)
            std::puts(expandTemplate(format, found[at], labels[at]).c_str());
    }
    if (missing.empty())
        return 0;
    fail(family,
         1,
         125,
         "Error response from daemon: No such container: " + missing,
         "inspecting object: no such container " + missing);
}

/// Applies `action` to each named container. What happens to the others when one is missing
/// differs: podman 4.3 then does nothing at all.
int forEachContainer(World &world,
                     const Words &names,
                     bool ignoreMissing,
                     const std::function<void(Json &)> &action)
{
    if (!world.isDocker()) {
        for (const std::string &name : names) {
            if (!ignoreMissing && !world.findContainer(name))
                failNoContainer(world.family(), name);
        }
    }
    std::string missing;
    for (const std::string &name : names) {
        Json *container = world.findContainer(name);
        if (!container) {
            missing = name;
            continue;
        }
        action(*container);
        std::puts(name.c_str());
    }
    world.save();
    if (!missing.empty() && !ignoreMissing)
        failNoContainer(world.family(), missing);
    return 0;
}

int startVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "attach,a interactive,i all", false);
    {
        World world(family);
        world.settle();
        forEachContainer(world, arguments.rest(), false, [&world](Json &container) {
            startContainer(world, container, false);
        });
    }
    return arguments.isSet("attach") ? endOf(family, arguments.rest().at(0)) : 0;
}

void stopContainer(World &world, Json &container)
{
    if (container["status"] != "running" && container["status"] != "paused")
        return;
    // The policy does not bring back what a person stopped.
    if (world.isDocker())
        world.addEvent("container", "kill", container);
    world.finish(container, container["ignoresTerm"].is_null() ? 0 : 137);
    world.addEvent("container", world.isDocker() ? "stop" : "cleanup", container);
}

int stopVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "time,t= timeout= signal,s= ignore,i all,a", false);
    World world(family);
    world.settle();
    return forEachContainer(world,
                            arguments.rest(),
                            arguments.isSet("ignore"),
                            [&world](Json &container) { stopContainer(world, container); });
}

int killVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "signal,s= all,a", false);
    World world(family);
    world.settle();
    return forEachContainer(world, arguments.rest(), false, [&](Json &container) {
        if (container["status"] != "running") {
            fail(family,
                 1,
                 125,
                 "Error response from daemon: Cannot kill container: "
                     + container["name"].get<std::string>() + ": Container "
                     + container["id"].get<std::string>() + " is not running",
                 "can only kill running containers. " + container["id"].get<std::string>()
                     + " is in state " + container["status"].get<std::string>()
                     + ": container state improper");
        }
        world.addEvent("container", "kill", container);
        world.finish(container, 137);
    });
}

int restartVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "time,t= timeout= signal,s= all,a", false);
    World world(family);
    world.settle();
    return forEachContainer(world, arguments.rest(), false, [&world](Json &container) {
        stopContainer(world, container);
        startContainer(world, container, false);
        world.addEvent("container", "restart", container);
    });
}

int pauseVerbs(
    Family family, const Words &words, const char *from, const char *to, const char *event)
{
    const Arguments arguments(words, "all,a", false);
    World world(family);
    world.settle();
    return forEachContainer(world, arguments.rest(), false, [&](Json &container) {
        if (container["status"] != from) {
            fail(family,
                 1,
                 125,
                 "Error response from daemon: Container " + container["id"].get<std::string>()
                     + " is not " + from,
                 "\"" + container["status"].get<std::string>() + "\" is not " + from + ", can't "
                     + event + ": container state improper");
        }
        container["status"] = to;
        world.addEvent("container", event, container);
    });
}

int pauseVerb(Family family, const Words &words)
{
    return pauseVerbs(family, words, "running", "paused", "pause");
}

int unpauseVerb(Family family, const Words &words)
{
    return pauseVerbs(family, words, "paused", "running", "unpause");
}

int rmVerb(Family family, const Words &words)
{
    const Arguments arguments(
        words, "force,f volumes,v time,t= ignore,i depend all,a link,l", false);
    World world(family);
    world.settle();
    const bool force = arguments.isSet("force");
    bool anyMissing = false;
    for (const std::string &name : arguments.rest()) {
        const Json *container = world.findContainer(name);
        if (!container) {
            anyMissing = true;
            std::fprintf(stderr,
                         "%s\n",
                         family == Family::Docker
                             ? ("Error response from daemon: No such container: " + name).c_str()
                             : ("Error: no container with name or ID \"" + name
                                + "\" found: no such container")
                                   .c_str());
        }
    }
    // podman 4.3 then removes none of them, and says 0 when forced.
    if (anyMissing && family == Family::Podman && !arguments.isSet("ignore"))
        return force ? 0 : 1;
    for (const std::string &name : arguments.rest()) {
        Json *container = world.findContainer(name);
        if (!container)
            continue;
        const std::string id = (*container)["id"];
        if ((*container)["status"] == "running" && !force) {
            fail(family,
                 1,
                 2,
                 "Error response from daemon: You cannot remove a running container " + id
                     + ". Stop the container before attempting removal or force remove",
                 "cannot remove container " + id
                     + " as it is running - running or paused containers "
                       "cannot be removed without force: container state improper");
        }
        if ((*container)["status"] == "running")
            world.finish(*container, 137);
        world.remove(id);
        std::puts(name.c_str());
    }
    world.save();
    return anyMissing && !force ? 1 : 0;
}

int renameVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "", false);
    World world(family);
    world.settle();
    const std::string oldName = arguments.rest().at(0);
    const std::string newName = arguments.rest().at(1);
    Json *container = world.findContainer(oldName);
    if (!container)
        failNoContainer(family, oldName);
    if (const Json *taken = world.findContainer(newName); taken && (*taken)["name"] == newName) {
        fail(family,
             1,
             125,
             "Error response from daemon: Error when allocating new name: Conflict. The container "
             "name \"/"
                 + newName + "\" is already in use by container \""
                 + (*taken)["id"].get<std::string>()
                 + "\". You have to remove (or rename) that container to be able to reuse that "
                   "name.",
             "renaming container: name \"" + newName + "\" is in use: container already exists");
    }
    (*container)["name"] = newName;
    world.addEvent("container", "rename", *container, {{"oldName", "/" + oldName}});
    world.save();
    return 0;
}

int existsVerb(Family family, const Words &words)
{
    World world(family);
    world.settle();
    world.save();
    return world.findContainer(words.at(0)) ? 0 : 1;
}

int healthcheckVerb(Family family, const Words &words)
{
    World world(family);
    world.settle();
    Json *container = world.findContainer(words.at(0));
    if (!container) {
        throw Exit{125,
                   "Error: unable to look up " + words.at(0)
                       + " to perform a health check: no container with name or ID \"" + words.at(0)
                       + "\" found: no such container"};
    }
    if ((*container)["health"].is_null())
        throw Exit{125, "Error: has no defined healthcheck"};
    if ((*container)["status"] != "running") {
        throw Exit{125,
                   "Error: container " + (*container)["id"].get<std::string>() + " is not running"};
    }
    const bool passed = world.checkHealth(*container);
    const int streak = passed ? 0 : (*container)["healthStreak"].get<int>() + 1;
    (*container)["healthStreak"] = streak;
    if (passed)
        (*container)["healthStatus"] = "healthy";
    else if (streak >= (*container)["health"]["retries"].get<int>())
        (*container)["healthStatus"] = "unhealthy";
    world.addEvent(
        "container", "health_status", *container, {{"health", (*container)["healthStatus"]}});
    world.save();
    if (!passed)
        std::puts("unhealthy");
    return passed ? 0 : 1;
}

} // namespace

Command containerCommand(const std::string &verb)
{
    static const std::map<std::string, Command> commands{{"ps", psVerb},
                                                         {"inspect", inspectVerb},
                                                         {"container inspect", inspectVerb},
                                                         {"container exists", existsVerb},
                                                         {"start", startVerb},
                                                         {"stop", stopVerb},
                                                         {"kill", killVerb},
                                                         {"restart", restartVerb},
                                                         {"pause", pauseVerb},
                                                         {"unpause", unpauseVerb},
                                                         {"rm", rmVerb},
                                                         {"rename", renameVerb},
                                                         {"healthcheck run", healthcheckVerb}};
    const auto found = commands.find(verb);
    return found == commands.end() ? nullptr : found->second;
}

} // namespace fakecli
