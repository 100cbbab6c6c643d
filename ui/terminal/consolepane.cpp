#include "ui/terminal/consolepane.h"

#include "ui/terminal/terminalview.h"
#include "ui/widgets/banner.h"

#include <QVBoxLayout>

namespace ui {

ConsolePane::ConsolePane(QWidget *parent)
    : QWidget(parent)
    , m_view(new TerminalView(this))
    , m_endBanner(new Banner(this))
{
    m_endBanner->setObjectName(QStringLiteral("endBanner"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_endBanner);
    setFocusProxy(m_view);
    connect(m_view, &TerminalView::restartRequested, this, &ConsolePane::restartRequested);
    connect(m_endBanner, &Banner::actionTriggered, this, &ConsolePane::restartRequested);
}

void ConsolePane::showEnd(int exitCode, const QString &message)
{
    m_ended = true;
    const QString text =
        message.isEmpty()
            ? tr("Ended (exit code %1). Press Enter to restart.").arg(exitCode)
            : tr("Ended (exit code %1): %2 Press Enter to restart.").arg(exitCode).arg(message);
    const auto kind = exitCode == 0 ? Banner::Kind::Note : Banner::Kind::Warning;
    m_endBanner->show(kind, text, tr("Restart"));
    m_view->setEnded(true);
}

void ConsolePane::showRunning()
{
    m_ended = false;
    m_endBanner->dismiss();
    // Whatever the last program left behind: its modes, its colours, half a sequence.
    m_view->feed(QByteArrayLiteral("\x18\x1b[!p\x1b[?1000;1002;1003;1004;1006;2004;2026l"
                                   "\x1b[?1049l\x1b[?5l\x1b[4;20l\x1b[0m\x1b[r\x1b[999B\r\n"));
    m_view->setEnded(false);
}

} // namespace ui
