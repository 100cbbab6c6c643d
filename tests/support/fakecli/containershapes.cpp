#include "tests/support/fakecli/shapes.h"

namespace fakecli {

namespace {

std::string stateWord(const Json &container)
{
    return container["status"];
}

std::string ageText(const Json &since)
{
    const auto age = (nowNs() - since.get<std::int64_t>()) / 1'000'000'000;
    return age < 1 ? "Less than a second" : std::to_string(age) + " seconds";
}

std::string statusText(Family family, const Json &container)
{
    const std::string state = container["status"];
    const std::string health = container["healthStatus"];
    if (state == "created")
        return "Created";
    if (state == "exited") {
        return "Exited (" + std::to_string(container["exitCode"].get<int>()) + ") "
               + ageText(container["finishedAt"]) + " ago";
    }
    std::string text = "Up " + ageText(container["startedAt"]);
    if (family == Family::Podman)
        return text + " ago" + (health.empty() ? "" : " (" + health + ")");
    if (state == "paused")
        return text + " (Paused)";
    if (health == "starting")
        return text + " (health: starting)";
    return text + (health.empty() ? "" : " (" + health + ")");
}

std::string portText(const Json &container)
{
    std::string text;
    for (const Json &port : container["ports"]) {
        const std::string ip = port["hostIp"].get<std::string>().empty()
                                   ? "0.0.0.0"
                                   : port["hostIp"].get<std::string>();
        text += (text.empty() ? "" : ", ") + ip + ":" + std::to_string(port["host"].get<int>())
                + "->" + std::to_string(port["container"].get<int>()) + "/"
                + port["protocol"].get<std::string>();
    }
    return text;
}

Json keysOf(const Json &object)
{
    Json keys = Json::array();
    for (const auto &[key, value] : object.items())
        keys.push_back(key);
    return keys;
}

std::string joined(const Json &list, const char *separator)
{
    std::string text;
    for (const Json &entry : list)
        text += (text.empty() ? "" : separator) + entry.get<std::string>();
    return text;
}

Json podmanPorts(const Json &container)
{
    Json ports = Json::array();
    for (const Json &port : container["ports"]) {
        ports.push_back({{"host_ip", port["hostIp"]},
                         {"container_port", port["container"]},
                         {"host_port", port["host"]},
                         {"range", 1},
                         {"protocol", port["protocol"]}});
    }
    return ports.empty() ? Json(nullptr) : ports;
}

Json podmanRow(const Json &c)
{
    Json mounts = Json::array();
    for (const Json &mount : c["mounts"])
        mounts.push_back(mount["destination"]);
    return {{"AutoRemove", c["rm"]},
            {"Command", c["command"].empty() ? Json(nullptr) : c["command"]},
            {"CreatedAt", ageText(c["created"]) + " ago"},
            {"Exited", c["status"] == "exited"},
            {"ExitedAt", podmanSeconds(c["finishedAt"])},
            {"ExitCode", c["exitCode"]},
            {"Id", c["id"]},
            {"Image", c["image"]},
            {"ImageID", c["imageId"]},
            {"IsInfra", false},
            {"Labels", c["labels"].empty() ? Json(nullptr) : c["labels"]},
            {"Mounts", mounts},
            {"Names", Json::array({c["name"]})},
            {"Namespaces", Json::object()},
            {"Networks", keysOf(c["networks"])},
            {"Pid", c["status"] == "running" ? 4242 : 0},
            {"Pod", ""},
            {"PodName", ""},
            {"Ports", podmanPorts(c)},
            {"Size", nullptr},
            {"StartedAt", podmanSeconds(c["startedAt"])},
            {"State", stateWord(c)},
            {"Status", statusText(Family::Podman, c)},
            {"Created", podmanSeconds(c["created"])}};
}

Json dockerRow(const Json &c)
{
    Json mounts = Json::array();
    for (const Json &mount : c["mounts"])
        mounts.push_back(mount["type"] == "volume" ? mount["name"] : mount["source"]);
    return {{"Command", '"' + joined(c["command"], " ") + '"'},
            {"CreatedAt", dockerTimeText(c["created"])},
            {"ID", c["id"]},
            {"Image", c["image"]},
            {"Labels", labelText(c["labels"])},
            {"LocalVolumes", "0"},
            {"Mounts", joined(mounts, ",")},
            {"Names", c["name"]},
            {"Networks", joined(keysOf(c["networks"]), ",")},
            {"Platform", nullptr},
            {"Ports", portText(c)},
            {"RunningFor", ageText(c["created"]) + " ago"},
            {"Size", "0B"},
            {"State", stateWord(c)},
            {"Status", statusText(Family::Docker, c)}};
}

Json inspectedState(Family family, const Json &c)
{
    const std::string status = c["status"];
    const bool paused = status == "paused";
    Json state{{"Status", status},
               {"Running", status == "running" || (paused && family == Family::Docker)},
               {"Paused", paused},
               {"Restarting", false},
               {"OOMKilled", false},
               {"Dead", false},
               {"Pid", status == "running" ? 4242 : 0},
               {"ExitCode", c["exitCode"]},
               {"Error", c["error"]},
               {"StartedAt", timeText(c["startedAt"])},
               {"FinishedAt", timeText(c["finishedAt"])}};
    const Json health{{"Status", c["healthStatus"]},
                      {"FailingStreak", c["healthStreak"]},
                      {"Log", c["healthLog"].empty() ? Json(nullptr) : c["healthLog"]}};
    // podman 4 always has the key, docker only with a check.
    if (family == Family::Podman || !c["health"].is_null())
        state["Health"] = health;
    return state;
}

Json inspectedPorts(Family family, const Json &c)
{
    Json ports = Json::object();
    for (const Json &port : c["ports"]) {
        const std::string key = std::to_string(port["container"].get<int>()) + "/"
                                + port["protocol"].get<std::string>();
        const std::string ip = port["hostIp"];
        const bool any = ip.empty() && family == Family::Docker;
        ports[key].push_back({{"HostIp", any ? "0.0.0.0" : ip},
                              {"HostPort", std::to_string(port["host"].get<int>())}});
    }
    return ports;
}

Json inspectedNetworks(World &world, const Json &c)
{
    Json networks = Json::object();
    for (const auto &[name, endpoint] : c["networks"].items()) {
        const Json *network = world.findNetwork(name);
        Json aliases = endpoint["aliases"];
        aliases.push_back(c["id"].get<std::string>().substr(0, 12));
        const bool up = c["status"] == "running";
        networks[name] = {
            {"Aliases", aliases},
            {"NetworkID", world.isDocker() && network ? (*network)["id"] : Json(name)},
            {"IPAddress", up ? endpoint["ip"].get<std::string>() : ""},
            {"Gateway", up ? "10.89.0.1" : ""}};
    }
    return networks;
}

Json inspectedMounts(const Json &c)
{
    Json mounts = Json::array();
    for (const Json &mount : c["mounts"]) {
        Json row{{"Type", mount["type"]},
                 {"Source", mount["source"]},
                 {"Destination", mount["destination"]},
                 {"Mode", mount["readOnly"] ? "ro" : ""},
                 {"RW", !mount["readOnly"].get<bool>()},
                 {"Propagation", "rprivate"}};
        if (mount["type"] == "volume") {
            row["Name"] = mount["name"];
            row["Driver"] = "local";
        }
        mounts.push_back(row);
    }
    return mounts;
}

/// podman takes a JSON array for an exec form.
Json healthTest(const std::string &given)
{
    if (given.starts_with('[')) {
        Json words = Json::parse(given);
        if (words[0] != "CMD-SHELL" && words[0] != "CMD")
            words.insert(words.begin(), "CMD");
        return words;
    }
    return Json::array({"CMD-SHELL", given});
}

Json inspectedConfig(Family family, const Json &c)
{
    Json config{{"Hostname", c["hostname"]},
                {"User", c["user"]},
                {"Env", c["env"]},
                {"Cmd", c["command"].empty() ? Json(nullptr) : c["command"]},
                {"Image", c["image"]},
                {"WorkingDir", c["workingDirectory"]},
                {"Labels", c["labels"]},
                {"Tty", c["tty"]}};
    // podman 4 joins the words of the entrypoint.
    if (family == Family::Podman)
        config["Entrypoint"] = joined(c["entrypoint"], " ");
    else
        config["Entrypoint"] = c["entrypoint"].empty() ? Json(nullptr) : c["entrypoint"];
    if (!c["health"].is_null()) {
        config["Healthcheck"] = {
            {"Test", healthTest(c["health"]["test"])},
            {"Interval", c["health"]["intervalMs"].get<std::int64_t>() * 1'000'000},
            {"Retries", c["health"]["retries"]}};
    }
    if (family == Family::Podman)
        config["CreateCommand"] = c["createCommand"];
    return config;
}

} // namespace

Json containerRow(World &world, const Json &container)
{
    return world.isDocker() ? dockerRow(container) : podmanRow(container);
}

Json containerInspection(World &world, const Json &c)
{
    const Family family = world.family();
    const std::string prefix = world.isDocker() ? "/" : "";
    const std::string imagePrefix = world.isDocker() ? "sha256:" : "";
    const auto [policy, most] = [&c] {
        const std::string text = c["restart"];
        const size_t colon = text.find(':');
        return std::pair{text.substr(0, colon),
                         colon == std::string::npos ? 0 : std::stoi(text.substr(colon + 1))};
    }();
    return {
        {"Id", c["id"]},
        {"Created", timeText(c["created"])},
        {"Path", c["command"].empty() ? Json("") : c["command"][0]},
        {"State", inspectedState(family, c)},
        {"Image", imagePrefix + c["imageId"].get<std::string>()},
        {"ImageName", c["image"]},
        {"Name", prefix + c["name"].get<std::string>()},
        {"RestartCount", c["restartCount"]},
        {"Mounts", inspectedMounts(c)},
        {"Config", inspectedConfig(family, c)},
        {"HostConfig",
         {{"NetworkMode",
           world.isDocker() && !c["networks"].empty() ? keysOf(c["networks"])[0] : Json("bridge")},
          {"PortBindings", inspectedPorts(family, c)},
          {"RestartPolicy", {{"Name", policy}, {"MaximumRetryCount", most}}},
          {"AutoRemove", c["rm"]},
          {"Privileged", c["privileged"]},
          {"ReadonlyRootfs", c["readOnly"]}}},
        {"NetworkSettings",
         {{"Ports", inspectedPorts(family, c)}, {"Networks", inspectedNetworks(world, c)}}}};
}

} // namespace fakecli
