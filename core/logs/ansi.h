#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace core {

/// A colour as a program asked for it; what it looks like is the painter's palette to say.
struct AnsiColour
{
    enum class Kind { Default, Indexed, Rgb };

    Kind kind = Kind::Default;
    quint32 value = 0; ///< Indexed: 0…255; Rgb: 0xRRGGBB

    bool operator==(const AnsiColour &) const = default;
};

/// How a piece of text is to be painted.
struct AnsiStyle
{
    AnsiColour foreground = {};
    AnsiColour background = {};
    bool bold = false;
    bool dim = false;
    bool italic = false;
    bool underline = false;
    bool strikeOut = false;
    bool reverse = false;

    bool operator==(const AnsiStyle &) const = default;
};

/// A stretch of a text in one style.
struct AnsiRun
{
    qsizetype start = 0;
    qsizetype length = 0;
    AnsiStyle style = {};

    bool operator==(const AnsiRun &) const = default;
};

/// A line as it can be painted. Nothing in `text` moves, hides or reorders what stands around it.
struct AnsiText
{
    QString text = {};
    QList<AnsiRun> runs = {}; ///< cover the whole text, in order
    bool ascii = true;        ///< each character takes one column

    bool operator==(const AnsiText &) const = default;
};

/// Splits a line as a program wrote it into text and styles. Escape sequences other than colours
/// are dropped, a progress line that overwrites itself shows its last state, tabs become blanks,
/// control characters, invalid UTF-8 and characters that turn the writing direction become visible.
AnsiText parseAnsi(QByteArrayView line);

/// Only the text of the same: what is searched and copied.
QString plainText(QByteArrayView line);

/// Whether the bytes are their own plain text: printable ASCII or UTF-8 without control characters.
bool isPlain(QByteArrayView line);

/// The end of the escape sequence that starts at `start` (a byte ESC): the index after it. Gives
/// `start + 1` when it is not a whole sequence.
qsizetype escapeEnd(QByteArrayView line, qsizetype start);

} // namespace core
