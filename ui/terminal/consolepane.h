#pragma once

#include <QWidget>

namespace ui {

class Banner;
class TerminalView;

/// A terminal with a strip below it that says how its program ended.
class ConsolePane : public QWidget
{
    Q_OBJECT

public:
    explicit ConsolePane(QWidget *parent = nullptr);

    TerminalView *view() const { return m_view; }
    bool hasEnded() const { return m_ended; }

    /// The program is over. `message` says why there was no regular end; may be empty.
    void showEnd(int exitCode, const QString &message);
    /// A new program runs in it; what the last one wrote stays.
    void showRunning();

signals:
    void restartRequested();

private:
    TerminalView *m_view;
    Banner *m_endBanner;
    bool m_ended = false;
};

} // namespace ui
