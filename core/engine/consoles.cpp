#include "core/engine/consoles.h"

#include <QThread>
#include <QTimer>

#include <chrono>

namespace core {

using namespace std::chrono_literals;

namespace {

/// Ends what runs in front, then the shell; the second end of file is for one that warns of jobs.
const QByteArray leave("\x03\x04\x04");

/// A client needs this long to hand the keys on and a shell to act on them.
constexpr auto leavePause = 400ms;

} // namespace

Consoles::~Consoles()
{
    if (m_terminals.empty())
        return;
    for (const auto &[console, terminal] : m_terminals) {
        terminal->disconnect(this);
        terminal->write(leave);
    }
    QThread::msleep(leavePause.count());
}

void Consoles::open(int console, const CommandLine &command, int columns, int rows)
{
    auto terminal = std::make_unique<Pty>(command, columns, rows);
    connect(terminal.get(), &Pty::dataRead, this, [this, console](const QByteArray &bytes) {
        emit output(console, bytes);
    });
    connect(terminal.get(),
            &Pty::finished,
            this,
            [this, console](int exitCode, const QString &message) {
                if (const auto found = m_terminals.find(console); found != m_terminals.end()) {
                    Pty *over = found->second.release();
                    m_terminals.erase(found);
                    // Goes with us where no event comes any more.
                    over->setParent(this);
                    over->deleteLater();
                }
                emit ended(console, exitCode, message);
            });
    Pty *started = terminal.get();
    m_terminals[console] = std::move(terminal);
    started->start();
}

Pty *Consoles::find(int console) const
{
    const auto found = m_terminals.find(console);
    return found == m_terminals.end() ? nullptr : found->second.get();
}

void Consoles::write(int console, const QByteArray &bytes)
{
    if (Pty *terminal = find(console))
        terminal->write(bytes);
}

void Consoles::resize(int console, int columns, int rows)
{
    if (Pty *terminal = find(console))
        terminal->resize(columns, rows);
}

void Consoles::acknowledge(int console, qsizetype bytes)
{
    if (Pty *terminal = find(console))
        terminal->acknowledge(bytes);
}

void Consoles::close(int console)
{
    Pty *terminal = find(console);
    if (!terminal)
        return;
    terminal->write(leave);
    QTimer::singleShot(leavePause, terminal, [terminal] { terminal->terminate(); });
}

} // namespace core
