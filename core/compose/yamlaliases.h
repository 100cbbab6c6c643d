#pragma once

#include "core/compose/findings.h"

#include <QHash>

namespace core {

/// The anchors and aliases of one document. Aliases are filled in after the whole document is
/// read, with a bound on how much they may stand for.
class YamlAliases
{
public:
    using TreePath = std::vector<quint32>;

    YamlAliases(quint16 file, SpecFindings &findings, qsizetype maximumCopies)
        : m_file(file)
        , m_findings(findings)
        , m_copiesLeft(maximumCopies)
    {}

    void clear();
    void define(const QByteArray &anchor, TreePath where);
    bool isKnown(const QByteArray &anchor) const { return m_anchors.contains(anchor); }
    void use(const QByteArray &anchor, TreePath where);

    /// Puts the values in the place of the aliases; false when they are too many or too deep.
    bool resolve(SpecNode &root);

    /// Reports an error at a value; always false.
    bool fail(const SpecNode &node, const QString &message);

private:
    struct Use
    {
        TreePath target = {};
        TreePath where = {};
    };

    const quint16 m_file;
    SpecFindings &m_findings;
    qsizetype m_copiesLeft;
    QHash<QByteArray, TreePath> m_anchors;
    QList<Use> m_uses;
};

/// Merges what `<<` names into each map; a map's own keys win, then the earlier of a list.
bool applyMergeKeys(SpecNode &root, YamlAliases &aliases);

} // namespace core
