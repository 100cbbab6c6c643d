#pragma once

#include "core/support/json.h"

#include <nlohmann/json.hpp>

#include <QProcess>

/// What one run of perryctl did.
struct PerryctlRun
{
    int exitCode = -1; ///< -2 = it was ended by a signal
    QString output = {};
    QString errors = {};

    core::Json json() const
    {
        const auto parsed = core::parseJson(output.toUtf8());
        return parsed ? *parsed : core::Json();
    }
    /// The documents of a stream.
    QList<core::Json> rows() const
    {
        const auto parsed = core::parseJsonList(output.toUtf8());
        return parsed ? *parsed : QList<core::Json>();
    }
};

/// Runs the program in a folder to its end, with `input` on its standard input.
inline PerryctlRun
runPerryctl(const QString &folder, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        qFatal("perryctl does not end");
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            .output = QString::fromUtf8(process.readAllStandardOutput()),
            .errors = QString::fromUtf8(process.readAllStandardError())};
}
