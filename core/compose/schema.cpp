#include "core/compose/schema.h"

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
        bool found = !node.required.isEmpty() || node.attribute.unique || !node.names.isEmpty()
                     || node.anyKey;
        const auto visit = [&](const SchemaNode *child) {
            if (child && noteMergedChecks(const_cast<SchemaNode &>(*child)))
                found = true;
        };
        for (const SchemaNode *child : std::as_const(node.keys))
            visit(child);
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

} // namespace

const SchemaNode &specSchema()
{
    static const SchemaNode &schema = SchemaCompiler().compile();
    return schema;
}

} // namespace core
