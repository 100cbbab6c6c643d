#include "core/compose/tostack.h"

#include "core/compose/confighash.h"
#include "core/compose/togrants.h"
#include "core/compose/toservice.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace core {

namespace {

NetworkSpec toNetwork(const SpecNode &node)
{
    NetworkSpec network{.key = node.key, .name = node.textAt(u"name")};
    network.external = nodeTrue(node, u"external");
    network.driver = node.textAt(u"driver");
    network.driverOptions = nodeStrings(node.find(u"driver_opts"));
    network.internal = nodeTrue(node, u"internal");
    network.attachable = nodeTrue(node, u"attachable");
    network.enableIpv6 = nodeTrue(node, u"enable_ipv6");
    network.labels = nodeStrings(node.find(u"labels"));
    network.configHash = networkHash(node);
    const SpecNode *ipam = node.find(u"ipam");
    if (!ipam)
        return network;
    network.ipamDriver = ipam->textAt(u"driver");
    if (const SpecNode *pools = ipam->find(u"config")) {
        for (const SpecNode &pool : pools->children) {
            network.ipam.append({.subnet = pool.textAt(u"subnet"),
                                 .gateway = pool.textAt(u"gateway"),
                                 .ipRange = pool.textAt(u"ip_range")});
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

Stack toStack(const SpecNode &root, const StringMap &environment, const SpecFindings &findings)
{
    Stack stack;
    stack.project = root.textAt(u"name");
    if (const SpecNode *services = root.find(u"services")) {
        stack.services.reserve(static_cast<qsizetype>(services->children.size()));
        for (const SpecNode &node : services->children) {
            Service service = toService(node, stack.project);
            service.place = findings.keyPlace(node);
            stack.services.append(std::move(service));
        }
        dropAbsentDependencies(stack);
        addLinkAliases(stack, *services);
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
