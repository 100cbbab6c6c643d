#include "app/cli/output.h"

#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace cli {

namespace {

QString outTr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

bool writeTo(std::FILE *file, const QByteArray &bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, file) == size && std::fflush(file) == 0;
}

} // namespace

int exitCodeOf(core::Error::Kind kind)
{
    switch (kind) {
    case core::Error::Kind::Usage:
        return exitcode::usage;
    case core::Error::Kind::Validation:
    case core::Error::Kind::Parse:
    case core::Error::Kind::DependencyCycle:
    case core::Error::Kind::FileNotFound:
        return exitcode::invalidSpec;
    case core::Error::Kind::NoBackendFound:
    case core::Error::Kind::BackendNotAvailable:
        return exitcode::noBackend;
    case core::Error::Kind::VerificationFailed:
    case core::Error::Kind::EnforcementViolation:
        return exitcode::refused;
    case core::Error::Kind::Timeout:
        return exitcode::timedOut;
    case core::Error::Kind::Cancelled:
        return exitcode::interrupted;
    case core::Error::Kind::NotFound:
    case core::Error::Kind::ServiceStartupFailed:
    case core::Error::Kind::Backend:
    case core::Error::Kind::Conflict:
    case core::Error::Kind::Internal:
        return exitcode::failed;
    }
    Q_UNREACHABLE();
}

QString safeText(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar character : text) {
        const ushort code = character.unicode();
        const bool control = (code < 0x20 && code != u'\n' && code != u'\t')
                             || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e)
                             || (code >= 0x2066 && code <= 0x2069);
        safe += control ? QChar(0xfffd) : character;
    }
    return safe;
}

/// A cell is one line, whatever it holds.
static QString cellText(const QString &text)
{
    return safeText(QString(text).replace(u'\n', u' ').replace(u'\t', u' '));
}

QStringList tableLines(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        while (widths.size() < row.size())
            widths << 0;
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], cellText(row.at(i)).size());
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = cellText(row.at(i));
            line += i + 1 == row.size() ? cell : cell.leftJustified(widths[i] + 2);
        }
        lines << line;
    }
    return lines;
}

Output::Output(bool json, bool quiet, bool noColor)
    : m_json(json)
    , m_quiet(quiet)
{
    m_live = errorIsTerminal() && qgetenv("TERM") != "dumb";
    m_color = m_live && !noColor && qEnvironmentVariableIsEmpty("NO_COLOR");
}

bool Output::answer(const QByteArray &bytes) const
{
    if (writeTo(stdout, bytes))
        return true;
    if (errno != EPIPE && m_answerError == 0)
        m_answerError = errno;
    return false;
}

int Output::finalExitCode(int exitCode) const
{
    if (m_answerError == 0)
        return exitCode;
    const QString reason = QString::fromLocal8Bit(std::strerror(m_answerError));
    writeTo(stderr,
            (painted("31;1", outTr("error:")) + u' '
             + outTr("The answer could not be written to standard output: %1").arg(reason) + u'\n')
                .toUtf8());
    const bool isSuccess = exitCode == exitcode::done || exitCode == exitcode::changes;
    return isSuccess ? exitcode::failed : exitCode;
}

void Output::answerLine(const QString &line) const
{
    answer(safeText(line).toUtf8() + '\n');
}

void Output::answerJson(const core::Json &json) const
{
    answer(core::toBytes(json, 2) + '\n');
}

void Output::answerTable(const QList<QStringList> &rows) const
{
    for (const QString &line : tableLines(rows))
        answerLine(line);
}

QString Output::painted(const char *code, const QString &text) const
{
    return m_color ? QStringLiteral("\033[%1m%2\033[0m").arg(QLatin1String(code), text) : text;
}

void Output::note(const QString &line) const
{
    if (!m_quiet)
        writeTo(stderr, safeText(line).toUtf8() + '\n');
}

void Output::writeError(const QByteArray &bytes) const
{
    writeTo(stderr, bytes);
}

void Output::warning(const core::Warning &warning) const
{
    if (m_quiet)
        return;
    writeTo(stderr,
            (painted("33", outTr("warning:")) + u' ' + safeText(core::warningText(warning)) + u'\n')
                .toUtf8());
}

void Output::finding(const core::Finding &finding) const
{
    const bool isError = finding.severity == core::Finding::Severity::Error;
    const bool isNote = finding.severity == core::Finding::Severity::Note;
    if (m_quiet && !isError)
        return;
    const QString word = isError  ? painted("31;1", outTr("error:"))
                         : isNote ? outTr("note:")
                                  : painted("33", outTr("warning:"));
    writeTo(stderr, (word + u' ' + safeText(finding.toString()) + u'\n').toUtf8());
}

void Output::error(const core::Error &error) const
{
    const bool isNamed = error.service.isEmpty() || error.summary.contains(error.service);
    const QString about = isNamed ? QString() : error.service + QStringLiteral(": ");
    QString text =
        painted("31;1", outTr("error:")) + u' ' + safeText(about + error.summary) + u'\n';
    if (!error.detail.isEmpty() && error.detail != error.summary) {
        QStringList lines = safeText(error.detail).split(u'\n');
        // The first of several findings is the summary already.
        if (lines.first() == safeText(error.summary))
            lines.removeFirst();
        for (const QString &line : std::as_const(lines))
            text += QStringLiteral("  | ") + line + u'\n';
    }
    if (!error.hint.isEmpty())
        text += QStringLiteral("  ") + safeText(error.hint) + u'\n';
    writeTo(stderr, text.toUtf8());
    if (!m_json)
        return;
    core::Json body = core::Json::object();
    body["name"] = core::errorName(error.kind).toStdString();
    body["code"] = core::errorCode(error.kind);
    body["message"] = error.summary.toStdString();
    if (!error.service.isEmpty())
        body["service"] = error.service.toStdString();
    if (!error.hint.isEmpty())
        body["hint"] = error.hint.toStdString();
    if (!error.detail.isEmpty())
        body["detail"] = error.detail.toStdString();
    core::Json document = core::Json::object();
    document["error"] = body;
    answerJson(document);
}

} // namespace cli
