#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"

#include <cstdio>
#include <fstream>
#include <iterator>

namespace fakecli {

namespace {

std::string readInput()
{
    std::string text;
    char bytes[4096];
    while (const size_t count = std::fread(bytes, 1, sizeof bytes, stdin))
        text.append(bytes, count);
    return text;
}

std::string readFile(Family family, const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        fail(family,
             1,
             125,
             "lstat " + path + ": no such file or directory",
             "\"" + path + "\" could not be found on the host: no such file or directory");
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A container keeps what was copied into it under the path that was named, a tar archive as it is.
void copyInto(World &world, Json &container, const std::string &from, const std::string &path)
{
    const Family family = world.family();
    const std::string text = from == "-" ? readInput() : readFile(family, from);
    if (from == "-" && text.size() < 1024)
        fail(family, 1, 125, "unexpected EOF", "unexpected EOF");
    // docker looks at the root only; podman writes below it.
    if (family == Family::Docker && container["readOnly"] == true)
        fail(
            family, 1, 125, "Error response from daemon: container rootfs is marked read-only", "");
    container["copied"] = text.size();
    if (from != "-")
        container["files"][path] = text;
    world.save();
}

void copyOut(World &world, Json &container, const std::string &path, const std::string &to)
{
    if (!container.contains("files") || !container["files"].contains(path)) {
        const std::string name = container["name"];
        fail(world.family(),
             1,
             125,
             "Error response from daemon: Could not find the file " + path + " in container "
                 + name,
             "\"" + path + "\" could not be found on container " + name
                 + ": no such file or directory");
    }
    const std::string text = container["files"][path];
    // A stream would be an archive; what a test needs is that the bytes go there.
    if (to == "-")
        std::fputs(text.c_str(), stdout);
    else
        std::ofstream(to, std::ios::binary) << text;
}

int cpVerb(Family family, const Words &words)
{
    // podman follows links anyway.
    const Arguments arguments(words,
                              family == Family::Docker ? "archive,a follow-link,L quiet,q"
                                                       : "archive,a overwrite pause",
                              false);
    const std::string &from = arguments.rest().at(0);
    const std::string &to = arguments.rest().at(1);
    const bool into = to != "-" && to[0] != '/' && to.find(':') != std::string::npos;
    const std::string &inside = into ? to : from;
    const std::string name = inside.substr(0, inside.find(':'));
    const std::string path = inside.substr(name.size() + 1);

    World world(family);
    world.settle();
    Json *container = world.findContainer(name);
    if (!container) {
        fail(family,
             1,
             125,
             "Error response from daemon: No such container: " + name,
             "container \"" + name + "\" does not exist");
    }
    if (into)
        copyInto(world, *container, from, path);
    else
        copyOut(world, *container, path, to);
    return 0;
}

} // namespace

Command copyCommand(const std::string &verb)
{
    return verb == "cp" ? cpVerb : nullptr;
}

} // namespace fakecli
