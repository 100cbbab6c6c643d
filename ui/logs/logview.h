#pragma once

#include "core/logs/logstore.h"
#include "ui/logs/logcopier.h"
#include "ui/logs/logfinder.h"
#include "ui/logs/logpainter.h"
#include "ui/logs/visiblelines.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

class QPushButton;

namespace ui {

class LogScrollBar;

/// What a person may set on a log view; to be remembered.
struct LogViewOptions
{
    LogTimeMode time = LogTimeMode::Clock;
    bool wrap = false;
    int zoom = 0; ///< points added to the font's size

    bool operator==(const LogViewOptions &) const = default;
};

/// The lines of a stack's services, up to a million, in order of time. Lines are parsed and laid
/// out only where they are seen; what comes between two frames is painted once.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    /// The stack's services in its order; it decides the colours. Others are added as they come.
    void setServices(const QStringList &services);
    /// Those, and then the others that lines came from.
    QStringList services() const;
    void append(const core::LogBatch &lines);
    void clearAll();
    const core::LogStore &store() const { return m_store; }

    void setHiddenServices(const QSet<QString> &services);
    /// Hides all lines there are now; restoreView() brings them back.
    void clearView();
    void restoreView();
    bool isViewCleared() const { return m_visible.start() > 0; }

    /// Whether the last line stays in sight as new ones come.
    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);

    void setOptions(const LogViewOptions &options);
    const LogViewOptions &options() const { return m_options; }
    void setAppearance(const LogAppearance &appearance);
    const LogAppearance &appearance() const { return m_painter.appearance(); }
    /// A service's colour, by its name.
    QColor serviceColor(const QString &service) const;

    void setQuery(const QString &query);
    const LogFinder &finder() const { return m_finder; }
    void findNext();
    void findPrevious();

    const LogSelection &selection() const { return m_selection; }
    void setSelection(const LogSelection &selection);
    void selectAll();
    /// Puts the selection on the clipboard, at once or, a large one, in the background.
    void copy(LogCopyForm form = LogCopyForm::Text);

    /// Whether something has come that the next frame will show.
    bool isBehind() const { return m_refreshTimer.isActive(); }
    /// How many lines are shown, and which one stands at the top.
    qsizetype visibleCount() const { return m_visible.count(); }
    quint64 topLine() const { return m_topLine; }
    /// Where a point of the viewport is in the text.
    LogPosition positionAt(QPoint point);
    /// The point at the upper left of a place that is in sight; else a null rectangle.
    QRect rectOf(LogPosition position);

signals:
    void followingChanged(bool following);
    void findingChanged();
    void viewClearedChanged(bool cleared);
    void optionsChanged(const ui::LogViewOptions &options);
    void findRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// The first row in sight: a position of the view, and a row of its line.
    struct Top
    {
        qsizetype index = 0;
        int row = 0;
    };

    void takeIn();
    void scheduleRefresh();
    void refresh();
    void updateServices();
    void updateFont();
    void resetVisible();

    int pageRows() const;
    int rowsOf(quint64 line) const;
    Top bottomTop() const;
    void updateBars();
    void setTop(Top top);
    void scrollToTop(Top top); ///< by the user: decides on following
    void scrollRows(int rows);
    void scrollToEnd();
    void revealLine(quint64 line, qsizetype index);
    void changeFollowing(bool following);

    void invalidateShown();
    void layOutShown();
    ShownLine makeShown(quint64 number, int y) const;
    void applySelection(ShownLine &line) const;
    void updateNewLines();

    bool handleScrollKey(QKeyEvent *event);
    bool handleLetterKey(QKeyEvent *event);
    void extendSelection(int lines);
    void dragTo(QPoint point);
    void zoomBy(int steps);
    void showFound(std::optional<quint64> line);

    core::LogStore m_store;
    VisibleLines m_visible;
    LogFinder m_finder;
    LogPainter m_painter;
    LogCopier m_copier;
    LogViewOptions m_options;
    QStringList m_declared;
    QSet<QString> m_hidden;
    QStringList m_knownServices;

    QTimer m_refreshTimer;
    QTimer m_sealTimer;
    QTimer m_dragTimer;
    bool m_following = true;
    quint64 m_pausedAt = 0; ///< the first line that came after following was left
    Top m_top;
    quint64 m_topLine = 0;
    bool m_isUpdatingBars = false;
    int m_widest = 0; ///< columns of the widest line seen

    QList<ShownLine> m_shown;
    bool m_isShownValid = false;

    LogSelection m_selection;
    bool m_isDragging = false;
    QPoint m_dragPoint;
    QElapsedTimer m_doubleClick;
    QPoint m_doubleClickPoint;
    int m_wheelRest = 0;

    LogScrollBar *m_scrollBar;
    QPushButton *m_newLines;
};

} // namespace ui
