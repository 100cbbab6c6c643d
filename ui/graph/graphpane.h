#pragma once

#include "core/state/snapshot.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;
class QUrl;

namespace ui {

class EmptyState;
class GraphView;
class ServiceDetails;
class ToggleChip;

/// The Graph page of a stack: a thin toolbar, the graph, and what is known about the selected
/// service when there is room for it.
class GraphPane : public QWidget
{
    Q_OBJECT

public:
    explicit GraphPane(QWidget *parent = nullptr);

    GraphView *view() const { return m_view; }
    QString selectedService() const;

public slots:
    /// Shows a stack as it stands. While only states change, nothing moves.
    void setStack(const core::StackSnapshot &stack);
    /// Chooses a service; an empty or unknown name chooses none.
    void selectService(const QString &service);

signals:
    /// The choice has changed, by the user or by selectService(); empty when there is none now.
    void serviceSelected(const QString &service);
    /// A service was double-clicked.
    void serviceActivated(const QString &service);
    /// By the button, and by Enter in the graph.
    void logsRequested(const QString &service);
    void shellRequested(const QString &service);
    void restartRequested(const QString &service);
    /// A published port is to be opened.
    void linkActivated(const QUrl &url);
    /// The menu of a service is wanted, at a place of the screen.
    void menuRequested(const QString &service, const QPoint &globalPosition);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeToolbar();
    QToolButton *makeButton(const QString &text, const QString &toolTip, const QString &name);
    void updateOptions();
    void updateDetails();
    void updateEmptyState();

    core::StackSnapshot m_stack;
    GraphView *m_view;
    ServiceDetails *m_details;
    EmptyState *m_emptyState;
    QStackedWidget *m_pages;
    QWidget *m_toolbar = nullptr;
    QToolButton *m_fitButton = nullptr;
    QToolButton *m_zoomOutButton = nullptr;
    QToolButton *m_zoomInButton = nullptr;
    ToggleChip *m_volumesChip = nullptr;
    ToggleChip *m_networksChip = nullptr;
};

} // namespace ui
