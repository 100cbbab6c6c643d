#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"
#include "tests/support/fakecli/shapes.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

namespace fakecli {

namespace {

int imageList(Family family, const Words &words)
{
    World world(family);
    return listObjects(world, words, world.images(), imageRow, "id");
}

int imageInspect(Family family, const Words &words)
{
    World world(family);
    return inspectObjects(world,
                          words,
                          &World::findImage,
                          imageInspection,
                          "Error response from daemon: No such image: %1",
                          "inspecting image: %1: image not known");
}

int imageExists(Family family, const Words &words)
{
    World world(family);
    return world.findImage(words.at(0)) ? 0 : 1;
}

std::string addImage(World &world, const std::string &reference, const Json &labels)
{
    // A tag moves to the new image.
    for (Json &image : world.images())
        image["tags"].erase(std::remove(image["tags"].begin(), image["tags"].end(), reference),
                            image["tags"].end());
    const std::string id = world.newId();
    world.images().push_back({{"id", id},
                              {"tags", Json::array({reference})},
                              {"labels", labels},
                              {"created", nowNs()},
                              {"command", nullptr},
                              {"exposed", nullptr},
                              {"volumes", nullptr}});
    return id;
}

int pull(Family family, const Words &words)
{
    const Arguments arguments(
        words, "quiet,q platform= all-tags,a disable-content-trust tls-verify arch= os=", false);
    World world(family);
    const std::string given = arguments.rest().at(0);
    const std::string reference = fullReference(family, given);
    const Json &registry = world.registry();
    if (std::find(registry.begin(), registry.end(), reference) == registry.end()) {
        fail(family,
             1,
             125,
             "Error response from daemon: manifest for " + reference
                 + " not found: manifest unknown: "
                   "manifest unknown",
             "initializing source docker://" + reference
                 + ": reading manifest: manifest unknown: "
                   "manifest unknown");
    }
    const Json *image = world.findImage(reference);
    const std::string id =
        image ? (*image)["id"].get<std::string>() : addImage(world, reference, Json::object());
    world.save();
    if (family == Family::Podman) {
        std::fprintf(stderr,
                     "Trying to pull %s...\nGetting image source signatures\n"
                     "Copying blob sha256:%s\nCopying config sha256:%s\n"
                     "Writing manifest to image destination\n",
                     reference.c_str(),
                     id.c_str(),
                     id.c_str());
        std::puts(id.c_str());
        return 0;
    }
    if (!arguments.isSet("quiet")) {
        std::printf(
            "latest: Pulling from %s\na1b2c3d4e5f6: Pulling fs layer\n"
            "a1b2c3d4e5f6: Download complete\na1b2c3d4e5f6: Pull complete\nDigest: sha256:%s\n"
            "Status: Downloaded newer image for %s\n",
            given.c_str(),
            id.c_str(),
            reference.c_str());
    }
    std::puts(reference.c_str());
    return 0;
}

int push(Family family, const Words &words)
{
    const Arguments arguments(words, "quiet,q all-tags,a disable-content-trust tls-verify", false);
    World world(family);
    const std::string reference = arguments.rest().at(0);
    if (!world.findImage(reference))
        throw Exit{family == Family::Docker ? 1 : 125,
                   "An image does not exist locally with the tag: " + reference};
    return 0;
}

int buildImage(Family family, const Words &words)
{
    const Arguments arguments(
        words,
        "tag,t= file,f= target= build-arg= label= platform= cache-from= cache-to= "
        "no-cache no-cache-filter= provenance= sbom= pull network= shm-size= add-host= ulimit= "
        "secret= ssh= "
        "build-context= iidfile= quiet,q progress= isolation= layers format= allow= "
        "rm force-rm memory,m= manifest= load",
        false);
    World world(family);
    const std::string given = arguments.value("tag");
    const bool hasHost = given.find('/') != std::string::npos;
    const std::string reference = family == Family::Podman && !hasHost
                                      ? "localhost/" + fullReference(Family::Docker, given)
                                      : fullReference(family, given);
    const std::string id = addImage(world, reference, labelsOf(arguments));
    for (const std::string &tag : arguments.values("tag")) {
        if (tag != given)
            world.findImage(id)->at("tags").push_back(fullReference(family, tag));
    }
    world.save();
    if (arguments.has("iidfile"))
        std::ofstream(arguments.value("iidfile")) << "sha256:" << id;
    if (family == Family::Docker) {
        std::printf("Step 1/2 : FROM scratch\n ---> \nStep 2/2 : CMD [\"sleep\"]\n ---> %s\n"
                    "Successfully built %s\nSuccessfully tagged %s\n",
                    id.substr(0, 12).c_str(),
                    id.substr(0, 12).c_str(),
                    reference.c_str());
        return 0;
    }
    std::printf("STEP 1/2: FROM scratch\nSTEP 2/2: CMD [\"sleep\"]\nCOMMIT %s\n--> %s\n"
                "Successfully tagged %s\n%s\n",
                given.c_str(),
                id.substr(0, 11).c_str(),
                reference.c_str(),
                id.c_str());
    return 0;
}

int imageRemove(Family family, const Words &words)
{
    const Arguments arguments(words, "force,f all,a no-prune ignore,i", false);
    World world(family);
    world.settle();
    for (const std::string &name : arguments.rest()) {
        const Json *found = world.findImage(name);
        if (!found) {
            fail(family,
                 1,
                 1,
                 "Error response from daemon: No such image: " + name,
                 name + ": image not known");
        }
        const Json image = *found;
        for (const Json &container : world.containers()) {
            if (container["imageId"] != image["id"] || arguments.isSet("force"))
                continue;
            const std::string user = container["id"];
            fail(family,
                 1,
                 2,
                 "Error response from daemon: conflict: unable to remove repository reference \""
                     + name + "\" (must force) - container " + user.substr(0, 12)
                     + " is using its referenced image "
                     + image["id"].get<std::string>().substr(0, 12),
                 "image used by " + user + ": image is in use by a container");
        }
        world.images().erase(std::find(world.images().begin(), world.images().end(), image));
        std::printf(
            "Untagged: %s\nDeleted: %s\n", name.c_str(), image["id"].get<std::string>().c_str());
        world.save();
    }
    return 0;
}

int tagImage(Family family, const Words &words)
{
    World world(family);
    Json *image = world.findImage(words.at(0));
    if (!image) {
        fail(family,
             1,
             125,
             "Error response from daemon: No such image: " + words.at(0),
             words.at(0) + ": image not known");
    }
    (*image)["tags"].push_back(fullReference(family, words.at(1)));
    world.save();
    return 0;
}

} // namespace

Command imageCommand(const std::string &verb)
{
    static const std::map<std::string, Command> commands{{"images", imageList},
                                                         {"image ls", imageList},
                                                         {"image inspect", imageInspect},
                                                         {"image exists", imageExists},
                                                         {"image rm", imageRemove},
                                                         {"rmi", imageRemove},
                                                         {"pull", pull},
                                                         {"image pull", pull},
                                                         {"push", push},
                                                         {"build", buildImage},
                                                         {"buildx build", buildImage},
                                                         {"image build", buildImage},
                                                         {"tag", tagImage}};
    const auto found = commands.find(verb);
    return found == commands.end() ? nullptr : found->second;
}

} // namespace fakecli
