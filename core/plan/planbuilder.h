#pragma once

#include "core/plan/plan.h"

namespace core {

/// Collects the operations of a plan and numbers them.
class PlanBuilder
{
public:
    explicit PlanBuilder(const QString &project) { m_plan.project = project; }

    int add(Operation operation)
    {
        operation.id = static_cast<int>(m_plan.operations.size());
        m_plan.operations.append(std::move(operation));
        return m_plan.operations.last().id;
    }

    void noteAction(const QString &service, const QString &container, const QString &action)
    {
        m_plan.actions.append({.service = service, .container = container, .action = action});
    }

    /// Another word for what happens to a container than noteAction() had.
    void changeAction(const QString &container, const QString &action)
    {
        for (ServiceAction &known : m_plan.actions) {
            if (known.container == container)
                known.action = action;
        }
    }

    void warn(const QString &service, const QString &reason)
    {
        m_plan.warnings.append(
            {.service = service, .action = QStringLiteral("note"), .reason = reason});
    }

    /// Every operation so far: what the clean-up at the end of a plan needs.
    QList<int> ids() const
    {
        QList<int> all;
        for (const Operation &operation : m_plan.operations)
            all << operation.id;
        return all;
    }

    Plan take() { return std::move(m_plan); }

private:
    Plan m_plan;
};

} // namespace core
