#include "core/compose/tostack.h"

#include "core/compose/confighash.h"
#include "core/compose/tobuild.h"
#include "core/compose/togrants.h"
#include "core/compose/toservice.h"

#include <QDir>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace core {

namespace {

std::optional<bool> toOptionalTruth(const SpecNode *node)
{
    return node ? std::optional(node->text == u"true") : std::nullopt;
}

NetworkSpec toNetwork(const SpecNode &node)
{
    NetworkSpec network{.key = node.key, .name = node.textAt(u"name")};
    network.external = nodeTrue(node, u"external");
    network.driver = node.textAt(u"driver");
    network.driverOptions = nodeStrings(node.find(u"driver_opts"));
    network.internal = nodeTrue(node, u"internal");
    network.attachable = nodeTrue(node, u"attachable");
    network.enableIpv4 = toOptionalTruth(node.find(u"enable_ipv4"));
    network.enableIpv6 = toOptionalTruth(node.find(u"enable_ipv6"));
    network.labels = nodeStrings(node.find(u"labels"));
    network.configHash = networkHash(node);
    const SpecNode *ipam = node.find(u"ipam");
    if (!ipam)
        return network;
    network.ipamDriver = ipam->textAt(u"driver");
    network.ipamOptions = nodeStrings(ipam->find(u"options"));
    if (const SpecNode *pools = ipam->find(u"config")) {
        for (const SpecNode &pool : pools->children) {
            network.ipam.append({.subnet = pool.textAt(u"subnet"),
                                 .gateway = pool.textAt(u"gateway"),
                                 .ipRange = pool.textAt(u"ip_range"),
                                 .auxAddresses = nodeStrings(pool.find(u"aux_addresses"))});
        }
    }
    return network;
}

VolumeSpec toVolume(const SpecNode &node)
{
    return {.key = node.key,
            .name = node.textAt(u"name"),
            .external = nodeTrue(node, u"external"),
            .driver = node.textAt(u"driver"),
            .driverOptions = nodeStrings(node.find(u"driver_opts")),
            .labels = nodeStrings(node.find(u"labels")),
            .configHash = volumeHash(node)};
}

/// `links: [db:database]` makes "database" a name of db on the networks they share.
void addLinkAliases(Stack &stack, const SpecNode &services)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < stack.services.size(); ++i)
        places.insert(stack.services[i].name, i);
    for (const SpecNode &node : services.children) {
        const SpecNode *links = node.find(u"links");
        if (!links)
            continue;
        QSet<QString> own;
        for (const NetworkAttachment &attachment : stack.services[places.value(node.key)].networks)
            own.insert(attachment.network);
        for (const SpecNode &link : links->children) {
            const QString alias = link.text.section(u':', 1, 1);
            const auto target = places.constFind(link.text.section(u':', 0, 0));
            if (alias.isEmpty() || target == places.constEnd())
                continue;
            for (NetworkAttachment &attachment : stack.services[*target].networks) {
                if (own.contains(attachment.network))
                    attachment.aliases.append(alias);
            }
        }
    }
    for (Service &service : stack.services) {
        for (NetworkAttachment &attachment : service.networks)
            attachment.aliases.removeDuplicates();
    }
}

/// A mount of an image may name a service instead.
void resolveImageMounts(Stack &stack)
{
    QHash<QString, QString> images;
    for (const Service &service : std::as_const(stack.services))
        images.insert(service.name, service.image);
    for (Service &service : stack.services) {
        for (Mount &mount : service.settings.mounts) {
            if (mount.type == Mount::Type::Image)
                mount.source = images.value(mount.source, mount.source);
        }
    }
}

/// The runtimes' command lines look for a seccomp profile in their own folder.
void resolveSeccompProfiles(Stack &stack, const QString &folder)
{
    for (Service &service : stack.services) {
        for (QString &option : service.settings.securityOpt) {
            const bool isProfile = option.startsWith(u"seccomp=") || option.startsWith(u"seccomp:");
            const QString value = option.mid(8);
            if (isProfile && !value.isEmpty() && value != u"unconfined" && value != u"builtin"
                && value != u"default")
                option = option.left(8) + QDir(folder).absoluteFilePath(value);
        }
    }
}

/// Only optional dependencies on services that are switched off are left without a target.
void dropAbsentDependencies(Stack &stack)
{
    QSet<QString> names;
    for (const Service &service : std::as_const(stack.services))
        names.insert(service.name);
    for (Service &service : stack.services) {
        service.dependsOn.removeIf(
            [&](const Dependency &dependency) { return !names.contains(dependency.service); });
    }
}

void addGrantedFiles(Stack &stack, const SpecNode &root, const StringMap &environment)
{
    for (const auto kind : {FileSpec::Kind::Secret, FileSpec::Kind::Config}) {
        const SpecNode *section =
            root.find(kind == FileSpec::Kind::Secret ? u"secrets" : u"configs");
        if (!section)
            continue;
        for (const SpecNode &node : section->children)
            stack.grantedFiles.append(toFileSpec(node, kind, environment));
    }
}

} // namespace

Stack toStack(const SpecNode &root,
              const StringMap &environment,
              const SpecFindings &findings,
              const QString &folder)
{
    Stack stack;
    stack.project = root.textAt(u"name");
    if (const SpecNode *services = root.find(u"services")) {
        stack.services.reserve(static_cast<qsizetype>(services->children.size()));
        for (const SpecNode &node : services->children) {
            Service service = toService(node, root);
            service.place = findings.keyPlace(node);
            if (const SpecNode *ports = node.find(u"ports")) {
                for (const SpecNode &port : ports->children)
                    service.portPlaces << findings.place(port);
            }
            stack.services.append(std::move(service));
        }
        dropAbsentDependencies(stack);
        addLinkAliases(stack, *services);
        resolveImageMounts(stack);
        resolveServiceContexts(stack);
        resolveSeccompProfiles(stack, folder);
    }
    if (const SpecNode *networks = root.find(u"networks")) {
        for (const SpecNode &node : networks->children)
            stack.networks.append(toNetwork(node));
    }
    if (const SpecNode *volumes = root.find(u"volumes")) {
        for (const SpecNode &node : volumes->children)
            stack.volumes.append(toVolume(node));
    }
    addGrantedFiles(stack, root, environment);
    return stack;
}

} // namespace core
