#pragma once

#include "core/compose/node.h"

namespace core {

/// Finds the attributes of a service, of which most of the hundred possible ones are absent: a bit
/// for each length and first letter answers that without looking at the attributes.
class AttributeReader
{
public:
    explicit AttributeReader(const SpecNode &node)
        : m_node(node)
    {
        for (const SpecNode &child : node.children)
            m_present |= bit(child.key);
    }

    const SpecNode *find(QStringView key) const
    {
        return (m_present & bit(key)) != 0 ? m_node.find(key) : nullptr;
    }

    QString textAt(QStringView key) const
    {
        const SpecNode *node = find(key);
        return node ? node->text : QString();
    }
    qint64 numberAt(QStringView key) const { return textAt(key).toLongLong(); }
    bool trueAt(QStringView key) const { return textAt(key) == u"true"; }

private:
    static quint64 bit(QStringView key)
    {
        const auto first = key.isEmpty() ? 0 : key.front().unicode();
        return quint64(1) << ((static_cast<quint64>(key.size()) * 5 + first) & 63);
    }

    const SpecNode &m_node;
    quint64 m_present = 0;
};

} // namespace core
