#include "core/compose/shellwords.h"

namespace core {

namespace {

class WordSplitter
{
public:
    explicit WordSplitter(const QString &text)
        : m_text(text)
    {}

    ShellWords split()
    {
        for (m_at = 0; m_at < m_text.size() && m_result.isValid; ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'\\' && m_region != u'\'') {
                escape();
            } else if (m_region.isNull() && isBlank(c)) {
                endWord();
            } else if (m_region.isNull() && QStringView(u";&|<>").contains(c)) {
                stop(c);
                break;
            } else if (!switchRegion(c)) {
                append(c);
            }
        }
        endWord();
        if (!m_region.isNull())
            m_result.isValid = false;
        return m_result;
    }

private:
    static bool isBlank(QChar c) { return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r'; }

    void append(QChar c)
    {
        m_word += c;
        m_inWord = true;
    }

    void endWord()
    {
        if (m_inWord)
            m_result.words.append(m_word);
        m_word.clear();
        m_inWord = false;
    }

    void escape()
    {
        if (++m_at >= m_text.size()) {
            m_result.isValid = false;
            return;
        }
        const QChar c = m_text[m_at];
        if (m_region == u'`' || m_region == u'(') {
            append(u'\\');
            append(c);
        } else {
            append(c == u't' ? QChar(u'\t') : c == u'n' ? QChar(u'\n') : c);
        }
    }

    void stop(QChar c)
    {
        m_result.ignored = m_text.mid(m_at);
        // "2>file": the number belongs to the redirection.
        bool isNumber = false;
        m_word.toInt(&isNumber);
        if (c == u'>' && isNumber)
            m_inWord = false;
    }

    /// Handles what opens or closes a quoted part; false when `c` is an ordinary character there.
    bool switchRegion(QChar c)
    {
        const bool open = m_region.isNull();
        if ((c == u'"' || c == u'\'') && (open || m_region == c)) {
            m_region = open ? c : QChar();
            m_inWord = true;
            return true;
        }
        if (c == u'`' && (open || m_region == c)) {
            m_region = open ? c : QChar();
            append(c);
            return true;
        }
        if (c == u'(' && (open || m_region == c)) {
            m_result.isValid = open && m_word.endsWith(u'$');
            m_region = c;
            append(c);
            return true;
        }
        if (c == u')' && (open || m_region == u'(')) {
            m_result.isValid = !open;
            m_region = QChar();
            append(c);
            return true;
        }
        return false;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    QChar m_region; ///< the character that opened the part we are in; null outside
    QString m_word;
    bool m_inWord = false;
    ShellWords m_result;
};

} // namespace

ShellWords splitShellWords(const QString &text)
{
    return WordSplitter(text).split();
}

} // namespace core
