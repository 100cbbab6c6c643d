#include "core/compose/variables.h"

#include "core/compose/interpolation.h"

#include <QMap>

namespace core {

namespace {

constexpr int maximumNesting = 40;

class VariableCollector
{
public:
    void addTree(const SpecNode &node)
    {
        if (node.isText())
            addText(node.text, 0);
        for (const SpecNode &child : node.children)
            addTree(child);
    }

    QList<SpecVariable> variables() const { return m_variables.values(); }

private:
    void addText(QStringView text, int depth)
    {
        if (depth > maximumNesting)
            return;
        for (const VariableUse &use : variableUses(text)) {
            SpecVariable variable{.name = use.name.toString()};
            variable.required = use.action == u'?';
            if (use.action == u'-')
                variable.defaultValue = use.word.toString();
            else if (use.action == u'+')
                variable.alternateValue = use.word.toString();
            m_variables.insert(variable.name, variable);
            if (!variable.required)
                addText(use.word, depth + 1);
        }
    }

    QMap<QString, SpecVariable> m_variables;
};

} // namespace

QList<SpecVariable> specVariables(const SpecNode &root)
{
    VariableCollector collector;
    collector.addTree(root);
    return collector.variables();
}

} // namespace core
