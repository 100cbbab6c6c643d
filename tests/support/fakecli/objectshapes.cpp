#include "tests/support/fakecli/shapes.h"

namespace fakecli {

namespace {

constexpr const char *podmanVersion = "4.3.1";
constexpr const char *dockerVersion = "20.10.24";

} // namespace

std::int64_t podmanSeconds(const Json &ns)
{
    // Go's zero time, which podman prints for "never".
    return ns == 0 ? -62135596800 : ns.get<std::int64_t>() / 1'000'000'000;
}

std::string dockerTimeText(std::int64_t ns)
{
    // "2026-11-24 04:16:30 +0000 UTC"
    std::string text = timeText(ns).substr(0, 19);
    text[10] = ' ';
    return text + " +0000 UTC";
}

std::string labelText(const Json &labels)
{
    std::string text;
    for (const auto &[key, value] : labels.items())
        text += (text.empty() ? "" : ",") + key + "=" + value.get<std::string>();
    return text;
}

Json versionOf(Family family)
{
    if (family == Family::Podman) {
        return {{"Client",
                 {{"APIVersion", podmanVersion},
                  {"Version", podmanVersion},
                  {"GoVersion", "go1.19.8"},
                  {"GitCommit", ""},
                  {"BuiltTime", "Thu Jan  1 00:00:00 1970"},
                  {"Built", 0},
                  {"OsArch", "linux/amd64"},
                  {"Os", "linux"}}}};
    }
    return {{"Client",
             {{"Version", "28.2.2"},
              {"ApiVersion", "1.41"},
              {"DefaultAPIVersion", "1.50"},
              {"GitCommit", "e6534b4"},
              {"GoVersion", "go1.24.3"},
              {"Os", "linux"},
              {"Arch", "amd64"},
              {"Context", "default"}}},
            {"Server",
             {{"Platform", {{"Name", ""}}},
              {"Components",
               Json::array({{{"Name", "Engine"},
                             {"Version", dockerVersion},
                             {"Details", {{"ApiVersion", "1.41"}, {"MinAPIVersion", "1.12"}}}}})},
              {"Version", dockerVersion},
              {"ApiVersion", "1.41"},
              {"MinAPIVersion", "1.12"},
              {"Os", "linux"},
              {"Arch", "amd64"}}}};
}

Json infoOf(World &world)
{
    if (world.isDocker()) {
        return {{"ID", "FAKE:FAKE:FAKE"},
                {"Containers", world.containers().size()},
                {"Images", world.images().size()},
                {"Driver", "overlay2"},
                {"CgroupDriver", "cgroupfs"},
                {"CgroupVersion", "1"},
                {"OperatingSystem", "Debian GNU/Linux 12 (bookworm)"},
                {"OSType", "linux"},
                {"Architecture", "x86_64"},
                {"Name", "fake"},
                {"ServerVersion", dockerVersion},
                {"SecurityOptions", Json::array({"name=seccomp,profile=default"})},
                {"Runtimes", {{"runc", {{"path", "runc"}}}}},
                {"DefaultRuntime", "runc"}};
    }
    return {
        {"host",
         {{"arch", "amd64"},
          {"os", "linux"},
          {"cgroupManager", "cgroupfs"},
          {"cgroupVersion", "v1"},
          {"distribution", {{"distribution", "debian"}, {"version", "12"}}},
          {"eventLogger", "file"},
          {"logDriver", "k8s-file"},
          {"networkBackend", "netavark"},
          {"ociRuntime", {{"name", "runc"}, {"path", "/usr/bin/runc"}}},
          {"security", {{"rootless", false}, {"selinuxEnabled", false}, {"seccompEnabled", true}}},
          {"serviceIsRemote", false},
          {"remoteSocket", {{"path", "/run/podman/podman.sock"}}}}},
        {"store", {{"graphDriverName", "overlay"}, {"graphRoot", "/var/lib/containers/storage"}}},
        {"version", {{"APIVersion", podmanVersion}, {"Version", podmanVersion}}}};
}

Json networkRow(World &world, const Json &n)
{
    if (!world.isDocker())
        return networkInspection(world, n);
    return {{"CreatedAt", dockerTimeText(n["created"])},
            {"Driver", n["driver"]},
            {"ID", n["id"]},
            {"IPv6", "false"},
            {"Internal", n["internal"] ? "true" : "false"},
            {"Labels", labelText(n["labels"])},
            {"Name", n["name"]},
            {"Scope", "local"}};
}

Json networkInspection(World &world, const Json &n)
{
    if (!world.isDocker()) {
        Json row{{"name", n["name"]},
                 {"id", n["id"]},
                 {"driver", n["driver"]},
                 {"network_interface", "podman1"},
                 {"created", timeText(n["created"])},
                 {"subnets", Json::array({{{"subnet", n["subnet"]}, {"gateway", "10.89.0.1"}}})},
                 {"ipv6_enabled", false},
                 {"internal", n["internal"]},
                 {"dns_enabled", n["name"] != "podman"},
                 {"ipam_options", {{"driver", "host-local"}}}};
        if (!n["labels"].empty())
            row["labels"] = n["labels"];
        if (!n["options"].empty())
            row["options"] = n["options"];
        return row;
    }
    Json attached = Json::object();
    for (const Json &container : world.containers()) {
        if (container["status"] == "running" && container["networks"].contains(n["name"]))
            attached[container["id"].get<std::string>()] = {{"Name", container["name"]}};
    }
    return {{"Name", n["name"]},
            {"Id", n["id"]},
            {"Created", timeText(n["created"])},
            {"Scope", "local"},
            {"Driver", n["driver"]},
            {"EnableIPv6", false},
            {"IPAM", {{"Driver", "default"}, {"Config", Json::array({{{"Subnet", n["subnet"]}}})}}},
            {"Internal", n["internal"]},
            {"Attachable", false},
            {"Containers", attached},
            {"Options", n["options"]},
            {"Labels", n["labels"]}};
}

Json volumeRow(World &world, const Json &v)
{
    if (!world.isDocker())
        return volumeInspection(world, v);
    return {{"Availability", "N/A"},
            {"Driver", v["driver"]},
            {"Group", "N/A"},
            {"Labels", labelText(v["labels"])},
            {"Links", "N/A"},
            {"Mountpoint", v["mountpoint"]},
            {"Name", v["name"]},
            {"Scope", "local"},
            {"Size", "N/A"},
            {"Status", "N/A"}};
}

Json volumeInspection(World &world, const Json &v)
{
    Json row{{"Name", v["name"]},
             {"Driver", v["driver"]},
             {"Mountpoint", v["mountpoint"]},
             {"CreatedAt", timeText(v["created"])},
             {"Labels", v["labels"]},
             {"Scope", "local"},
             {"Options", v["options"]}};
    if (!world.isDocker()) {
        row["MountCount"] = 0;
        row["NeedsCopyUp"] = true;
    }
    return row;
}

Json imageRow(World &world, const Json &image)
{
    const std::string tag = image["tags"].empty() ? "<none>:<none>" : image["tags"][0];
    if (world.isDocker()) {
        return {{"Containers", "N/A"},
                {"CreatedAt", timeText(image["created"])},
                {"ID", image["id"].get<std::string>().substr(0, 12)},
                {"Repository", tag.substr(0, tag.rfind(':'))},
                {"Size", "1.98MB"},
                {"Tag", tag.substr(tag.rfind(':') + 1)}};
    }
    return {{"Id", image["id"]},
            {"ParentId", ""},
            {"RepoTags", nullptr},
            {"RepoDigests", Json::array()},
            {"Size", 1980000},
            {"Labels", image["labels"]},
            {"Containers", 0},
            {"Names", image["tags"]},
            {"Created", podmanSeconds(image["created"])}};
}

Json imageInspection(World &world, const Json &image)
{
    const std::string prefix = world.isDocker() ? "sha256:" : "";
    return {{"Id", prefix + image["id"].get<std::string>()},
            {"RepoTags", image["tags"]},
            {"RepoDigests", Json::array()},
            {"Created", timeText(image["created"])},
            {"Architecture", "amd64"},
            {"Os", "linux"},
            {"Size", 1980000},
            {"Config",
             {{"Env", Json::array({"PATH=/bin"})},
              {"Cmd", image["command"]},
              {"Labels", image["labels"]},
              {"ExposedPorts", image["exposed"]},
              {"Volumes", image["volumes"]}}},
            {"Labels", image["labels"]}};
}

Json eventRow(Family family, const Json &event)
{
    const auto time = event["time"].get<std::int64_t>();
    if (family == Family::Podman) {
        Json row{{"ID", event["id"]},
                 {"Image", event["image"]},
                 {"Name", event["name"]},
                 {"Status", event["action"]},
                 {"Time", timeText(time)},
                 {"Type", event["type"]},
                 {"Attributes", event["labels"].empty() ? Json(nullptr) : event["labels"]}};
        // podman 4 leaves a zero out.
        if (event.contains("exitCode") && event["exitCode"] != 0)
            row["ContainerExitCode"] = event["exitCode"];
        if (event.contains("health"))
            row["health_status"] = event["health"];
        return row;
    }
    Json attributes = event["labels"];
    attributes["name"] = event["name"];
    if (event["type"] == "container")
        attributes["image"] = event["image"];
    if (event.contains("exitCode"))
        attributes["exitCode"] = std::to_string(event["exitCode"].get<int>());
    if (event.contains("oldName"))
        attributes["oldName"] = event["oldName"];
    return {{"Type", event["type"]},
            {"Action", event["action"]},
            {"Actor", {{"ID", event["id"]}, {"Attributes", attributes}}},
            {"scope", "local"},
            {"time", time / 1'000'000'000},
            {"timeNano", time}};
}

} // namespace fakecli
