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

    void open(int console, const CommandLine &command, int columns, int rows);
    void write(int console, const QByteArray &bytes);
    void resize(int console, int columns, int rows);
    void acknowledge(int console, qsizetype bytes);
    void close(int console);

signals:
    void output(int console, const QByteArray &bytes);
    void ended(int console, int exitCode, const QString &message);

private:
    Pty *find(int console) const;

    std::map<int, std::unique_ptr<Pty>> m_terminals;
};

} // namespace core
