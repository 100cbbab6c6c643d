#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"
#include "tests/support/fakecli/gotemplate.h"
#include "tests/support/fakecli/shapes.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

namespace fakecli {

namespace {

Json optionsOf(const Arguments &arguments)
{
    Json options = Json::object();
    for (const std::string &option : arguments.values("opt")) {
        const auto [key, value] = keyAndValue(option);
        options[key] = value;
    }
    return options;
}

// ---- networks ---------------------------------------------------------------------------------

int networkCreate(Family family, const Words &words)
{
    const Arguments arguments(
        words,
        "driver,d= label= opt,o= subnet= gateway= ip-range= aux-address= internal "
        "ipv6 attachable ingress ipam-driver= ipam-opt= scope= disable-dns ignore dns= "
        "config-from= config-only route=",
        false);
    World world(family);
    const std::string name = arguments.rest().at(0);
    if (const Json *taken = world.findNetwork(name); taken && (*taken)["name"] == name) {
        fail(family,
             1,
             125,
             "Error response from daemon: network with name " + name + " already exists",
             "network name " + name + " already used: network already exists");
    }
    const Json network{{"name", name},
                       {"id", world.newId()},
                       {"driver", arguments.value("driver", "bridge")},
                       {"labels", labelsOf(arguments)},
                       {"options", optionsOf(arguments)},
                       {"internal", arguments.isSet("internal")},
                       {"subnet", arguments.value("subnet", "10.89.0.0/24")},
                       {"created", nowNs()}};
    world.networks().push_back(network);
    // podman 4 says nothing about new networks in its events.
    if (world.isDocker())
        world.addEvent("network", "create", network);
    world.save();
    std::puts((world.isDocker() ? network["id"] : network["name"]).get<std::string>().c_str());
    return 0;
}

int networkList(Family family, const Words &words)
{
    World world(family);
    return listObjects(world, words, world.networks(), networkRow, "name");
}

int networkInspect(Family family, const Words &words)
{
    World world(family);
    world.settle();
    return inspectObjects(world,
                          words,
                          &World::findNetwork,
                          networkInspection,
                          "Error response from daemon: network %1 not found",
                          "unable to find network with name or ID %1: network not found");
}

/// Docker counts the running containers on a network only, podman all.
bool isNetworkUsed(World &world, const Json &network)
{
    return std::any_of(
        world.containers().begin(), world.containers().end(), [&](const Json &container) {
            const bool counts = !world.isDocker() || container["status"] == "running";
            return counts && container["networks"].contains(network["name"].get<std::string>());
        });
}

int networkRemove(Family family, const Words &words)
{
    const Arguments arguments(words, "force,f time,t=", false);
    World world(family);
    world.settle();
    for (const std::string &name : arguments.rest()) {
        const Json *found = world.findNetwork(name);
        if (!found) {
            fail(family,
                 1,
                 1,
                 "Error response from daemon: network " + name + " not found",
                 "unable to find network with name or ID " + name + ": network not found");
        }
        const Json network = *found;
        if (isNetworkUsed(world, network)) {
            fail(family,
                 1,
                 2,
                 "Error response from daemon: error while removing network: network " + name
                     + " id " + network["id"].get<std::string>() + " has active endpoints",
                 "\"" + name
                     + "\" has associated containers with it. Use -f to forcibly delete "
                       "containers and pods: network is being used");
        }
        Json &networks = world.networks();
        networks.erase(std::find(networks.begin(), networks.end(), network));
        if (world.isDocker())
            world.addEvent("network", "destroy", network);
        std::puts(name.c_str());
        world.save();
    }
    return 0;
}

int networkConnect(Family family, const Words &words)
{
    const Arguments arguments(
        words, "alias= ip= ip6= link= link-local-ip= driver-opt= mac-address=", false);
    World world(family);
    world.settle();
    const std::string name = arguments.rest().at(0);
    Json *container = world.findContainer(arguments.rest().at(1));
    if (!container)
        failNoContainer(family, arguments.rest().at(1));
    // Docker takes a missing network silently for a container that does not run.
    if (!world.findNetwork(name)
        && (family == Family::Podman || (*container)["status"] == "running")) {
        fail(family,
             1,
             125,
             "Error response from daemon: network " + name + " not found",
             "unable to find network with name or ID " + name + ": network not found");
    }
    Json aliases = Json::array();
    for (const std::string &alias : arguments.values("alias"))
        aliases.push_back(alias);
    (*container)["networks"][name] = {
        {"aliases", aliases},
        {"ip", arguments.value("ip", "10.90.0." + std::to_string(world.containers().size() + 1))}};
    world.save();
    return 0;
}

// ---- volumes ----------------------------------------------------------------------------------

int volumeCreate(Family family, const Words &words)
{
    const Arguments arguments(words, "driver,d= label,l= opt,o= name= ignore", false);
    World world(family);
    const std::string name = arguments.rest().empty() ? world.newId() : arguments.rest()[0];
    if (world.findVolume(name)) {
        if (family == Family::Podman)
            throw Exit{
                125, "Error: volume with name " + name + " already exists: volume already exists"};
    } else {
        world.volumes().push_back({{"name", name},
                                   {"driver", arguments.value("driver", "local")},
                                   {"labels", labelsOf(arguments)},
                                   {"options", optionsOf(arguments)},
                                   {"mountpoint", "/var/lib/volumes/" + name + "/_data"},
                                   {"created", nowNs()}});
        world.addEvent("volume", "create", world.volumes().back());
        world.save();
    }
    std::puts(name.c_str());
    return 0;
}

int volumeList(Family family, const Words &words)
{
    World world(family);
    return listObjects(world, words, world.volumes(), volumeRow, "name");
}

int volumeInspect(Family family, const Words &words)
{
    World world(family);
    return inspectObjects(world,
                          words,
                          &World::findVolume,
                          volumeInspection,
                          "Error response from daemon: get %1: no such volume",
                          "inspecting volume: no volume with name \"%1\" found: no such volume");
}

int volumeRemove(Family family, const Words &words)
{
    const Arguments arguments(words, "force,f all,a time,t=", false);
    World world(family);
    world.settle();
    for (const std::string &name : arguments.rest()) {
        const Json *found = world.findVolume(name);
        if (!found) {
            fail(family,
                 1,
                 1,
                 "Error response from daemon: get " + name + ": no such volume",
                 "no volume with name \"" + name + "\" found: no such volume");
        }
        const Json volume = *found;
        for (const Json &container : world.containers()) {
            for (const Json &mount : container["mounts"]) {
                if (mount["name"] != name)
                    continue;
                const std::string id = container["id"];
                fail(family,
                     1,
                     2,
                     "Error response from daemon: remove " + name + ": volume is in use - [" + id
                         + "]",
                     "volume " + name + " is being used by the following container(s): " + id
                         + ": volume is being used");
            }
        }
        world.volumes().erase(std::find(world.volumes().begin(), world.volumes().end(), volume));
        world.addEvent("volume", world.isDocker() ? "destroy" : "remove", volume);
        std::puts(name.c_str());
        world.save();
    }
    return 0;
}

// ---- the runtime itself -----------------------------------------------------------------------

int showObject(Family family, const Words &words, const Json &object)
{
    const Arguments arguments(words, "format,f= debug,D", false);
    const std::string format = arguments.value("format", "{{json .}}");
    if (format == "json" && family == Family::Podman)
        std::puts(object.dump(4).c_str());
    else
        std::puts(expandTemplate(format, object, Json::object()).c_str());
    return 0;
}

int versionVerb(Family family, const Words &words)
{
    return showObject(family, words, versionOf(family));
}

int infoVerb(Family family, const Words &words)
{
    World world(family);
    return showObject(family, words, infoOf(world));
}

} // namespace

Command objectCommand(const std::string &verb)
{
    static const std::map<std::string, Command> commands{{"network create", networkCreate},
                                                         {"network ls", networkList},
                                                         {"network inspect", networkInspect},
                                                         {"network rm", networkRemove},
                                                         {"network connect", networkConnect},
                                                         {"volume create", volumeCreate},
                                                         {"volume ls", volumeList},
                                                         {"volume inspect", volumeInspect},
                                                         {"volume rm", volumeRemove},
                                                         {"version", versionVerb},
                                                         {"info", infoVerb}};
    const auto found = commands.find(verb);
    return found == commands.end() ? nullptr : found->second;
}

} // namespace fakecli
