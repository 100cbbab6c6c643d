#include "tests/support/fakecli/commands.h"

#include <cstdio>
#include <map>

namespace fakecli {

namespace {

// How a test prepares and disturbs the fake; no runtime has these verbs.

int offer(Family family, const Words &words)
{
    World world(family);
    world.registry().push_back(fullReference(family, words.at(0)));
    world.save();
    return 0;
}

int setHealth(Family family, const Words &words)
{
    World world(family);
    world.health()[words.at(0)] = words.at(1) == "true";
    world.save();
    return 0;
}

int addLogLine(Family family, const Words &words)
{
    World world(family);
    const Json *container = world.findContainer(words.at(0));
    if (!container)
        failNoContainer(family, words.at(0));
    world.addLog(*container, words.at(1), words.at(2));
    return 0;
}

int endContainer(Family family, const Words &words)
{
    World world(family);
    Json *container = world.findContainer(words.at(0));
    if (!container)
        failNoContainer(family, words.at(0));
    (*container)["exitAfterMs"] = 0;
    (*container)["plannedExitCode"] = std::stoi(words.at(1));
    world.settle();
    world.save();
    return 0;
}

int settle(Family family, const Words &)
{
    World world(family);
    world.settle();
    world.save();
    return 0;
}

} // namespace

Command setupCommand(const std::string &verb)
{
    static const std::map<std::string, Command> commands{{"fake offer", offer},
                                                         {"fake health", setHealth},
                                                         {"fake log", addLogLine},
                                                         {"fake end", endContainer},
                                                         {"fake settle", settle}};
    const auto found = commands.find(verb);
    return found == commands.end() ? nullptr : found->second;
}

} // namespace fakecli
