#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"
#include "tests/support/fakecli/shapes.h"

#include <chrono>
#include <cstdio>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

namespace fakecli {

namespace {

void waitABit()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

/// Prints "TIME STREAM TEXT" as the CLI does: to its stream, the time only when asked for.
void printLogLine(const std::string &line, bool withTime)
{
    const size_t first = line.find(' ');
    const size_t second = line.find(' ', first + 1);
    const bool isError = line.substr(first + 1, second - first - 1) == "stderr";
    const std::string text =
        (withTime ? line.substr(0, first) + ' ' : "") + line.substr(second + 1);
    std::FILE *stream = isError ? stderr : stdout;
    std::fprintf(stream, "%s\n", text.c_str());
    std::fflush(stream);
}

int logsVerb(Family family, const Words &words)
{
    const std::string tailFlag = family == Family::Docker ? "tail,n=" : "tail= names,n";
    const Arguments arguments(
        words, tailFlag + " follow,f timestamps,t since= until= details color", false);
    const Json container = containerNow(family, arguments.rest().at(0));
    if (container.is_null())
        failNoContainer(family, arguments.rest().at(0));

    const std::string id = container["id"];
    const std::string since = arguments.value("since");
    const std::string tail = arguments.value("tail", "all");
    const size_t kept = tail == "all" || tail == "-1" ? SIZE_MAX : std::stoul(tail);
    std::ifstream file(logFile(family, id));
    std::deque<std::string> lines;
    std::string line;
    while (std::getline(file, line)) {
        if (since.find('T') != std::string::npos && line.substr(0, since.size()) < since)
            continue;
        lines.push_back(line);
        if (lines.size() > kept)
            lines.pop_front();
    }
    for (const std::string &text : lines)
        printLogLine(text, arguments.isSet("timestamps"));

    while (arguments.isSet("follow")) {
        const Json now = containerNow(family, id);
        if (!file.is_open())
            file.open(logFile(family, id));
        file.clear();
        while (std::getline(file, line))
            printLogLine(line, arguments.isSet("timestamps"));
        if (now.is_null() || now["status"] == "exited")
            break;
        waitABit();
    }
    return 0;
}

bool passesEventFilters(const Json &event, const Words &filters)
{
    std::map<std::string, bool> anyOf;
    for (const std::string &filter : filters) {
        const auto [kind, value] = keyAndValue(filter);
        if (kind == "label") {
            const auto [key, wanted] = keyAndValue(value);
            if (!event["labels"].contains(key)
                || (value.find('=') != std::string::npos && event["labels"][key] != wanted))
                return false;
        } else if (kind == "type") {
            anyOf[kind] |= event["type"] == value;
        } else if (kind == "event") {
            anyOf[kind] |= event["action"].get<std::string>().starts_with(value);
        } else if (kind == "container") {
            anyOf[kind] |= event["name"] == value || event["id"] == value;
        }
    }
    return std::all_of(anyOf.begin(), anyOf.end(), [](const auto &entry) { return entry.second; });
}

int eventsVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "format= filter,f= since= until= stream no-trunc", false);
    std::ifstream file(eventFile(family));
    if (!arguments.has("since"))
        file.seekg(0, std::ios::end);
    const bool endless =
        !arguments.has("until") && (!arguments.has("stream") || arguments.isSet("stream"));
    do {
        {
            World world(family);
            world.settle();
            world.save();
        }
        if (!file.is_open())
            file.open(eventFile(family));
        file.clear();
        std::string line;
        while (std::getline(file, line)) {
            const Json event = Json::parse(line);
            // Times are all in UTC, so that texts compare as they do.
            const std::string time = timeText(event["time"].get<std::int64_t>());
            if (time < arguments.value("since") || time > arguments.value("until", "~")
                || !passesEventFilters(event, arguments.values("filter")))
                continue;
            std::puts(eventRow(family, event).dump().c_str());
            std::fflush(stdout);
        }
        waitABit();
    } while (endless);
    return 0;
}

/// A shell that answers what it is told, and knows `exit CODE`.
int echoShell()
{
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.starts_with("exit"))
            return line.size() > 5 ? std::stoi(line.substr(5)) : 0;
        std::printf("you said: %s\n", line.c_str());
        std::fflush(stdout);
    }
    return 0;
}

int execVerb(Family family, const Words &words)
{
    const Arguments arguments(words,
                              "interactive,i tty,t user,u= workdir,w= env,e= env-file= detach,d "
                              "privileged detach-keys= latest,l preserve-fds=",
                              true);
    const std::string name = arguments.rest().at(0);
    const Json container = containerNow(family, name);
    if (container.is_null())
        failNoContainer(family, name);
    if (container["status"] != "running") {
        fail(family,
             1,
             255,
             "Error response from daemon: Container " + container["id"].get<std::string>()
                 + " is not running",
             "can only create exec sessions on running containers: container state improper");
    }
    const Words command(arguments.rest().begin() + 1, arguments.rest().end());
    if (command.empty())
        throw Exit{family == Family::Docker ? 1 : 125, "must provide a non-empty command"};
    if (command[0] == "exit")
        return command.size() > 1 ? std::stoi(command[1]) : 0;
    if (command[0] == "sh" || command[0] == "/bin/sh") {
        const bool isScript = command.size() > 2 && command[1] == "-c";
        if (isScript && command[2].find("exec sh") == std::string::npos) {
            std::printf("ran: %s\n", command[2].c_str());
            return 0;
        }
        return echoShell();
    }
    if (command[0] == "echo") {
        for (size_t at = 1; at < command.size(); ++at)
            std::printf("%s%s", at > 1 ? " " : "", command[at].c_str());
        std::puts("");
        return 0;
    }
    fail(family,
         126,
         127,
         "OCI runtime exec failed: exec failed: unable to start container process: exec: \""
             + command[0] + "\": executable file not found in $PATH: unknown",
         "runc: exec failed: unable to start container process: exec: \"" + command[0]
             + "\": executable file not found in $PATH: OCI runtime attempted to invoke a command "
               "that was not found");
}

int waitVerb(Family family, const Words &words)
{
    const Arguments arguments(words, "condition= interval,i= ignore", false);
    for (const std::string &name : arguments.rest())
        std::printf("%d\n", endOf(family, name));
    return 0;
}

} // namespace

Json containerNow(Family family, const std::string &name)
{
    World world(family);
    world.settle();
    world.save();
    const Json *container = world.findContainer(name);
    return container ? *container : Json(nullptr);
}

int endOf(Family family, const std::string &name)
{
    while (true) {
        const Json container = containerNow(family, name);
        if (container.is_null())
            failNoContainer(family, name);
        if (container["status"] != "running" && container["status"] != "paused")
            return container["exitCode"].get<int>();
        waitABit();
    }
}

Command streamCommand(const std::string &verb)
{
    static const std::map<std::string, Command> commands{
        {"logs", logsVerb}, {"events", eventsVerb}, {"exec", execVerb}, {"wait", waitVerb}};
    const auto found = commands.find(verb);
    return found == commands.end() ? nullptr : found->second;
}

} // namespace fakecli
