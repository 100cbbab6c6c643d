#pragma once

#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/world.h"

#include <string>
#include <vector>

namespace fakecli {

using Words = std::vector<std::string>;

/// Runs one call, `words` being everything after the program's name. Prints the answer and returns
/// the exit code; throws Exit for an error.
int runCommand(Family family, const Words &words);

// One function a verb; null when this file's verbs do not include it.
using Command = int (*)(Family family, const Words &words);
Command createCommand(const std::string &verb);    ///< run, create
Command containerCommand(const std::string &verb); ///< the other verbs of containers
Command objectCommand(const std::string &verb);    ///< networks, volumes, info
Command imageCommand(const std::string &verb);
Command streamCommand(const std::string &verb); ///< logs, events, exec, wait
Command copyCommand(const std::string &verb);   ///< cp
Command lookCommand(const std::string &verb);   ///< port, top, stats
Command setupCommand(const std::string &verb);  ///< what only tests say

/// Ends the call with the family's own code and words.
[[noreturn]] void fail(Family family,
                       int dockerCode,
                       int podmanCode,
                       const std::string &dockerWords,
                       const std::string &podmanWords);
/// Starts a container as the family does: docker looks for its networks now, both for its ports.
void startContainer(World &world, Json &container, bool isRun);
/// A copy of the container as it is now; null when it is gone.
Json containerNow(Family family, const std::string &name);
/// Waits until a container has come to its end; its exit code.
int endOf(Family family, const std::string &name);
Json labelsOf(const Arguments &arguments);

using Shape = Json (*)(World &, const Json &);

/// docker's lists have 12 digits of an id, unless --no-trunc.
void shortenId(Json &row, const Arguments &arguments);
/// `ls` of anything; `nameKey` is what --quiet shows.
int listObjects(
    World &world, const Words &words, const Json &objects, Shape shape, const char *nameKey);
/// `inspect`: prints those that are there, then fails for the first that is not; %1 is its name.
int inspectObjects(World &world,
                   const Words &words,
                   Json *(World::*find)(const std::string &),
                   Shape shape,
                   const std::string &dockerWords,
                   const std::string &podmanWords);
/// What the runtime says, and the exit code, when there is no such container.
[[noreturn]] void failNoContainer(Family family, const std::string &name);
/// Prints rows as the family does for `format` ("json", "{{json .}}", a template): podman one
/// array, docker one object a line. `labels` runs parallel to `rows`.
void printRows(Family family,
               const std::string &format,
               const std::vector<Json> &rows,
               const std::vector<Json> &labels);
/// Whether an object passes all `--filter` values of the kinds label=, name=, status=, id=.
bool passesFilters(const Json &object, const Words &filters);

} // namespace fakecli
