#pragma once

#include "core/compose/finding.h"
#include "core/plan/plan.h"
#include "core/support/json.h"

#include <QStringList>

namespace cli {

/// Where and how the program speaks: the answer to stdout, everything else to stderr.
class Output
{
public:
    Output(bool json, bool quiet, bool noColor);

    bool isJson() const { return m_json; }
    bool isQuiet() const { return m_quiet; }
    /// Whether stderr is a terminal that understands colours and cursor movements.
    bool isLive() const { return m_live; }
    bool hasColor() const { return m_color; }

    /// Bytes as they are; false when they cannot be written, as when nobody reads them any more.
    bool answer(const QByteArray &bytes) const;
    void answerLine(const QString &line) const;
    void answerJson(const core::Json &json) const; ///< indented, one document
    /// The lines of tableLines().
    void answerTable(const QList<QStringList> &rows) const;

    void note(const QString &line) const; ///< to stderr, unless quiet
    void warning(const core::Warning &warning) const;
    void finding(const core::Finding &finding) const;
    /// "error: …", the hint, and the raw detail; with --json also on stdout.
    void error(const core::Error &error) const;
    void writeError(const QByteArray &bytes) const;

    /// What the program ends with instead of `exitCode` when a part of the answer could not be
    /// written, which is told on stderr. That nobody reads it any more is no failure.
    int finalExitCode(int exitCode) const;

private:
    QString painted(const char *code, const QString &text) const;

    const bool m_json;
    const bool m_quiet;
    bool m_live = false;
    bool m_color = false;
    mutable int m_answerError = 0; ///< errno of the first write to stdout that failed
};

/// Rows with their columns aligned by width, two blanks apart; each safe to show.
QStringList tableLines(const QList<QStringList> &rows);

/// Text from strangers without the control characters that a terminal would obey.
QString safeText(const QString &text);

} // namespace cli
