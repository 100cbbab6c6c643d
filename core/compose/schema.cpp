#include "core/compose/schema.h"

#include <QHash>

#include <algorithm>
#include <cstring>
#include <deque>

namespace core {

namespace {

/// Builds the tree of the table's paths. Groups are built once and shared.
class SchemaCompiler
{
public:
    const SchemaNode &compile()
    {
        for (const Attribute &attribute : schemaTable())
            nodeFor(QString::fromLatin1(attribute.path)).attribute = attribute;
        for (SchemaNode &node : m_nodes)
            finish(node);
        for (SchemaNode &node : m_nodes)
            noteAlways(node);
        noteMergedChecks(const_cast<SchemaNode &>(*m_roots.value(QString())));
        return *m_roots.value(QString());
    }

private:
    SchemaNode &make()
    {
        m_nodes.emplace_back();
        return m_nodes.back();
    }

    SchemaNode &root(const QString &group)
    {
        SchemaNode *&node = m_roots[group];
        if (!node)
            node = &make();
        return *node;
    }

    SchemaNode &nodeFor(const QString &path)
    {
        QStringList steps = path.split(u'/', Qt::SkipEmptyParts);
        const bool inGroup = path.startsWith(u'#');
        SchemaNode *node = &root(inGroup ? steps.takeFirst() : QString());
        for (const QString &step : steps)
            node = &childOf(*node, step);
        return *node;
    }

    SchemaNode &childOf(SchemaNode &parent, const QString &step)
    {
        const SchemaNode *known = step == u"*"    ? parent.anyKey
                                  : step == u"[]" ? parent.item
                                                  : parent.keys.value(step);
        if (known)
            return const_cast<SchemaNode &>(*known);
        SchemaNode &made = make();
        if (step == u"*") {
            parent.anyKey = &made;
        } else if (step == u"[]") {
            parent.item = &made;
        } else {
            made.rank = static_cast<int>(parent.names.size());
            parent.keys.insert(step, &made);
            parent.names.append(step);
        }
        return made;
    }

    /// The schema has no circles, so this ends.
    bool noteMergedChecks(SchemaNode &node)
    {
        bool found = !node.required.isEmpty() || node.attribute.unique;
        const auto visit = [&](const SchemaNode *child) {
            if (child && noteMergedChecks(const_cast<SchemaNode &>(*child)))
                found = true;
        };
        for (const QString &name : std::as_const(node.names))
            visit(node.keys.value(name));
        visit(node.anyKey);
        visit(node.item);
        node.hasMergedChecks = found;
        return found;
    }

    void finish(SchemaNode &node)
    {
        if (*node.attribute.pattern != '\0')
            node.pattern = QRegularExpression(QString::fromLatin1(node.attribute.pattern));
        node.choices = QString::fromLatin1(node.attribute.choices).split(u'|', Qt::SkipEmptyParts);
        node.required =
            QString::fromLatin1(node.attribute.required).split(u'|', Qt::SkipEmptyParts);
        const QString group = QString::fromLatin1(node.attribute.group);
        if (group.isEmpty())
            return;
        const SchemaNode &shared = root(group);
        node.names = shared.names;
        node.keys = shared.keys;
        node.anyKey = shared.anyKey;
        node.item = shared.item;
    }

    void noteAlways(SchemaNode &node)
    {
        for (const QString &name : std::as_const(node.names)) {
            if (node.keys.value(name)->attribute.printed == Emit::Always)
                node.always.append(name);
        }
    }

    std::deque<SchemaNode> &m_nodes = storage();
    QHash<QString, SchemaNode *> m_roots;

    static std::deque<SchemaNode> &storage()
    {
        static std::deque<SchemaNode> nodes;
        return nodes;
    }
};

size_t keyHash(QStringView key)
{
    const auto size = static_cast<size_t>(key.size());
    if (size == 0)
        return 0;
    const auto letter = [key](size_t at) {
        return static_cast<size_t>(key[static_cast<qsizetype>(at)].unicode());
    };
    return size + 31 * letter(0) + 7 * letter(size - 1) + 131 * letter(size / 2);
}

} // namespace

const SchemaNode *KeyTable::value(QStringView key) const
{
    if (m_slots.empty())
        return nullptr;
    const size_t mask = m_slots.size() - 1;
    const auto bytes = static_cast<size_t>(key.size()) * sizeof(char16_t);
    for (size_t at = keyHash(key) & mask; m_slots[at].node; at = (at + 1) & mask) {
        const QString &known = m_slots[at].key;
        if (known.size() == key.size() && std::memcmp(known.constData(), key.data(), bytes) == 0)
            return m_slots[at].node;
    }
    return nullptr;
}

void KeyTable::place(const Slot &slot)
{
    const size_t mask = m_slots.size() - 1;
    size_t at = keyHash(slot.key) & mask;
    while (m_slots[at].node)
        at = (at + 1) & mask;
    m_slots[at] = slot;
}

void KeyTable::insert(const QString &key, const SchemaNode *node)
{
    if (++m_used * 2 > m_slots.size()) {
        std::vector<Slot> earlier(std::max<size_t>(4, m_slots.size() * 2));
        earlier.swap(m_slots);
        for (const Slot &slot : earlier) {
            if (slot.node)
                place(slot);
        }
    }
    place({.key = key, .node = node});
}

const SchemaNode &specSchema()
{
    static const SchemaNode &schema = SchemaCompiler().compile();
    return schema;
}

} // namespace core
