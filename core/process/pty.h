#pragma once

#include "core/process/commandline.h"

#include <QObject>

#include <memory>

namespace core {

class PtyPrivate;

/// A program on a terminal of its own. Connect first, then start(); finished() follows exactly
/// once, also when the program is missing. Not for reuse. The command's input and timeout do not
/// count here.
class Pty : public QObject
{
    Q_OBJECT

public:
    /// What may be under way without acknowledge() before reading pauses.
    static constexpr qsizetype maximumUnacknowledged = 1024 * 1024;

    Pty(CommandLine command, int columns, int rows, QObject *parent = nullptr);
    /// Ends a program that still runs as terminate() does, without waiting for it.
    ~Pty() override;

    void start();
    /// Queues bytes for the program; what the program does not read stays queued, up to 16 MB.
    void write(const QByteArray &bytes);
    void resize(int columns, int rows);
    /// Hangs up on the program's group, and kills it after 2 s.
    void terminate();
    /// Tells that so many bytes of dataRead() have been used.
    void acknowledge(qsizetype bytes);

signals:
    void dataRead(const QByteArray &bytes);
    /// The exit code is 128 + n after signal n. The message says why there was no regular end, and
    /// is empty otherwise; it is a translated sentence.
    void finished(int exitCode, const QString &message);

private:
    friend class PtyPrivate;
    std::unique_ptr<PtyPrivate> d;
};

} // namespace core
