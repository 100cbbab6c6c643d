#include "tests/support/fakecli/world.h"

#include "tests/support/fakecli/arguments.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <sys/file.h>
#include <unistd.h>

namespace fakecli {

namespace {

std::string stateFolder()
{
    const char *folder = std::getenv("FAKE_CLI_STATE");
    if (!folder || !*folder)
        throw Exit{70, "fake_cli: FAKE_CLI_STATE is not set"};
    return folder;
}

std::string familyName(Family family)
{
    return family == Family::Docker ? "docker" : "podman";
}

/// What is kept in memory, when it is.
std::optional<std::map<Family, Json>> kept;

Json firstState(Family family)
{
    const std::string defaultNetwork = family == Family::Docker ? "bridge" : "podman";
    Json network{{"name", defaultNetwork},
                 {"id", std::string(64, '0')},
                 {"driver", "bridge"},
                 {"labels", Json::object()},
                 {"internal", false},
                 {"created", nowNs()},
                 {"subnet", "10.88.0.0/16"},
                 {"options", Json::object()}};
    return {{"next", 1},
            {"containers", Json::array()},
            {"networks", Json::array({network})},
            {"volumes", Json::array()},
            {"images", Json::array()},
            {"registry", Json::array()},
            {"ruleUses", Json::object()},
            {"health", Json::object()}};
}

Json *findBy(Json &list, const char *key, const std::string &value)
{
    for (Json &entry : list) {
        if (entry[key] == value)
            return &entry;
    }
    return nullptr;
}

Json *findByIdOrName(Json &list, const std::string &name)
{
    if (Json *found = findBy(list, "name", name))
        return found;
    for (Json &entry : list) {
        if (name.size() >= 4 && entry["id"].get<std::string>().starts_with(name))
            return &entry;
    }
    return nullptr;
}

} // namespace

std::int64_t nowNs()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

std::string timeText(std::int64_t ns)
{
    if (ns == 0)
        return "0001-01-01T00:00:00Z";
    const std::time_t seconds = ns / 1'000'000'000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[64];
    const size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(
        text + size, sizeof text - size, ".%09lldZ", static_cast<long long>(ns % 1'000'000'000));
    return text;
}

std::string eventFile(Family family)
{
    return stateFolder() + "/" + familyName(family) + "-events.jsonl";
}

std::string logFile(Family family, const std::string &id)
{
    return stateFolder() + "/" + familyName(family) + "-" + id.substr(0, 12) + ".log";
}

std::string fullReference(Family family, const std::string &reference)
{
    const size_t slash = reference.rfind('/');
    const size_t colon = reference.find(':', slash == std::string::npos ? 0 : slash);
    const bool isComplete = colon != std::string::npos || reference.find('@') != std::string::npos;
    const std::string tagged = isComplete ? reference : reference + ":latest";
    const std::string host = reference.substr(0, reference.find('/'));
    const bool hasHost = slash != std::string::npos
                         && (host.find_first_of(".:") != std::string::npos || host == "localhost");
    if (hasHost || family == Family::Docker)
        return tagged;
    return (slash == std::string::npos ? "docker.io/library/" : "docker.io/") + tagged;
}

World::World(Family family)
    : m_family(family)
{
    if (kept) {
        const auto found = kept->find(family);
        m_state = found == kept->end() ? firstState(family) : found->second;
        return;
    }
    std::filesystem::create_directories(stateFolder());
    const std::string file = stateFolder() + "/" + familyName(family) + ".json";
    m_lock = open((file + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0 || flock(m_lock, LOCK_EX) != 0)
        throw Exit{70, "fake_cli: cannot lock " + file};
    std::ifstream stream(file);
    m_state = stream ? Json::parse(stream) : firstState(family);
    // Tests may write a part of the state only.
    const Json first = firstState(family);
    for (const auto &[key, value] : first.items()) {
        if (!m_state.contains(key))
            m_state[key] = value;
    }
}

World::~World()
{
    if (m_lock >= 0)
        close(m_lock);
}

void World::keepInMemory()
{
    kept.emplace();
}

void World::save()
{
    if (kept) {
        (*kept)[m_family] = m_state;
        return;
    }
    const std::string file = stateFolder() + "/" + familyName(m_family) + ".json";
    std::ofstream(file + ".new", std::ios::trunc) << m_state.dump(1);
    std::filesystem::rename(file + ".new", file);
}

std::string World::newId()
{
    // splitmix64 over a counter: the same run gives the same ids.
    auto number = static_cast<std::uint64_t>(m_state["next"].get<std::int64_t>());
    m_state["next"] = number + 1;
    std::string id;
    for (int part = 0; part < 4; ++part) {
        std::uint64_t z =
            (number * 4 + static_cast<std::uint64_t>(part) + 1) * 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        char text[17];
        std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(z ^ (z >> 31)));
        id += text;
    }
    return id;
}

void World::addEvent(const std::string &type,
                     const std::string &action,
                     const Json &object,
                     const Json &extra)
{
    Json event{{"type", type},
               {"action", action},
               {"id", object.value("id", object.value("name", ""))},
               {"name", object.value("name", "")},
               {"image", object.value("image", "")},
               {"labels", object.contains("labels") ? object["labels"] : Json::object()},
               {"time", nowNs()}};
    event.update(extra);
    std::ofstream(eventFile(m_family), std::ios::app) << event.dump() << '\n';
}

void World::addLog(const Json &container, const std::string &stream, const std::string &line)
{
    std::ofstream(logFile(m_family, container["id"]), std::ios::app)
        << timeText(nowNs()) << ' ' << stream << ' ' << line << '\n';
}

Json *World::findContainer(const std::string &name)
{
    return findByIdOrName(containers(), name);
}

Json *World::findNetwork(const std::string &name)
{
    return findByIdOrName(networks(), name);
}

Json *World::findVolume(const std::string &name)
{
    return findBy(volumes(), "name", name);
}

Json *World::findImage(const std::string &reference)
{
    std::string id = reference;
    if (id.starts_with("sha256:"))
        id.erase(0, 7);
    for (Json &image : images()) {
        if (image["id"] == id
            || (id.size() >= 12 && image["id"].get<std::string>().starts_with(id)))
            return &image;
        for (const Json &tag : image["tags"]) {
            const bool local = m_family == Family::Podman
                               && reference.find('/') == std::string::npos
                               && tag == "localhost/" + fullReference(Family::Docker, reference);
            if (tag == fullReference(m_family, reference) || local)
                return &image;
        }
    }
    return nullptr;
}

void World::start(Json &container)
{
    container["status"] = "running";
    container["startedAt"] = nowNs();
    container["finishedAt"] = 0;
    container["exitCode"] = 0;
    container["healthStreak"] = 0;
    container["healthStatus"] = container["health"].is_null() ? "" : "starting";
    if (m_family == Family::Podman)
        addEvent("container", "init", container);
    addEvent("container", "start", container);
    for (const Json &line : container["prints"])
        addLog(container, "stdout", line);
}

void World::finish(Json &container, int exitCode)
{
    container["status"] = "exited";
    container["finishedAt"] = nowNs();
    container["exitCode"] = exitCode;
    addEvent("container",
             m_family == Family::Docker ? "die" : "died",
             container,
             {{"exitCode", exitCode}});
}

void World::remove(const std::string &id)
{
    for (size_t at = 0; at < containers().size(); ++at) {
        const Json container = containers()[at];
        if (container["id"] != id)
            continue;
        containers().erase(at);
        addEvent("container", m_family == Family::Docker ? "destroy" : "remove", container);
        std::filesystem::remove(logFile(m_family, id));
        return;
    }
}

void World::settle()
{
    const std::int64_t now = nowNs();
    std::vector<std::string> gone;
    for (Json &container : containers()) {
        if (container["status"] != "running")
            continue;
        const auto lifetime = container["exitAfterMs"].get<std::int64_t>();
        const auto age = (now - container["startedAt"].get<std::int64_t>()) / 1'000'000;
        if (lifetime < 0 || age < lifetime) {
            settleHealth(container, now);
            continue;
        }
        const int code = container["plannedExitCode"];
        finish(container, code);
        const auto [policy, most] = keyAndValue(
            std::regex_replace(container["restart"].get<std::string>(), std::regex(":"), "="));
        const int restarts = container["restartCount"];
        const bool again = policy == "always" || policy == "unless-stopped"
                           || (policy == "on-failure" && code != 0
                               && (most.empty() || restarts < std::stoi(most)));
        if (again) {
            container["restartCount"] = restarts + 1;
            start(container);
        } else if (container["rm"]) {
            gone.push_back(container["id"]);
        }
    }
    for (const std::string &id : gone)
        remove(id);
}

bool World::checkHealth(Json &container)
{
    const std::string name = container["name"];
    if (health().contains(name))
        return health()[name];
    const std::string command = container["health"]["test"];
    std::smatch match;
    if (std::regex_search(command, match, std::regex("after ([0-9]+)"))) {
        const auto age = (nowNs() - container["startedAt"].get<std::int64_t>()) / 1'000'000;
        return age >= std::stoll(match[1]);
    }
    return command.find("false") == std::string::npos
           && command.find("exit 1") == std::string::npos;
}

void World::setHealth(Json &container, const std::string &status)
{
    if (container["healthStatus"] == status)
        return;
    container["healthStatus"] = status;
    addEvent("container",
             m_family == Family::Docker ? "health_status: " + status : "health_status",
             container,
             {{"health", status}});
}

void World::settleHealth(Json &container, std::int64_t now)
{
    // podman without systemd checks only when asked to; docker checks by itself.
    if (container["health"].is_null() || m_family == Family::Podman)
        return;
    const auto age = (now - container["startedAt"].get<std::int64_t>()) / 1'000'000;
    const auto interval = container["health"]["intervalMs"].get<std::int64_t>();
    if (age < interval)
        return;
    if (checkHealth(container)) {
        setHealth(container, "healthy");
        return;
    }
    const auto counted =
        (age - container["health"]["startPeriodMs"].get<std::int64_t>()) / interval;
    if (counted >= container["health"]["retries"].get<std::int64_t>())
        setHealth(container, "unhealthy");
}

} // namespace fakecli
