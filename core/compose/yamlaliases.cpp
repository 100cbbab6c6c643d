#include "core/compose/yamlaliases.h"

#include <QSet>

#include <algorithm>

namespace core {

namespace {

constexpr size_t maximumAliasDepth = 100;

SpecNode &nodeAt(SpecNode &root, const YamlAliases::TreePath &path)
{
    SpecNode *node = &root;
    for (const quint32 index : path)
        node = &node->children[index];
    return *node;
}

struct TreeSize
{
    qsizetype nodes = 0;
    size_t depth = 0;
};

/// Stops counting once the budget is used up.
void measure(const SpecNode &node, size_t depth, qsizetype budget, TreeSize &size)
{
    ++size.nodes;
    size.depth = std::max(size.depth, depth);
    for (const SpecNode &child : node.children) {
        if (size.nodes > budget)
            return;
        measure(child, depth + 1, budget, size);
    }
}

} // namespace

void YamlAliases::clear()
{
    m_anchors.clear();
    m_uses.clear();
}

void YamlAliases::define(const QByteArray &anchor, TreePath where)
{
    m_anchors.insert(anchor, std::move(where));
}

void YamlAliases::use(const QByteArray &anchor, TreePath where)
{
    m_uses.append({.target = m_anchors.value(anchor), .where = std::move(where)});
}

bool YamlAliases::fail(const SpecNode &node, const QString &message)
{
    m_findings.add({.severity = Finding::Severity::Error,
                    .place = m_findings.place(m_file, node.place),
                    .path = {},
                    .message = message,
                    .suggestion = {}});
    return false;
}

bool YamlAliases::resolve(SpecNode &root)
{
    for (const Use &use : std::as_const(m_uses)) {
        SpecNode &alias = nodeAt(root, use.where);
        const SpecNode &target = nodeAt(root, use.target);
        TreeSize size;
        measure(target, 1, m_copiesLeft, size);
        m_copiesLeft -= size.nodes;
        if (m_copiesLeft < 0)
            return fail(alias, SpecTr::tr("the aliases stand for too many values"));
        if (size.depth + use.where.size() > maximumAliasDepth)
            return fail(alias,
                        SpecTr::tr("more than %1 levels are nested here").arg(maximumAliasDepth));
        SpecNode copy = target;
        copy.key = alias.key;
        copy.keyPlace = alias.keyPlace;
        copy.place = alias.place;
        alias = std::move(copy);
    }
    return true;
}

bool applyMergeKeys(SpecNode &root, YamlAliases &aliases)
{
    bool hasMerge = false;
    for (SpecNode &child : root.children) {
        if (!applyMergeKeys(child, aliases))
            return false;
        hasMerge = hasMerge || (root.isMap() && child.key == u"<<");
    }
    if (!hasMerge)
        return true;

    QSet<QString> known;
    for (const SpecNode &child : root.children)
        known.insert(child.key);
    std::vector<SpecNode> merged;
    const auto take = [&](SpecNode &map) {
        for (SpecNode &entry : map.children) {
            if (!known.contains(entry.key)) {
                known.insert(entry.key);
                merged.push_back(std::move(entry));
            }
        }
    };
    for (SpecNode &child : root.children) {
        if (child.key != u"<<") {
            merged.push_back(std::move(child));
            continue;
        }
        const bool isList = child.isList()
                            && std::all_of(child.children.begin(),
                                           child.children.end(),
                                           [](const SpecNode &item) { return item.isMap(); });
        if (!child.isMap() && !isList)
            return aliases.fail(child, SpecTr::tr("a merge key needs a map or a list of maps"));
        if (child.isMap())
            take(child);
        for (SpecNode &item : child.children) {
            if (isList)
                take(item);
        }
    }
    root.children = std::move(merged);
    return true;
}

} // namespace core
