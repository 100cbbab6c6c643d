#pragma once

#include "core/logs/logline.h"
#include "ui/logs/logview.h"

#include <QHash>
#include <QWidget>

class QBoxLayout;
class QPushButton;
class QToolButton;

namespace ui {

class FindField;
class ServiceChip;

/// The live log of a stack: which services are shown, finding, following, and the lines.
class LogPane : public QWidget
{
    Q_OBJECT

public:
    explicit LogPane(QWidget *parent = nullptr);

    /// The stack's services, in its order. Services that only show up in lines are added.
    void setServices(const QStringList &services);
    void append(const core::LogBatch &lines);
    /// Forgets all lines: another stack's come now.
    void clearAll();
    /// Shows only one service: "Logs" of its row. Empty shows all.
    void showOnly(const QString &service);
    void focusFind();

    LogView *view() const { return m_view; }

signals:
    /// To be remembered; see LogView::setOptions().
    void optionsChanged(const ui::LogViewOptions &options);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeControls();
    void connectFinding();
    void addShortcuts();
    void syncChips();
    void applyHidden();
    void updateColors();
    void updateFinding();
    void updateFollowing();
    void arrangeBar();

    LogView *m_view;
    QWidget *m_bar = nullptr;
    QBoxLayout *m_barLayout = nullptr;
    QWidget *m_chipArea = nullptr;
    QWidget *m_controls = nullptr;
    FindField *m_findField = nullptr;
    QToolButton *m_previousButton = nullptr;
    QToolButton *m_nextButton = nullptr;
    QPushButton *m_followButton = nullptr;
    QPushButton *m_clearButton = nullptr;
    QPushButton *m_restoreButton = nullptr;
    QHash<QString, ServiceChip *> m_chips;
};

} // namespace ui
