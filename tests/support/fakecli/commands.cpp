#include "tests/support/fakecli/commands.h"

#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/gotemplate.h"

#include <cstdio>
#include <map>
#include <regex>

namespace fakecli {

int runCommand(Family family, const Words &words)
{
    // podman takes the runtime in front of the verb.
    const bool hasRuntime = family == Family::Podman && words.size() > 2 && words[0] == "--runtime";
    const Words call(words.begin() + (hasRuntime ? 2 : 0), words.end());
    if (call.empty())
        throw Exit{125, "missing command"};
    std::string verb = call[0];
    Words rest(call.begin() + 1, call.end());
    // `container start` is `start`; `image inspect` is a verb of its own.
    if (verb == "container" && !rest.empty()) {
        verb = rest[0] == "ls" || rest[0] == "list" ? "ps" : rest[0];
        if (verb == "exists" || verb == "inspect")
            verb = "container " + verb;
        rest.erase(rest.begin());
    } else if ((verb == "network" || verb == "volume" || verb == "image" || verb == "healthcheck"
                || (verb == "buildx" && family == Family::Docker) || verb == "fake")
               && !rest.empty()) {
        verb += ' ' + rest[0];
        rest.erase(rest.begin());
    }
    for (const auto &find : {createCommand,
                             containerCommand,
                             objectCommand,
                             imageCommand,
                             streamCommand,
                             copyCommand,
                             lookCommand,
                             setupCommand}) {
        if (const Command command = find(verb))
            return command(family, rest);
    }
    throw Exit{125, "unrecognized command `" + verb + "`"};
}

void fail(Family family,
          int dockerCode,
          int podmanCode,
          const std::string &dockerWords,
          const std::string &podmanWords)
{
    if (family == Family::Docker)
        throw Exit{dockerCode, dockerWords};
    throw Exit{podmanCode, "Error: " + podmanWords};
}

void failNoContainer(Family family, const std::string &name)
{
    if (family == Family::Docker)
        throw Exit{1, "Error response from daemon: No such container: " + name};
    throw Exit{125,
               "Error: no container with name or ID \"" + name + "\" found: no such container"};
}

void printRows(Family family,
               const std::string &format,
               const std::vector<Json> &rows,
               const std::vector<Json> &labels)
{
    const bool asJson = format == "json" || format == "{{json .}}";
    if (asJson && family == Family::Podman) {
        std::puts(Json(rows).dump(4).c_str());
        return;
    }
    for (size_t at = 0; at < rows.size(); ++at) {
        // The 20.10 client takes the word json for a template.
        const std::string line =
            asJson ? rows[at].dump() : expandTemplate(format, rows[at], labels[at]);
        std::puts(line.c_str());
    }
}

bool passesFilters(const Json &object, const Words &filters)
{
    std::map<std::string, bool> anyOf; // the same key is OR for these, AND for labels
    for (const std::string &filter : filters) {
        const auto [kind, value] = keyAndValue(filter);
        if (kind == "label") {
            const auto [key, wanted] = keyAndValue(value);
            const Json &labels = object["labels"];
            if (!labels.contains(key)
                || (value.find('=') != std::string::npos && labels[key] != wanted))
                return false;
        } else if (kind == "name") {
            anyOf[kind] |=
                std::regex_search(object["name"].get<std::string>(), std::regex(value))
                || std::regex_search("/" + object["name"].get<std::string>(), std::regex(value));
        } else if (kind == "status") {
            anyOf[kind] |= object["status"] == value;
        } else if (kind == "id") {
            anyOf[kind] |= object["id"].get<std::string>().starts_with(value);
        } else if (kind == "network") {
            anyOf[kind] |= object["networks"].contains(value);
        } else {
            throw Exit{125, "invalid filter '" + kind + "'"};
        }
    }
    return std::all_of(anyOf.begin(), anyOf.end(), [](const auto &entry) { return entry.second; });
}

Json labelsOf(const Arguments &arguments)
{
    Json labels = Json::object();
    for (const std::string &label : arguments.values("label")) {
        const auto [key, value] = keyAndValue(label);
        labels[key] = value;
    }
    return labels;
}

void shortenId(Json &row, const Arguments &arguments)
{
    // docker's rows have "ID", podman's always the whole "Id".
    if (row.contains("ID") && !arguments.isSet("no-trunc"))
        row["ID"] = row["ID"].get<std::string>().substr(0, 12);
}

int listObjects(
    World &world, const Words &words, const Json &objects, Shape shape, const char *nameKey)
{
    const Arguments arguments(
        words, "format= filter,f= quiet,q no-trunc all,a digests noheading", false);
    std::vector<Json> rows;
    std::vector<Json> labels;
    for (const Json &object : objects) {
        if (!passesFilters(object, arguments.values("filter")))
            continue;
        rows.push_back(shape(world, object));
        shortenId(rows.back(), arguments);
        labels.push_back(object["labels"]);
        if (arguments.isSet("quiet"))
            std::puts(object[nameKey].get<std::string>().c_str());
    }
    if (!arguments.isSet("quiet"))
        printRows(world.family(), arguments.value("format", "{{json .}}"), rows, labels);
    return 0;
}

int inspectObjects(World &world,
                   const Words &words,
                   Json *(World::*find)(const std::string &),
                   Shape shape,
                   const std::string &dockerWords,
                   const std::string &podmanWords)
{
    const Arguments arguments(words, "format,f= type= verbose,v", false);
    Json found = Json::array();
    std::vector<Json> labels;
    std::string missing;
    for (const std::string &name : arguments.rest()) {
        if (const Json *object = (world.*find)(name)) {
            found.push_back(shape(world, *object));
            labels.push_back((*object)["labels"]);
        } else if (missing.empty()) {
            missing = name;
        }
    }
    const std::string format = arguments.value("format");
    if (format.empty() || (format == "json" && !world.isDocker())) {
        std::puts(found.dump(4).c_str());
    } else {
        for (size_t at = 0; at < found.size(); ++at)
            std::puts(expandTemplate(format, found[at], labels[at]).c_str());
    }
    if (missing.empty())
        return 0;
    const auto filled = [&missing](std::string words_) {
        const size_t at = words_.find("%1");
        return words_.replace(at, 2, missing);
    };
    fail(world.family(), 1, 125, filled(dockerWords), filled(podmanWords));
}

} // namespace fakecli
