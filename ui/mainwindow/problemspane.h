#pragma once

#include "core/compose/finding.h"

#include <QTreeWidget>

namespace ui {

/// What is wrong or noteworthy in the spec of the stack that is shown, and in files that could not
/// be read: a finding a row, with where it is. Activating a row leads there.
class ProblemsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPane(QWidget *parent = nullptr);

    void setProblems(const QList<core::Finding> &problems);
    QWidget *mainView() const;

signals:
    void placeActivated(const core::SourcePlace &place);

private:
    void copy();

    QTreeWidget *m_list;
    QList<core::Finding> m_problems;
};

} // namespace ui
