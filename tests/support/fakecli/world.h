#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace fakecli {

using Json = nlohmann::ordered_json;

enum class Family { Podman, Docker };

/// Everything the fake runtime has, as a JSON file that all its calls share. Holding a World is
/// holding the file's lock; save() writes it back.
class World
{
public:
    explicit World(Family family);
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    Family family() const { return m_family; }
    bool isDocker() const { return m_family == Family::Docker; }

    Json &containers() { return m_state["containers"]; }
    Json &networks() { return m_state["networks"]; }
    Json &volumes() { return m_state["volumes"]; }
    Json &images() { return m_state["images"]; }
    /// References that `pull` finds.
    Json &registry() { return m_state["registry"]; }
    /// How often each scripted rule was used.
    Json &ruleUses() { return m_state["ruleUses"]; }
    /// By container name: whether its next health checks pass, whatever their command.
    Json &health() { return m_state["health"]; }

    /// A new id of 64 hexadecimal digits.
    std::string newId();
    /// Lets time pass: containers whose time is up exit, restart or go, health changes.
    void settle();
    /// Appends to the stream that `events` shows.
    void addEvent(const std::string &type,
                  const std::string &action,
                  const Json &object,
                  const Json &extra = Json::object());
    void addLog(const Json &container, const std::string &stream, const std::string &line);
    void save();
    /// From now on everything is kept in this process, and the file is left alone: for tests that
    /// make calls by the hundred thousand. Begins with nothing.
    static void keepInMemory();

    /// By name, id or beginning of an id; null when there is none.
    Json *findContainer(const std::string &name);
    Json *findNetwork(const std::string &name);
    Json *findVolume(const std::string &name);
    Json *findImage(const std::string &reference);

    void start(Json &container);
    void finish(Json &container, int exitCode);
    void remove(const std::string &id);
    /// Runs the health check of a container once; whether it passed.
    bool checkHealth(Json &container);

private:
    void settleHealth(Json &container, std::int64_t now);
    void setHealth(Json &container, const std::string &status);

    Family m_family;
    int m_lock = -1;
    Json m_state;
};

std::int64_t nowNs();
std::string timeText(std::int64_t ns); ///< RFC 3339 with nanoseconds, UTC
std::string eventFile(Family family);
std::string logFile(Family family, const std::string &id);
/// `reference` with the registry and tag that the runtimes add.
std::string fullReference(Family family, const std::string &reference);

} // namespace fakecli
