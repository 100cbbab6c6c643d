#include "core/compose/imagedigests.h"

#include <algorithm>

namespace core {

namespace {

using Kind = SpecNode::Kind;

bool isImageVolume(const SpecNode &volume)
{
    return volume.textAt(u"type") == u"image";
}

/// Calls `visit` with the node of each image reference.
template<typename Node, typename Visitor>
void visitImages(Node &root, const QStringList &services, Visitor visit)
{
    Node *section = root.find(u"services");
    if (!section)
        return;
    const auto visitText = [&](Node *node) {
        if (node && node->isText() && !node->text.isEmpty())
            visit(*node);
    };
    for (auto &service : section->children) {
        visitText(service.find(u"image"));
        if (Node *hooks = service.find(u"pre_start")) {
            for (auto &hook : hooks->children)
                visitText(hook.find(u"image"));
        }
        Node *volumes = service.find(u"volumes");
        if (!volumes)
            continue;
        for (auto &volume : volumes->children) {
            if (isImageVolume(volume) && !services.contains(volume.textAt(u"source")))
                visitText(volume.find(u"source"));
        }
    }
}

SpecNode lockOf(const SpecNode &service)
{
    SpecNode lock = SpecNode::like(service, Kind::Map);
    lock.key = service.key;
    if (const SpecNode *image = service.find(u"image"))
        lock.children.push_back(*image);
    const SpecNode *volumes = service.find(u"volumes");
    if (!volumes)
        return lock;
    SpecNode images = *volumes;
    std::erase_if(images.children, [](const SpecNode &volume) { return !isImageVolume(volume); });
    if (!images.children.empty())
        lock.children.push_back(std::move(images));
    return lock;
}

} // namespace

QStringList imageReferences(const SpecNode &root, const QStringList &services)
{
    QStringList references;
    visitImages(root, services, [&](const SpecNode &node) {
        if (!references.contains(node.text))
            references << node.text;
    });
    return references;
}

SpecNode withPinnedImages(SpecNode root, const QStringList &services, const StringMap &pinned)
{
    visitImages(
        root, services, [&](SpecNode &node) { node.text = pinned.value(node.text, node.text); });
    return root;
}

SpecNode imageLock(const SpecNode &root)
{
    SpecNode lock = SpecNode::like(root, Kind::Map);
    SpecNode locked;
    locked.kind = Kind::Map;
    if (const SpecNode *services = root.find(u"services")) {
        for (const SpecNode &service : services->children)
            locked.children.push_back(lockOf(service));
    }
    lock.set(QStringLiteral("services"), std::move(locked));
    return lock;
}

QStringList servicesWithUnlockedHooks(const SpecNode &root)
{
    QStringList names;
    const SpecNode *services = root.find(u"services");
    if (!services)
        return names;
    for (const SpecNode &service : services->children) {
        const SpecNode *hooks = service.find(u"pre_start");
        if (!hooks)
            continue;
        const QString own = service.textAt(u"image");
        const bool hasOther =
            std::any_of(hooks->children.begin(), hooks->children.end(), [&](const SpecNode &hook) {
                const QString image = hook.textAt(u"image");
                return !image.isEmpty() && image != own;
            });
        if (hasOther)
            names << service.key;
    }
    return names;
}

} // namespace core
