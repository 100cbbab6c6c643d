#include "core/compose/printer.h"

#include "core/compose/scalar.h"

#include <algorithm>

namespace core {

namespace {

using Kind = SpecNode::Kind;

const SpecNode &absentNode()
{
    static const SpecNode node;
    return node;
}

bool hasNoContent(const SpecNode &node, const SchemaNode &schema)
{
    switch (node.kind) {
    case Kind::Null:
        return true;
    case Kind::Boolean:
        return node.text == u"false";
    case Kind::Integer:
    case Kind::Real:
        return node.text == u"0";
    case Kind::Timestamp:
    case Kind::Text:
        return node.text.isEmpty() || (schema.attribute.cast == Cast::Bytes && node.text == u"0");
    case Kind::List:
    case Kind::Map:
        return node.children.empty();
    }
    Q_UNREACHABLE();
}

/// Sorted by the bytes of the keys, which for UTF-8 is the order of the characters.
std::vector<const SpecNode *> sortedByKey(const SpecNode &map)
{
    std::vector<const SpecNode *> entries;
    entries.reserve(map.children.size());
    for (const SpecNode &child : map.children)
        entries.push_back(&child);
    std::sort(entries.begin(), entries.end(), [](const SpecNode *a, const SpecNode *b) {
        const QString &left = a->key;
        const QString &right = b->key;
        const auto [x, y] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
        if (x == left.end() || y == right.end())
            return left.size() < right.size();
        // UTF-16 sorts surrogates before U+E000, characters sort the other way round.
        if (x->isSurrogate() != y->isSurrogate())
            return y->isSurrogate();
        return *x < *y;
    });
    return entries;
}

} // namespace

bool SpecPrinter::isPrinted(const SpecNode &node, const SchemaNode &schema) const
{
    switch (schema.attribute.printed) {
    case Emit::Always:
        return m_purpose != Purpose::Yaml || schema.attribute.named || node.isList()
               || !hasNoContent(node, schema);
    case Emit::Written:
        return !node.isNull();
    case Emit::NonEmpty:
        return !hasNoContent(node, schema);
    case Emit::ConfigOnly:
        return m_purpose != Purpose::Hash && !node.isNull();
    case Emit::YamlOnly:
        return m_purpose == Purpose::Yaml && !hasNoContent(node, schema);
    case Emit::Never:
        return false;
    }
    Q_UNREACHABLE();
}

void SpecPrinter::print(const SpecNode &node, const SchemaNode &schema)
{
    // A limit of 0 is none, and is printed as the empty form with soft and hard.
    const bool noLimit =
        node.kind == Kind::Integer && node.text == u"0" && schema.accepts(Accept::Map);
    if (noLimit) {
        m_sink.beginMap();
        for (const QString &name : m_purpose == Purpose::Yaml ? schema.names : QStringList()) {
            m_sink.key(name);
            m_sink.literal(QStringLiteral("0"));
        }
        m_sink.endMap();
    } else if (node.isList()) {
        m_sink.beginList();
        for (const SpecNode &item : node.children) {
            if (schema.item)
                print(item, *schema.item);
            else
                printUnknown(item);
        }
        m_sink.endList();
    } else if (node.isMap()) {
        if (schema.names.isEmpty() && !schema.anyKey)
            printUnknown(node);
        else if (schema.anyKey)
            printFreeMap(node, schema);
        else
            printAttributes(node, schema);
    } else {
        printScalar(node);
    }
}

void SpecPrinter::printScalar(const SpecNode &node)
{
    if (node.isNull())
        m_sink.literal(QStringLiteral("null"));
    else if (node.kind == Kind::Timestamp && m_purpose == Purpose::Yaml)
        m_sink.literal(timestampText(node.text));
    else if (node.kind == Kind::Timestamp)
        m_sink.text(timestampText(node.text));
    else if (node.isText())
        m_sink.text(node.text);
    else
        m_sink.literal(node.text);
}

void SpecPrinter::printFreeMap(const SpecNode &node, const SchemaNode &schema)
{
    m_sink.beginMap();
    for (const SpecNode *child : sortedByKey(node)) {
        m_sink.key(child->key);
        print(*child, *schema.anyKey);
    }
    m_sink.endMap();
}

void SpecPrinter::printAttributes(const SpecNode &node, const SchemaNode &schema)
{
    std::vector<Entry> entries;
    entries.reserve(node.children.size() + 2);
    for (const SpecNode &child : node.children) {
        const SchemaNode *known = schema.child(child.key);
        if (known && isPrinted(child, *known))
            entries.push_back({.rank = known->rank, .node = &child, .schema = known});
    }
    for (const QString &name : schema.always) {
        const SchemaNode *known = schema.child(name);
        if (!node.find(name) && (m_purpose != Purpose::Yaml || known->attribute.named))
            entries.push_back({.rank = known->rank, .node = nullptr, .schema = known});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return a.rank < b.rank;
    });
    m_sink.beginMap();
    for (const Entry &entry : entries) {
        printKey(schema.names[entry.rank], *entry.schema);
        if (entry.node && !(entry.node->isNull() && entry.schema->accepts(Accept::Map)))
            print(*entry.node, *entry.schema);
        else
            printAbsent(*entry.schema);
    }
    const bool isTop = schema.attribute.path[0] == '\0';
    if (m_purpose == Purpose::Yaml || (m_purpose == Purpose::Json && isTop)) {
        for (const SpecNode *child : sortedByKey(node)) {
            if (child->key.startsWith(u"x-")) {
                m_sink.key(child->key);
                printUnknown(*child);
            }
        }
    }
    m_sink.endMap();
}

void SpecPrinter::printKey(const QString &key, const SchemaNode &schema)
{
    const bool capital = schema.attribute.capital && m_purpose != Purpose::Yaml;
    m_sink.key(capital ? key.left(1).toUpper() + key.mid(1) : key);
}

void SpecPrinter::printAbsent(const SchemaNode &schema)
{
    if (schema.accepts(Accept::Null))
        printScalar(absentNode());
    else if (schema.accepts(Accept::Map))
        print(SpecNode::like(absentNode(), Kind::Map), schema);
    else if (schema.attribute.cast == Cast::Integer)
        m_sink.literal(QStringLiteral("0"));
    else
        m_sink.text(QString());
}

void SpecPrinter::printUnknown(const SpecNode &node)
{
    if (node.isScalar()) {
        printScalar(node);
    } else if (node.isList()) {
        m_sink.beginList();
        for (const SpecNode &item : node.children)
            printUnknown(item);
        m_sink.endList();
    } else {
        m_sink.beginMap();
        for (const SpecNode *child : sortedByKey(node)) {
            m_sink.key(child->key);
            printUnknown(*child);
        }
        m_sink.endMap();
    }
}

} // namespace core
