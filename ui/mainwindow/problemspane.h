#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;

namespace ui {

/// What is wrong with the spec of the stack that is shown: a finding a line.
class ProblemsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPane(QWidget *parent = nullptr);

    void setProblems(const QStringList &problems);
    QWidget *mainView() const;

private:
    void copy();

    QListWidget *m_list;
};

} // namespace ui
