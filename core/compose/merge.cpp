#include "core/compose/merge.h"

#include <QHash>
#include <QSet>

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
    case Merge::ByGrant: {
        // A bare name stands for a file in the folder that secrets, or configs, have by default.
        QString target = item.textAt(u"target");
        if (target.startsWith(u"/run/secrets/"))
            target.remove(0, 13);
        else if (target.startsWith(u'/'))
            target.remove(0, 1);
        return target.isEmpty() ? item.textAt(u"source") : target;
    }
    case Merge::ByPath:
        return item.textAt(u"path");
    case Merge::BySubnet:
        return item.textAt(u"subnet");
    case Merge::ByPort: {
        const QString ip = item.textAt(u"host_ip");
        return (ip.isEmpty() ? QStringLiteral("0.0.0.0") : ip) + u':' + item.textAt(u"published")
               + u':' + item.textAt(u"target") + u'/' + item.textAt(u"protocol");
    }
    case Merge::Default:
    case Merge::Replace:
    case Merge::Entries:
    case Merge::Logging:
        break;
    }
    return {};
}

bool isKeyed(Merge rule)
{
    return rule != Merge::Default && rule != Merge::Replace && rule != Merge::Entries
           && rule != Merge::Logging;
}

void mergeLists(SpecNode &base, SpecNode overlay, const SchemaNode &schema)
{
    const Merge rule = schema.attribute.merge;
    QSet<QString> known;
    if (schema.attribute.unique && !isKeyed(rule)) {
        for (const SpecNode &item : base.children)
            known.insert(item.text);
    }
    for (SpecNode &item : overlay.children) {
        if (!item.isScalar() || !known.contains(item.text))
            base.children.push_back(std::move(item));
    }
    removeReplacedItems(base, rule);
}

void mergeMaps(SpecNode &base, SpecNode overlay, const SchemaNode &schema)
{
    QHash<QString, size_t> places;
    for (size_t i = 0; i < base.children.size(); ++i)
        places.insert(base.children[i].key, i);
    const bool replaces = schema.attribute.merge == Merge::Entries;
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
        if (replaces)
            existing = std::move(child);
        else
            mergeTree(existing, std::move(child), known ? *known : extension);
    }
}

bool differentDrivers(const SpecNode &base, const SpecNode &overlay)
{
    const QString earlier = base.textAt(u"driver");
    const QString later = overlay.textAt(u"driver");
    return !earlier.isEmpty() && !later.isEmpty() && earlier != later;
}

} // namespace

void removeReplacedItems(SpecNode &list, Merge rule)
{
    if (!isKeyed(rule) || list.children.size() < 2)
        return;
    QHash<QString, size_t> places;
    std::vector<SpecNode> kept;
    kept.reserve(list.children.size());
    for (SpecNode &item : list.children) {
        const QString key = itemKey(item, rule);
        const auto place = key.isEmpty() ? places.constEnd() : places.constFind(key);
        if (place == places.constEnd()) {
            places.insert(key, kept.size());
            kept.push_back(std::move(item));
        } else if (rule == Merge::BySubnet) {
            mergeMaps(kept[*place], std::move(item), SchemaNode());
        } else {
            kept[*place] = std::move(item);
        }
    }
    list.children = std::move(kept);
}

void mergeTree(SpecNode &base, SpecNode overlay, const SchemaNode &schema)
{
    const Merge rule = schema.attribute.merge;
    const bool replaces = overlay.tag != Tag::None || base.tag == Tag::Reset
                          || rule == Merge::Replace
                          || (rule == Merge::Logging && differentDrivers(base, overlay));
    if (!replaces && overlay.isNull())
        return;
    if (!replaces && base.isMap() && overlay.isMap()) {
        base.damaged = base.damaged || overlay.damaged;
        mergeMaps(base, std::move(overlay), schema);
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
