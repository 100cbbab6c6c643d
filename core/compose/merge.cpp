#include "core/compose/merge.h"

#include <QHash>

#include <algorithm>
#include <map>

namespace core {

namespace {

using Tag = SpecNode::Tag;

/// What makes two items of a list the same one; null when this item is like no other.
QString itemKey(const SpecNode &item, Merge rule)
{
    switch (rule) {
    case Merge::ByText:
        return item.text;
    case Merge::ByName:
        return item.text.section(u'=', 0, 0);
    case Merge::ByTarget:
        return item.textAt(u"target");
    case Merge::BySecret:
    case Merge::ByConfig: {
        const QString folder =
            rule == Merge::BySecret ? QStringLiteral("/run/secrets/") : QStringLiteral("/");
        const SpecNode *target = item.find(u"target");
        return target ? target->text : folder + item.textAt(u"source");
    }
    case Merge::ByPath:
        return item.textAt(u"path");
    case Merge::BySubnet:
        return item.textAt(u"subnet");
    case Merge::ByPort: {
        if (item.isScalar())
            return item.text;
        const SpecNode *ip = item.find(u"host_ip");
        const SpecNode *protocol = item.find(u"protocol");
        const SpecNode *published = item.find(u"published");
        // A number and a text are different to docker compose.
        const bool isNumber = published && published->kind == SpecNode::Kind::Integer;
        return (ip ? ip->text : QStringLiteral("0.0.0.0")) + (isNumber ? u'#' : u':')
               + item.textAt(u"published") + u':' + item.textAt(u"target") + u'/'
               + (protocol ? protocol->text : QStringLiteral("tcp"));
    }
    case Merge::Default:
    case Merge::Replace:
    case Merge::Entries:
    case Merge::Logging:
        break;
    }
    return {};
}

void mergeLists(SpecNode &base, SpecNode overlay, const SchemaNode &schema)
{
    for (SpecNode &item : overlay.children)
        base.children.push_back(std::move(item));
    removeReplacedItems(base, schema.attribute.merge);
}

void mergeMaps(SpecNode &base, SpecNode overlay, const SchemaNode &schema, Forms forms)
{
    const bool replaces = schema.attribute.merge == Merge::Entries;
    // Entries that were written as a list, or are merged already, cannot be taken out one by one.
    const bool isFixed = replaces && base.style == SpecNode::Style::Plain;
    if (replaces)
        base.style = SpecNode::Style::Plain;
    if (base.children.empty()) {
        base.children = std::move(overlay.children);
        return;
    }
    QHash<QString, size_t> places;
    for (size_t i = 0; i < base.children.size(); ++i)
        places.insert(base.children[i].key, i);
    static const SchemaNode extension;
    for (SpecNode &child : overlay.children) {
        const auto place = places.constFind(child.key);
        if (place == places.constEnd()) {
            places.insert(child.key, base.children.size());
            base.children.push_back(std::move(child));
            continue;
        }
        SpecNode &existing = base.children[*place];
        const SchemaNode *known = schema.child(child.key);
        if (isFixed && child.tag == Tag::Reset)
            continue;
        if (replaces)
            existing = std::move(child);
        else
            mergeTree(existing, std::move(child), known ? *known : extension, forms);
    }
}

bool differentDrivers(const SpecNode &base, const SpecNode &overlay)
{
    const QString earlier = base.textAt(u"driver");
    const QString later = overlay.textAt(u"driver");
    return !earlier.isEmpty() && !later.isEmpty() && earlier != later;
}

/// What docker compose joins as a list of texts, whatever it was written as.
bool isOneList(const Attribute &attribute)
{
    return attribute.shape == Shape::Pairs || attribute.shape == Shape::LabelPairs
           || attribute.shape == Shape::TextList || attribute.shape == Shape::Hosts;
}

std::vector<SpecNode> textsOf(SpecNode node)
{
    if (node.isScalar()) {
        node.key.clear();
        return {std::move(node)};
    }
    if (node.isMap()) {
        for (SpecNode &child : node.children) {
            const QString value = child.isNull() ? QString() : u'=' + child.text;
            SpecNode text = SpecNode::like(child, SpecNode::Kind::Text, child.key + value);
            text.tag = child.tag;
            child = std::move(text);
        }
        std::sort(node.children.begin(), node.children.end(), [](const auto &a, const auto &b) {
            return a.text < b.text;
        });
    }
    return std::move(node.children);
}

void joinTexts(SpecNode &base, SpecNode overlay, const Attribute &attribute)
{
    SpecNode list = SpecNode::like(base, SpecNode::Kind::List);
    list.key = base.key;
    list.damaged = base.damaged || overlay.damaged;
    const bool wasMap = base.isMap();
    list.children = textsOf(std::move(base));
    for (SpecNode &text : textsOf(std::move(overlay))) {
        if (text.tag != Tag::Reset) {
            list.children.push_back(std::move(text));
        } else if (wasMap) {
            // An item of a list cannot be named by a key.
            std::erase_if(list.children, [&](const SpecNode &earlier) {
                return itemKey(earlier, Merge::ByName) == text.text;
            });
        }
    }
    removeReplacedItems(list, attribute.shape == Shape::Hosts ? Merge::ByText : Merge::ByName);
    if (list.children.empty())
        list.kind = SpecNode::Kind::Null;
    base = std::move(list);
}

} // namespace

bool isKeyed(Merge rule)
{
    return rule != Merge::Default && rule != Merge::Replace && rule != Merge::Entries
           && rule != Merge::Logging;
}

void removeReplacedItems(SpecNode &list, Merge rule)
{
    if (!isKeyed(rule) || list.children.size() < 2)
        return;
    std::map<QString, size_t> places;
    std::vector<SpecNode> kept;
    kept.reserve(list.children.size());
    for (SpecNode &item : list.children) {
        const QString key = itemKey(item, rule);
        const auto place = key.isEmpty() ? places.end() : places.find(key);
        if (place == places.end()) {
            places.emplace(key, kept.size());
            kept.push_back(std::move(item));
        } else if (rule == Merge::BySubnet) {
            mergeMaps(kept[place->second], std::move(item), SchemaNode(), Forms::Long);
        } else {
            kept[place->second] = std::move(item);
        }
    }
    list.children = std::move(kept);
}

void mergeTree(SpecNode &base, SpecNode overlay, const SchemaNode &schema, Forms forms)
{
    const Merge rule = schema.attribute.merge;
    const bool replaces = overlay.tag != Tag::None || base.tag == Tag::Reset
                          || rule == Merge::Replace
                          || (rule == Merge::Logging && differentDrivers(base, overlay));
    if (!replaces && overlay.isNull())
        return;
    if (!replaces && forms == Forms::AsWritten && isOneList(schema.attribute)) {
        joinTexts(base, std::move(overlay), schema.attribute);
    } else if (!replaces && base.isMap() && overlay.isMap()) {
        base.damaged = base.damaged || overlay.damaged;
        mergeMaps(base, std::move(overlay), schema, forms);
    } else if (!replaces && base.isList() && overlay.isList()) {
        base.damaged = base.damaged || overlay.damaged;
        mergeLists(base, std::move(overlay), schema);
    } else {
        base = std::move(overlay);
    }
}

void dropResets(SpecNode &root)
{
    std::erase_if(root.children, [](const SpecNode &child) { return child.tag == Tag::Reset; });
    root.tag = Tag::None;
    for (SpecNode &child : root.children)
        dropResets(child);
}

} // namespace core
