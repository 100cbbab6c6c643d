#include "core/compose/validation.h"

#include "core/compose/merge.h"
#include "core/compose/scalarcast.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

using Kind = SpecNode::Kind;

quint8 acceptBit(Kind kind)
{
    switch (kind) {
    case Kind::Null:
        return Accept::Null;
    case Kind::Boolean:
        return Accept::Boolean;
    case Kind::Integer:
        return Accept::Integer;
    case Kind::Real:
        return Accept::Real;
    case Kind::Timestamp:
        return Accept::Timestamp;
    case Kind::Text:
        return Accept::Text;
    case Kind::List:
        return Accept::List;
    case Kind::Map:
        return Accept::Map;
    }
    Q_UNREACHABLE();
}

/// Like std::erase_if, for a predicate that changes what it looks at.
template<typename Predicate>
void removeNodes(std::vector<SpecNode> &nodes, Predicate isUnwanted)
{
    size_t kept = 0;
    for (size_t i = 0; i < nodes.size(); ++i) {
        if (isUnwanted(nodes[i]))
            continue;
        if (kept != i)
            nodes[kept] = std::move(nodes[i]);
        ++kept;
    }
    nodes.resize(kept);
}

bool isExtension(const QString &key)
{
    return key.startsWith(u"x-");
}

bool isName(const QString &key)
{
    return !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u'_' || c == u'-');
    });
}

void refuseKind(const SpecNode &node,
                const SchemaNode &schema,
                const SpecPath &path,
                SpecFindings &findings)
{
    QString suggestion;
    const Cast cast = schema.attribute.cast;
    const bool wantsText =
        schema.accepts(Accept::Text) && (cast == Cast::None || cast == Cast::Text);
    const bool number = node.kind == Kind::Integer || node.kind == Kind::Real
                        || node.kind == Kind::Boolean || node.kind == Kind::Timestamp;
    if (node.isNull())
        suggestion = SpecTr::tr("it has no value");
    else if (number && wantsText)
        suggestion = SpecTr::tr("put quotes around it");
    else if (node.isText() && schema.accepts(Accept::List) && cast == Cast::None)
        suggestion = SpecTr::tr("write each item on its own line after \"- \"");
    const SourcePlace place = node.isNull() ? findings.keyPlace(node) : findings.place(node);
    findings.error(place, path, expectationText(schema), suggestion);
    // What YAML reads a number as need not be what is written.
    const auto written = static_cast<qsizetype>(node.place.end - node.place.begin);
    if (number && wantsText && written == node.text.size())
        findings.offerEdit(node.place, u'"' + node.text + u'"');
}

/// Reports items that are in the list already and takes them out.
void removeRepeated(SpecNode &list, const SpecPath &path, SpecFindings &findings)
{
    std::set<QString> seen;
    qsizetype index = 0;
    removeNodes(list.children, [&](const SpecNode &item) {
        const SpecPath itemPath(path, index++);
        if (!item.isScalar() || seen.insert(item.text).second)
            return false;
        findings.error(
            item, itemPath, SpecTr::tr("\"%1\" is already in the list").arg(item.text.left(80)));
        return true;
    });
}

class Validation
{
public:
    Validation(Forms forms, SpecFindings &findings)
        : m_forms(forms)
        , m_findings(findings)
    {}

    /// False when the value is of no use and must go.
    bool check(SpecNode &node, const SchemaNode &schema, const SpecPath &path)
    {
        if (node.tag == SpecNode::Tag::Reset)
            return true;
        if (node.damaged)
            return false;
        if (node.deferred)
            return true;
        // What nothing is written for leaves an earlier value as it is.
        if (node.isNull() && !node.key.isEmpty() && !schema.accepts(Accept::Null)) {
            m_findings.noteEmptyValue();
            return true;
        }
        if (!schema.accepts(acceptBit(node.kind))) {
            refuseKind(node, schema, path, m_findings);
            return false;
        }
        const bool isText =
            schema.attribute.cast == Cast::Text || schema.attribute.cast == Cast::FilledText;
        if (isText && node.kind == Kind::Real && !node.text.back().isDigit()) {
            m_findings.error(node, path, SpecTr::tr("must be a finite number"));
            return false;
        }
        noteSupport(node, schema, path);
        if (node.isMap())
            checkMap(node, schema, path);
        else if (node.isList())
            checkList(node, schema, path);
        else
            return checkScalar(node, schema, path);
        return true;
    }

private:
    void noteSupport(const SpecNode &node, const SchemaNode &schema, const SpecPath &path)
    {
        if (schema.attribute.support == Honoured::Full)
            return;
        const SourcePlace place = m_findings.keyPlace(node);
        if (schema.attribute.support == Honoured::Obsolete)
            m_findings.note(place, path, SpecTr::tr("this is obsolete and ignored"));
        else if (schema.attribute.support == Honoured::NoEffect)
            m_findings.note(place, path, SpecTr::tr(schema.attribute.remark));
        else
            m_findings.warning(place, path, SpecTr::tr("is not supported yet and has no effect"));
    }

    bool checkScalar(SpecNode &node, const SchemaNode &schema, const SpecPath &path)
    {
        if (node.isText() && !schema.choices.isEmpty() && !schema.choices.contains(node.text)) {
            m_findings.error(node,
                             path,
                             SpecTr::tr("must be one of %1").arg(schema.choices.join(u", ")),
                             didYouMean(node.text, schema.choices));
            const QString name = nearestName(node.text, schema.choices);
            if (!name.isEmpty())
                m_findings.offerEdit(node.place, name);
            return false;
        }
        if (node.isText() && schema.pattern && !schema.pattern->match(node.text).hasMatch()) {
            m_findings.error(
                node, path, SpecTr::tr("\"%1\" is not possible here").arg(node.text.left(80)));
            return false;
        }
        if (m_forms == Forms::Long || schema.attribute.alwaysLong)
            return castScalar(node, schema, path, m_findings);
        SpecNode copy = node;
        return castScalar(copy, schema, path, m_findings);
    }

    void checkList(SpecNode &list, const SchemaNode &schema, const SpecPath &path)
    {
        if (!schema.item)
            return;
        const size_t before = list.children.size();
        qsizetype index = 0;
        removeNodes(list.children, [&](SpecNode &item) {
            return !check(item, *schema.item, SpecPath(path, index++));
        });
        list.damaged = list.children.size() != before;
        if (schema.attribute.unique
            && (!isKeyed(schema.attribute.merge) || schema.attribute.shape == Shape::Hosts))
            removeRepeated(list, path, m_findings);
    }

    void checkMap(SpecNode &map, const SchemaNode &schema, const SpecPath &path)
    {
        const size_t before = map.children.size();
        removeNodes(map.children, [&](SpecNode &child) {
            const SpecPath childPath(path, child.key);
            const SchemaNode *known = schema.child(child.key);
            if (!known) {
                if (isExtension(child.key))
                    return false;
                refuseKey(child, schema, childPath);
                return true;
            }
            if (schema.attribute.named && !isName(child.key)) {
                m_findings.error(
                    m_findings.keyPlace(child),
                    childPath,
                    SpecTr::tr("a name can only have letters, digits and \".\", \"_\", \"-\""));
                return true;
            }
            return !check(child, *known, childPath);
        });
        map.damaged = map.children.size() != before;
    }

    void refuseKey(const SpecNode &child, const SchemaNode &schema, const SpecPath &path)
    {
        m_findings.error(m_findings.keyPlace(child),
                         path,
                         SpecTr::tr("unknown key \"%1\"").arg(child.key.left(80)),
                         m_findings.isFull() ? QString() : didYouMean(child.key, schema.names));
        if (const QString name =
                m_findings.isFull() ? QString() : nearestName(child.key, schema.names);
            !name.isEmpty())
            m_findings.offerEdit(child.keyPlace, name);
    }

    const Forms m_forms;
    SpecFindings &m_findings;
};

void requireKeys(const SpecNode &map,
                 const SchemaNode &schema,
                 const SpecPath &path,
                 SpecFindings &findings)
{
    if (map.damaged)
        return;
    for (const QString &key : schema.required) {
        if (!map.find(key))
            findings.error(findings.keyPlace(map), path, SpecTr::tr("\"%1\" is missing").arg(key));
    }
}

/// Takes out what has no value in any file.
void removeEmpty(SpecNode &map,
                 const SchemaNode &schema,
                 const SpecPath &path,
                 SpecFindings &findings)
{
    const size_t before = map.children.size();
    removeNodes(map.children, [&](const SpecNode &child) {
        const SchemaNode *known = child.isNull() ? schema.child(child.key) : nullptr;
        if (!known || known->accepts(Accept::Null))
            return false;
        refuseKind(child, *known, SpecPath(path, child.key), findings);
        return true;
    });
    map.damaged = map.damaged || map.children.size() != before;
}

} // namespace

void validateTree(SpecNode &root,
                  const SchemaNode &schema,
                  const SpecPath &path,
                  Forms forms,
                  SpecFindings &findings)
{
    Validation validation(forms, findings);
    if (!validation.check(root, schema, path)) {
        root = SpecNode::like(root, Kind::Map);
        root.damaged = true;
    }
}

void checkMerged(SpecNode &root,
                 const SchemaNode &schema,
                 const SpecPath &path,
                 SpecFindings &findings)
{
    if (root.isMap()) {
        if (findings.hasEmptyValues())
            removeEmpty(root, schema, path, findings);
        requireKeys(root, schema, path, findings);
        for (SpecNode &child : root.children) {
            const SchemaNode *known = child.isScalar() ? nullptr : schema.child(child.key);
            if (known && (known->hasMergedChecks || findings.hasEmptyValues()))
                checkMerged(child, *known, SpecPath(path, child.key), findings);
        }
    } else if (root.isList()) {
        if (schema.attribute.unique && !isKeyed(schema.attribute.merge) && root.children.size() > 1)
            removeRepeated(root, path, findings);
        if (!schema.item || !(schema.item->hasMergedChecks || findings.hasEmptyValues()))
            return;
        qsizetype index = 0;
        for (SpecNode &item : root.children) {
            if (!item.isScalar())
                checkMerged(item, *schema.item, SpecPath(path, index), findings);
            ++index;
        }
    }
}

} // namespace core
