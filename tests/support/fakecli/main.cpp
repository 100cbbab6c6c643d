// Poses as podman or docker, by the name it is called with. What it has is in files in the folder
// $FAKE_CLI_STATE: the state itself, events, logs, calls.jsonl (each call that was made) and
// rules.json (how it is to misbehave). tests/support/fakeruntime.h writes and reads them.

#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <thread>
#include <unistd.h>

namespace {

using namespace fakecli;

std::string stateFile(const char *name)
{
    const char *folder = std::getenv("FAKE_CLI_STATE");
    return std::string(folder ? folder : ".") + '/' + name;
}

void record(const Json &entry)
{
    // One write a line, so that calls at the same time do not mix.
    const std::string line = entry.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    if (std::FILE *file = std::fopen(stateFile("calls.jsonl").c_str(), "ae")) {
        std::fwrite(line.data(), 1, line.size(), file);
        std::fclose(file);
    }
}

std::string joined(const Words &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// The first scripted rule that matches and is not used up.
std::optional<Json> ruleFor(Family family, const std::string &program, const Words &words)
{
    std::ifstream file(stateFile("rules.json"));
    if (!file)
        return std::nullopt;
    const Json rules = Json::parse(file);
    for (size_t at = 0; at < rules.size(); ++at) {
        const Json &rule = rules[at];
        if (!rule.value("program", "").empty() && rule["program"] != program)
            continue;
        if (!std::regex_search(joined(words), std::regex(rule["match"].get<std::string>())))
            continue;
        World world(family);
        const std::string key = std::to_string(at);
        const int used = world.ruleUses().value(key, 0);
        const int skip = rule.value("skip", 0);
        if (rule.contains("times") && used >= skip + rule["times"].get<int>())
            continue;
        world.ruleUses()[key] = used + 1;
        world.save();
        if (used >= skip)
            return rule;
    }
    return std::nullopt;
}

void hang(bool ignoreSignals)
{
    if (ignoreSignals) {
        std::signal(SIGTERM, SIG_IGN);
        std::signal(SIGINT, SIG_IGN);
    }
    while (true)
        pause();
}

/// Misbehaves as the rule says; an exit code when that is the whole answer.
std::optional<int> follow(const Json &rule)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(rule.value("delayMs", 0)));
    const std::string megabyte(1 << 20, 'x');
    for (int count = rule.value("floodMb", 0); count > 0; --count)
        std::fwrite(megabyte.data(), 1, megabyte.size(), stdout);
    std::fputs(rule.value("stdout", "").c_str(), stdout);
    std::fputs(rule.value("stderr", "").c_str(), stderr);
    std::fflush(stdout);
    if (rule.value("hang", false))
        hang(rule.value("ignoreSignals", false));
    if (rule.value("crash", false)) {
        std::signal(SIGSEGV, SIG_DFL); // a sanitizer's handler would end it in order
        std::raise(SIGSEGV);
    }
    if (rule.contains("exit") && !rule.value("afterEffect", false))
        return rule["exit"].get<int>();
    return std::nullopt;
}

int runScripted(Family family, const std::string &program, const Words &words)
{
    const std::optional<Json> rule = ruleFor(family, program, words);
    if (rule) {
        if (const std::optional<int> code = follow(*rule))
            return *code;
    }
    const int code = runCommand(family, words);
    // The work was done, but the caller hears that it failed, as when a daemon dies.
    return rule && rule->contains("exit") ? (*rule)["exit"].get<int>() : code;
}

} // namespace

int main(int count, char **arguments)
{
    const std::string path = arguments[0];
    const std::string program = path.substr(path.rfind('/') + 1);
    const Family family = program.starts_with("docker") ? Family::Docker : Family::Podman;
    Words words(arguments + 1, arguments + count);
    const bool isSetup = !words.empty() && words[0] == "fake";
    if (!isSetup) {
        record(
            {{"program", program}, {"arguments", words}, {"pid", getpid()}, {"startNs", nowNs()}});
    }

    int code = 70;
    try {
        code = runScripted(family, program, words);
    } catch (const Exit &exit) {
        std::fflush(stdout);
        std::fprintf(stderr, "%s\n", exit.message.c_str());
        code = exit.code;
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "fake_cli: %s: %s\n", joined(words).c_str(), problem.what());
    }
    std::fflush(stdout);
    if (!isSetup)
        record({{"pid", getpid()}, {"endNs", nowNs()}, {"exit", code}});
    return code;
}
