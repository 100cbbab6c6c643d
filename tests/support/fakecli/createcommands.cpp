#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace fakecli {

namespace {

constexpr const char *bothCreateFlags =
    "name= network= net= network-alias= ip= ip6= publish,p= env,e= env-file= label,l= "
    "label-file= volume,v= mount= tmpfs= hostname,h= user,u= workdir,w= entrypoint= restart= "
    "cap-add= cap-drop= security-opt= memory,m= memory-swap= memory-reservation= "
    "memory-swappiness= cpus= cpu-shares,c= cpu-period= cpu-quota= cpuset-cpus= cpuset-mems= "
    "health-cmd= health-interval= health-timeout= health-retries= health-start-period= "
    "stop-signal= stop-timeout= add-host= dns= dns-search= device= device-cgroup-rule= ulimit= "
    "sysctl= shm-size= ipc= pid= userns= uts= cgroup-parent= cgroupns= log-driver= log-opt= "
    "pull= platform= annotation= pids-limit= oom-score-adj= group-add= cidfile= expose= "
    "mac-address= volumes-from= blkio-weight= blkio-weight-device= device-read-bps= "
    "device-read-iops= device-write-bps= device-write-iops= cpu-rt-period= cpu-rt-runtime= "
    "dns-option= storage-opt= "
    "no-healthcheck rm init privileged read-only oom-kill-disable publish-all,P interactive,i "
    "tty,t detach,d quiet,q sig-proxy";
constexpr const char *dockerOnly = " gpus= domainname= link= volume-driver= isolation= runtime= "
                                   "link-local-ip= health-start-interval= use-api-socket";
constexpr const char *podmanOnly =
    " requires= secret= pod= replace read-only-tmpfs unsetenv= dns-opt= tz= "
    "systemd= health-on-failure= sdnotify= init-path=";

Json parsePort(const std::string &text)
{
    // [IP:]HOST:CONTAINER[/PROTOCOL]
    const size_t slash = text.find('/');
    const std::string numbers = text.substr(0, slash);
    const size_t last = numbers.rfind(':');
    if (last == std::string::npos)
        return {{"hostIp", ""},
                {"host", 49153},
                {"container", std::stoi(numbers)},
                {"protocol", "tcp"}};
    const std::string host = numbers.substr(0, last);
    const size_t ipEnd = host.rfind(':');
    const std::string port = ipEnd == std::string::npos ? host : host.substr(ipEnd + 1);
    return {{"hostIp", ipEnd == std::string::npos ? "" : host.substr(0, ipEnd)},
            {"host", port.empty() ? 49153 : std::stoi(port)},
            {"container", std::stoi(numbers.substr(last + 1))},
            {"protocol", slash == std::string::npos ? "tcp" : text.substr(slash + 1)}};
}

Json volumeMount(const std::string &source, const std::string &destination, bool readOnly)
{
    const bool named = !source.empty() && source[0] != '/' && source[0] != '.';
    return {{"type", named ? "volume" : "bind"},
            {"name", named ? source : ""},
            {"source", named ? "/var/lib/volumes/" + source + "/_data" : source},
            {"destination", destination},
            {"readOnly", readOnly}};
}

Json parseMount(const std::string &text)
{
    Json mount{
        {"type", "volume"}, {"name", ""}, {"source", ""}, {"destination", ""}, {"readOnly", false}};
    for (const std::string &part : split(text, ',')) {
        const auto [key, value] = keyAndValue(part);
        if (key == "type")
            mount["type"] = value;
        else if (key == "source" || key == "src")
            mount["source"] = value;
        else if (key == "target" || key == "dst" || key == "destination")
            mount["destination"] = value;
        else if (key == "readonly" || key == "ro")
            mount["readOnly"] = value != "false";
    }
    if (mount["type"] == "volume")
        return volumeMount(mount["source"], mount["destination"], mount["readOnly"]);
    return mount;
}

Json parseMounts(const Arguments &arguments)
{
    Json mounts = Json::array();
    for (const std::string &text : arguments.values("volume")) {
        const Words parts = split(text, ':');
        const bool readOnly =
            parts.size() > 2 && (',' + parts[2] + ',').find(",ro,") != std::string::npos;
        mounts.push_back(parts.size() < 2 ? volumeMount("", parts[0], false)
                                          : volumeMount(parts[0], parts[1], readOnly));
    }
    for (const std::string &text : arguments.values("mount"))
        mounts.push_back(parseMount(text));
    return mounts;
}

/// Docker: `name=N,alias=A` or N; podman: `N:alias=A,alias=B`.
Json parseNetworks(Family family, const Arguments &arguments)
{
    Json networks = Json::object();
    Words given = arguments.values("network");
    const Words old = arguments.values("net");
    given.insert(given.end(), old.begin(), old.end());
    int address = 2;
    for (const std::string &text : given) {
        std::string name = text;
        Words options;
        if (const size_t colon = text.find(':'); family == Family::Podman
                                                 && colon != std::string::npos
                                                 && !text.starts_with("container:")) {
            name = text.substr(0, colon);
            options = split(text.substr(colon + 1), ',');
        } else if (family == Family::Docker && text.find('=') != std::string::npos) {
            options = split(text, ',');
        }
        Json aliases = Json::array();
        std::string ip = "10.89.0." + std::to_string(address++);
        for (const std::string &option : options) {
            const auto [key, value] = keyAndValue(option);
            if (key == "name")
                name = value;
            else if (key == "alias")
                aliases.push_back(value);
            else if (key == "ip")
                ip = value;
        }
        for (const std::string &alias : arguments.values("network-alias"))
            aliases.push_back(alias);
        networks[name] = {{"aliases", aliases}, {"ip", arguments.value("ip", ip)}};
    }
    return networks;
}

Json parseHealth(const Arguments &arguments)
{
    const std::string test = arguments.value("health-cmd");
    if (test.empty() || test == "none" || arguments.isSet("no-healthcheck"))
        return nullptr;
    return {{"test", test},
            {"intervalMs", milliseconds(arguments.value("health-interval", "30s"))},
            {"startPeriodMs", milliseconds(arguments.value("health-start-period", "0s"))},
            {"retries", std::stoi(arguments.value("health-retries", "3"))}};
}

/// `exit CODE [MS]` ends by itself, `print LINE…` prints and stays, everything else runs for ever.
void planBehaviour(Json &container)
{
    Json words = container["entrypoint"];
    for (const Json &word : container["command"])
        words.push_back(word);
    container["exitAfterMs"] = -1;
    container["plannedExitCode"] = 0;
    container["prints"] = Json::array();
    const size_t size = words.size();
    if (size > 0 && words[0] == "exit") {
        container["plannedExitCode"] = size > 1 ? std::stoi(words[1].get<std::string>()) : 0;
        container["exitAfterMs"] = size > 2 ? std::stoi(words[2].get<std::string>()) : 0;
    } else if (size > 1 && words[0] == "print") {
        container["prints"] = Json(words.begin() + 1, words.end());
    }
}

void requireImage(World &world,
                  const std::string &reference,
                  const Arguments &arguments,
                  bool isRun)
{
    if (world.findImage(reference))
        return;
    const std::string full = fullReference(world.family(), reference);
    const bool known =
        std::find(world.registry().begin(), world.registry().end(), full) != world.registry().end();
    if (known && arguments.value("pull", "missing") != "never") {
        world.images().push_back({{"id", world.newId()},
                                  {"tags", Json::array({full})},
                                  {"labels", Json::object()},
                                  {"created", nowNs()},
                                  {"command", nullptr},
                                  {"exposed", nullptr},
                                  {"volumes", nullptr}});
        return;
    }
    fail(world.family(),
         isRun ? 125 : 1,
         125,
         "Unable to find image '" + full
             + "' locally\nError response from daemon: No such image: " + full,
         reference + ": image not known");
}

void requireParts(World &world, Json &container)
{
    for (const auto &[name, endpoint] : container["networks"].items()) {
        const bool special = name == "host" || name == "none" || name.starts_with("container:");
        // Docker notices a missing network only at the start.
        if (!special && !world.isDocker() && !world.findNetwork(name)) {
            throw Exit{125,
                       "Error: unable to find network with name or ID " + name
                           + ": network not found"};
        }
    }
    for (const Json &mount : container["mounts"]) {
        if (mount["type"] != "volume" || mount["name"] == "" || world.findVolume(mount["name"]))
            continue;
        world.volumes().push_back({{"name", mount["name"]},
                                   {"driver", "local"},
                                   {"labels", Json::object()},
                                   {"options", Json::object()},
                                   {"mountpoint", mount["source"]},
                                   {"created", nowNs()}});
        world.addEvent("volume", "create", world.volumes().back());
    }
}

Json listOf(const Words &words)
{
    Json list = Json::array();
    for (const std::string &word : words)
        list.push_back(word);
    return list;
}

/// Makes the container that `run` and `create` describe, and gives its id.
std::string create(World &world, const Arguments &arguments, const Words &words, bool isRun)
{
    if (arguments.rest().empty())
        throw Exit{world.isDocker() ? 1 : 125, "requires at least 1 argument"};
    const std::string reference = arguments.rest()[0];
    const std::string id = world.newId();
    const std::string name = arguments.value("name", "fake_" + id.substr(0, 8));
    if (const Json *taken = world.findContainer(name); taken && (*taken)["name"] == name) {
        const std::string takenId = (*taken)["id"];
        fail(world.family(),
             isRun ? 125 : 1,
             125,
             "Error response from daemon: Conflict. The container name \"/" + name
                 + "\" is already in use by container \"" + takenId
                 + "\". You have to remove (or rename) that container to be able to reuse that "
                   "name.",
             "creating container storage: the container name \"" + name + "\" is already in use by "
                 + takenId
                 + ". You have to remove that container to be able to reuse that name: "
                   "that name is already in use");
    }
    requireImage(world, reference, arguments, isRun);

    Json ports = Json::array();
    for (const std::string &port : arguments.values("publish"))
        ports.push_back(parsePort(port));
    const Json image = *world.findImage(reference);
    Json labels = image["labels"];
    labels.update(labelsOf(arguments));
    Json command = listOf(Words(arguments.rest().begin() + 1, arguments.rest().end()));
    if (command.empty() && !image["command"].is_null())
        command = image["command"];
    Json container{{"id", id},
                   {"name", name},
                   {"image", fullReference(world.family(), reference)},
                   {"imageId", image["id"]},
                   {"command", command},
                   {"entrypoint",
                    arguments.has("entrypoint") ? Json::array({arguments.value("entrypoint")})
                                                : Json::array()},
                   {"env", listOf(arguments.values("env"))},
                   {"labels", labels},
                   {"networks", parseNetworks(world.family(), arguments)},
                   {"mounts", parseMounts(arguments)},
                   {"ports", ports},
                   {"health", parseHealth(arguments)},
                   {"healthStatus", ""},
                   {"healthStreak", 0},
                   {"healthLog", Json::array()},
                   {"restart", arguments.value("restart", "no")},
                   {"restartCount", 0},
                   {"rm", arguments.isSet("rm")},
                   {"privileged", arguments.isSet("privileged")},
                   {"readOnly", arguments.isSet("read-only")},
                   {"tty", arguments.isSet("tty")},
                   {"hostname", arguments.value("hostname", id.substr(0, 12))},
                   {"user", arguments.value("user")},
                   {"workingDirectory", arguments.value("workdir")},
                   {"createCommand", listOf(words)},
                   {"created", nowNs()},
                   {"startedAt", 0},
                   {"finishedAt", 0},
                   {"exitCode", 0},
                   {"error", ""},
                   {"status", "created"}};
    planBehaviour(container);
    requireParts(world, container);
    world.containers().push_back(container);
    world.addEvent("container", "create", container);
    return id;
}

int runOrCreate(Family family, const Words &words, bool isRun)
{
    const std::string flags =
        bothCreateFlags + std::string(family == Family::Docker ? dockerOnly : podmanOnly);
    const Arguments arguments(words, flags, true);
    World world(family);
    world.settle();
    const std::string id = create(world, arguments, words, isRun);
    world.save();
    if (isRun)
        startContainer(world, *world.findContainer(id), true);
    world.save();
    std::puts(id.c_str());
    return 0;
}

int runContainerVerb(Family family, const Words &words)
{
    return runOrCreate(family, words, true);
}

int createVerb(Family family, const Words &words)
{
    return runOrCreate(family, words, false);
}

} // namespace

void startContainer(World &world, Json &container, bool isRun)
{
    const Family family = world.family();
    if (container["status"] == "running")
        return;
    for (const auto &[name, endpoint] : container["networks"].items()) {
        const bool special = name == "host" || name == "none" || name.starts_with("container:");
        if (!special && !world.findNetwork(name)) {
            fail(family,
                 isRun ? 125 : 1,
                 125,
                 "Error response from daemon: network " + name + " not found",
                 "unable to find network with name or ID " + name + ": network not found");
        }
    }
    for (const Json &other : world.containers()) {
        if (other["id"] == container["id"] || other["status"] != "running")
            continue;
        for (const Json &port : container["ports"]) {
            const bool taken = std::any_of(
                other["ports"].begin(), other["ports"].end(), [&port](const Json &theirs) {
                    return theirs["host"] == port["host"] && theirs["protocol"] == port["protocol"];
                });
            if (!taken)
                continue;
            const std::string number = std::to_string(port["host"].get<int>());
            container["exitCode"] = family == Family::Docker ? 128 : 0;
            world.save();
            fail(family,
                 isRun ? 125 : 1,
                 126,
                 "Error response from daemon: driver failed programming external connectivity on "
                 "endpoint "
                     + container["name"].get<std::string>() + ": Bind for 0.0.0.0:" + number
                     + " failed: port is already allocated",
                 "cannot listen on the TCP port: listen tcp4 :" + number
                     + ": bind: address already in use");
        }
    }
    world.start(container);
}

Command createCommand(const std::string &verb)
{
    static const std::map<std::string, Command> commands{{"run", runContainerVerb},
                                                         {"create", createVerb}};
    const auto found = commands.find(verb);
    return found == commands.end() ? nullptr : found->second;
}

} // namespace fakecli
