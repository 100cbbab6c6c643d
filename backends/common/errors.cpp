#include "backends/common/errors.h"

#include "backends/common/errortable.h"

#include "core/support/duration.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

namespace backends::common {

/// A runtime may send megabytes; its reason is at the end.
static QString textOf(const QByteArray &bytes)
{
    constexpr qsizetype limit = 16 * 1024;
    return QString::fromUtf8(bytes.right(limit));
}

static bool isNoise(const QString &line)
{
    static const QRegularExpression noise(
        QStringLiteral("^(?:time=\".*\" level=(?:debug|info|warning|error) "
                       "|failed to connect to syslog|exit status \\d+$|See '|Usage:|Run '.*--help'"
                       "|Trying to pull |WARNING: |DEPRECATED: )"));
    return line.isEmpty() || noise.match(line).hasMatch();
}

static QString withoutPrefixes(QString line)
{
    static const QRegularExpression prefix(QStringLiteral(
        "^(?:docker: |podman: |Error: |Error response from daemon: |runc: |crun: )"));
    for (auto match = prefix.match(line); match.hasMatch(); match = prefix.match(line))
        line.remove(0, match.capturedLength());
    return line;
}

QString reasonIn(const QString &errorOutput)
{
    static const QRegularExpression speaks(
        QStringLiteral("^(?:docker: |podman: )?(?:Error: |Error response from daemon: )"));
    QString last;
    for (const QString &rawLine : errorOutput.split(u'\n')) {
        const QString line = rawLine.trimmed();
        if (speaks.match(line).hasMatch())
            return withoutPrefixes(line);
        if (last.isEmpty() && !isNoise(line))
            last = line;
    }
    return withoutPrefixes(last);
}

static core::Error
notExited(const core::CommandLine &command, const core::ProcessResult &result, const QString &title)
{
    using End = core::ProcessResult::End;
    using Kind = core::Error::Kind;
    switch (result.end) {
    case End::NotStarted:
        return {.kind = Kind::BackendNotAvailable,
                .summary =
                    QCoreApplication::translate("backends", "%1 could not be started.").arg(title),
                .hint = QCoreApplication::translate("backends",
                                                    "Check that %1 is installed and may be run.")
                            .arg(QFileInfo(command.program).fileName()),
                .detail = core::cutDetail(result.startError)};
    case End::TimedOut:
        return {.kind = Kind::Timeout,
                .summary = QCoreApplication::translate("backends", "%1 did not answer within %2.")
                               .arg(title, core::shortDuration(command.timeout)),
                .hint =
                    QCoreApplication::translate(
                        "backends", "It may be busy or stuck; restarting %1 helps with the latter.")
                        .arg(title),
                .detail = core::cutDetail(textOf(result.errorOutput))};
    case End::Cancelled:
        return {.kind = Kind::Cancelled,
                .summary = QCoreApplication::translate("backends", "The call was cancelled.")};
    case End::Crashed:
    case End::Exited:
        break;
    }
    return {
        .kind = Kind::Backend,
        .summary =
            QCoreApplication::translate("backends", "The command line of %1 crashed.").arg(title),
        .detail = core::cutDetail(textOf(result.errorOutput))};
}

core::Error
errorOf(const core::CommandLine &command, const core::ProcessResult &result, const QString &title)
{
    if (result.end != core::ProcessResult::End::Exited)
        return notExited(command, result, title);

    const QString said = textOf(result.errorOutput);
    const QString text = said.trimmed().isEmpty() ? textOf(result.output) : said;
    core::Error error = knownError(text, title, QFileInfo(command.program).fileName());
    if (error.summary.isEmpty()) {
        const QString reason = reasonIn(text);
        error.kind = core::Error::Kind::Backend;
        error.summary =
            reason.isEmpty()
                ? QCoreApplication::translate("backends", "%1 failed with exit code %2.")
                      .arg(title)
                      .arg(result.exitCode)
                : QCoreApplication::translate("backends", "%1 refused: %2")
                      .arg(title, reason.left(300));
    }
    error.detail = core::cutDetail(text);
    return error;
}

} // namespace backends::common
