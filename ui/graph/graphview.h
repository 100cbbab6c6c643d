#pragma once

#include "ui/graph/graphdocument.h"
#include "ui/graph/graphlayouter.h"
#include "ui/graph/graphmetrics.h"

#include <QBasicTimer>
#include <QGraphicsView>

#include <optional>

namespace ui {

class GraphScene;

/// The picture of a stack's services and dependencies, to look at, to move in and to choose from.
/// A change of states alone moves nothing.
class GraphView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit GraphView(QWidget *parent = nullptr);
    ~GraphView() override;

    void setStack(const core::StackSnapshot &stack);
    void setOptions(const GraphOptions &options);
    const GraphOptions &options() const { return m_options; }

    QString selectedService() const { return m_selected; }
    const GraphScene &graph() const { return *m_scene; }
    /// Whether a layout is under way; the former picture is shown meanwhile.
    bool isLayingOut() const { return m_layouter.isRunning(); }

public slots:
    /// Chooses a service, scrolling to it; an empty or unknown name chooses none.
    void selectService(const QString &service);
    /// Shows all of it, at most at its natural size, also after the window has another size.
    void fit();
    void zoomIn();
    void zoomOut();

signals:
    /// The choice has changed; empty when there is none now.
    void serviceSelected(const QString &service);
    /// A service was double-clicked.
    void serviceActivated(const QString &service);
    /// Enter was pressed on a service.
    void logsRequested(const QString &service);
    /// The menu of a service is wanted, at a place of the screen.
    void menuRequested(const QString &service, const QPoint &globalPosition);
    /// New positions are shown.
    void layoutChanged();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    void refresh();
    void showLayout(const core::GraphLayout &layout);
    void updateStates();
    void updateTimers();
    void updateAccessibility();
    void zoomBy(qreal factor, const QPointF &viewportPosition);
    void setZoom(qreal zoom);
    qreal zoom() const { return transform().m11(); }
    void updateSceneRect();
    void moveSelection(Qt::Edge towards);
    QString serviceAt(const QPoint &viewportPosition) const;
    void panBy(const QPoint &way);

    GraphScene *m_scene;
    GraphLayouter m_layouter;
    core::StackSnapshot m_stack;
    GraphOptions m_options;
    GraphStructure m_structure; ///< of the newest layout asked for
    GraphMetrics m_metrics;
    QString m_selected;
    QBasicTimer m_turning;
    QBasicTimer m_aging;
    int m_agingInterval = 0;
    std::optional<QPoint> m_pressed;
    QPoint m_panned;
    bool m_panning = false;
    bool m_fitted = true;
};

} // namespace ui
