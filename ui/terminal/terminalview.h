#pragma once

#include "core/terminal/terminalinput.h"
#include "core/terminal/terminalselection.h"
#include "ui/terminal/terminalpainter.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>

#include <optional>

namespace ui {

class Banner;

/// A terminal on the screen. Knows no process: bytes of a program come in by feed(), what is typed
/// goes out by bytesTyped().
class TerminalView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TerminalView(QWidget *parent = nullptr);
    ~TerminalView() override;

    /// Queues bytes of the program; consumed() tells when they have been taken in.
    void feed(const QByteArray &bytes);
    /// Nothing goes to the program any more, and there is no cursor.
    void setEnded(bool ended);

    /// Other colours than those of the theme, which are used and followed until then.
    void setColors(const TerminalPalette &palette);
    /// The font before zooming. It should have a fixed pitch.
    void setTerminalFont(const QFont &font);
    /// Steps away from the font's size.
    void setZoom(int steps);
    int zoom() const { return m_zoom; }

    const core::Terminal &terminal() const { return m_terminal; }
    int columns() const { return m_terminal.columns(); }
    int rows() const { return m_terminal.rows(); }
    bool hasSelection() const { return m_selection && !m_selection->isEmpty(); }
    QString selectedText() const;
    /// Selects the next place with this text, from the selection on; false when there is none.
    bool find(const QString &text, bool backwards);

    QSize sizeHint() const override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

public slots:
    void copy();
    void paste();
    void selectAll();
    void clearScrollback();

signals:
    void bytesTyped(const QByteArray &bytes);
    void sizeChanged(int columns, int rows);
    void titleChanged(const QString &title);
    void consumed(qsizetype bytes);
    void bellRang();
    /// A link was clicked with the control key held. Only http, https and mailto.
    void linkActivated(const QString &target);
    /// Enter was pressed after the program's end.
    void restartRequested();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Unit { Cells, Words, Lines };
    static constexpr int padding = 4; ///< around the grid

    void parseQueued();
    void answer();
    void scheduleRepaint();
    void repaintChanges();
    void updateFonts();
    void updateGrid();
    void updateScrollBar();
    void updateBlinking();
    void rememberLines();

    void type(const QByteArray &bytes);
    bool handleShortcut(const QKeyEvent &event);
    bool handleScrollKey(const QKeyEvent &event);
    void pasteText(const QString &text);
    void sendPaste(const QString &text);
    void answerPaste(bool confirmed);
    void scrollToBottom();

    bool reportMouse(const QMouseEvent &event, core::MouseAction::Kind kind);
    void startSelection(const core::TextPosition &position, Unit unit, bool block);
    void extendSelection(const core::TextPosition &position);
    void autoScroll();
    void setSelection(const std::optional<core::TextRange> &range);
    void hover(const QPoint &point, Qt::KeyboardModifiers modifiers);
    QString linkAt(const QPoint &point) const;
    core::TextPosition positionAt(const QPoint &point, bool border) const;
    QPoint cellAt(const QPoint &point) const;
    QRect cursorRect() const;
    int topLine() const;

    core::Terminal m_terminal;
    TerminalPainter m_painter;
    std::optional<TerminalPalette> m_ownColors;
    QFont m_font;
    int m_zoom = 0;

    QByteArray m_queue;
    qsizetype m_queueStart = 0;
    QBasicTimer m_parseTimer;
    QBasicTimer m_repaintTimer;
    QBasicTimer m_blinkTimer;
    QBasicTimer m_bellTimer;
    QBasicTimer m_autoScrollTimer;
    QElapsedTimer m_frameClock; ///< since a program began to write a frame
    QElapsedTimer m_paintClock; ///< since changes were last painted
    QElapsedTimer m_idleClock;  ///< since the last key or output
    core::ScreenPosition m_paintedCursor;
    std::int64_t m_firstLine = 0;
    QString m_title;
    bool m_blinkedOff = false;
    bool m_ended = false;

    std::optional<core::TextRange> m_selection;
    core::TextRange m_anchor;
    QElapsedTimer m_clickClock;
    QPoint m_clickPoint;
    QPoint m_dragPoint;
    QPoint m_reportedCell = {-1, -1};
    Unit m_unit = Unit::Cells;
    int m_clicks = 0;
    int m_wheelRest = 0;
    bool m_selecting = false;
    bool m_blockSelection = false;
    std::uint16_t m_hoveredLink = 0;

    QString m_preedit;
    QString m_pendingPaste;
    Banner *m_pasteBanner;
};

} // namespace ui
