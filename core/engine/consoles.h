#pragma once

#include "core/process/pty.h"

#include <QObject>

#include <map>
#include <memory>

namespace core {

/// The open consoles: programs on terminals, by number.
class Consoles : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Closes all of them, and gives their shells a moment to end.
    ~Consoles() override;

    void open(int console, const CommandLine &command, int columns, int rows);
    void write(int console, const QByteArray &bytes);
    void resize(int console, int columns, int rows);
    void acknowledge(int console, qsizetype bytes);
    /// Ends the shell as a user would, with Ctrl+C and Ctrl+D, then hangs up: a runtime's client
    /// that is merely ended leaves its shell running in the container.
    void close(int console);

signals:
    void output(int console, const QByteArray &bytes);
    void ended(int console, int exitCode, const QString &message);

private:
    Pty *find(int console) const;

    std::map<int, std::unique_ptr<Pty>> m_terminals;
};

} // namespace core
