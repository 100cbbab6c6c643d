#pragma once

#include "core/logs/logstore.h"
#include "core/support/result.h"

#include <QList>
#include <QRegularExpression>
#include <QString>

#include <vector>

namespace core {

/// What is looked for in lines: a text in any case, or a /regular expression/ (with i behind it: in
/// any case). A value; may be copied to a worker.
class LineMatcher
{
public:
    enum class Answer { No, Yes, TooExpensive };

    /// A match in a shown line, in characters.
    struct Range
    {
        qsizetype start = 0;
        qsizetype length = 0;

        bool operator==(const Range &) const = default;
    };

    LineMatcher() = default;
    /// Reads what a person typed. Fails with the reason for an invalid expression; a single "/" is
    /// a text.
    static Result<LineMatcher> parse(const QString &query);

    bool isEmpty() const { return m_text.isEmpty() && !m_isExpression; }
    bool isExpression() const { return m_isExpression; }

    /// Whether the text of a line, without its escape sequences, matches.
    Answer matches(QByteArrayView line) const;
    /// Where it matches in a text that is shown; at most 1000 places.
    QList<Range> ranges(const QString &text) const;
    /// Appends the numbers of the matching lines of a block, from `from` on. TooExpensive ends it.
    Answer search(const LogChunk &chunk, quint64 from, std::vector<quint64> &found) const;

private:
    Answer matchesText(const QString &text) const;
    void searchBytes(const LogChunk &chunk, qsizetype begin, std::vector<quint64> &found) const;

    QString m_text;
    QByteArray m_lowerText; ///< set when the text is ASCII: bytes can be searched then
    bool m_isExpression = false;
    QRegularExpression m_expression;
};

} // namespace core
