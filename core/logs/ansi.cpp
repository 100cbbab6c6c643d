#include "core/logs/ansi.h"

#include <QVarLengthArray>

#include <algorithm>

namespace core {

namespace {

constexpr char escape = '\x1b';
constexpr qsizetype tabWidth = 8;

using Parameters = QVarLengthArray<int, 16>;

bool isFinal(char byte)
{
    return byte >= 0x40 && byte <= 0x7e;
}

bool isParameterOrIntermediate(char byte)
{
    return byte >= 0x20 && byte <= 0x3f;
}

/// The end of a text that a program sends to the terminal itself: a title, a link's address.
qsizetype stringEnd(QByteArrayView line, qsizetype position)
{
    for (; position < line.size(); ++position) {
        if (line[position] == '\a')
            return position + 1;
        if (line[position] == escape)
            return position + 1 < line.size() && line[position + 1] == '\\' ? position + 2 : -1;
    }
    return -1;
}

/// "1;38;5;208" and "38:2::1:2:3"; an empty number is 0, except between colons, where it is -1.
Parameters readParameters(QByteArrayView text)
{
    Parameters parameters;
    int value = 0;
    bool hasDigit = false;
    bool afterColon = false;
    const auto push = [&](bool beforeColon) {
        parameters << (hasDigit || !(afterColon || beforeColon) ? value : -1);
        value = 0;
        hasDigit = false;
        afterColon = beforeColon;
    };
    for (const char byte : text) {
        if (byte >= '0' && byte <= '9') {
            value = std::min(value * 10 + (byte - '0'), 99'999);
            hasDigit = true;
        } else {
            push(byte == ':');
        }
    }
    push(false);
    return parameters;
}

AnsiColour rgb(int red, int green, int blue)
{
    const auto byte = [](int value) { return static_cast<quint32>(std::clamp(value, 0, 255)); };
    return {.kind = AnsiColour::Kind::Rgb,
            .value = byte(red) << 16 | byte(green) << 8 | byte(blue)};
}

AnsiColour indexed(int index)
{
    return {.kind = AnsiColour::Kind::Indexed, .value = static_cast<quint32>(index)};
}

/// What stands after 38 or 48. Gives the index of the last number used.
qsizetype readExtendedColour(const Parameters &numbers, qsizetype at, AnsiColour &colour)
{
    const auto number = [&](qsizetype offset) {
        return at + offset < numbers.size() ? numbers[at + offset] : 0;
    };
    if (number(1) == 5) {
        if (number(2) >= 0 && number(2) <= 255)
            colour = indexed(number(2));
        return at + 2;
    }
    if (number(1) != 2)
        return at + 1;
    // With colons an empty colour space stands before the three values.
    const qsizetype first = number(2) < 0 ? 3 : 2;
    colour = rgb(number(first), number(first + 1), number(first + 2));
    return at + first + 2;
}

void applyAttribute(int number, AnsiStyle &style)
{
    switch (number) {
    case 0:
        style = {};
        break;
    case 1:
        style.bold = true;
        break;
    case 2:
        style.dim = true;
        break;
    case 3:
        style.italic = true;
        break;
    case 4:
    case 21:
        style.underline = true;
        break;
    case 7:
        style.reverse = true;
        break;
    case 9:
        style.strikeOut = true;
        break;
    case 22:
        style.bold = style.dim = false;
        break;
    case 23:
        style.italic = false;
        break;
    case 24:
        style.underline = false;
        break;
    case 27:
        style.reverse = false;
        break;
    case 29:
        style.strikeOut = false;
        break;
    case 39:
        style.foreground = {};
        break;
    case 49:
        style.background = {};
        break;
    default:
        break;
    }
}

void applyColours(QByteArrayView parameters, AnsiStyle &style)
{
    const Parameters numbers = readParameters(parameters);
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const int number = numbers[i];
        if (number == 38)
            i = readExtendedColour(numbers, i, style.foreground);
        else if (number == 48)
            i = readExtendedColour(numbers, i, style.background);
        else if (number >= 30 && number <= 37)
            style.foreground = indexed(number - 30);
        else if (number >= 40 && number <= 47)
            style.background = indexed(number - 40);
        else if (number >= 90 && number <= 97)
            style.foreground = indexed(number - 90 + 8);
        else if (number >= 100 && number <= 107)
            style.background = indexed(number - 100 + 8);
        else
            applyAttribute(number, style);
    }
}

/// Characters that would turn, break or hide the text around them.
bool isHostile(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= 0x7f && code <= 0x9f) || code == 0x061c || code == 0x200e || code == 0x200f
           || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f)
           || code == 0x200b || code == 0xfeff || (code >= 0xfff0 && code <= 0xfffb);
}

/// Puts the visible text together; knows where a progress line starts over.
class AnsiBuilder
{
public:
    enum class Wants { TextOnly, Runs };

    explicit AnsiBuilder(Wants wants)
        : m_wantsRuns(wants == Wants::Runs)
    {}

    void addText(QByteArrayView bytes)
    {
        startOver();
        const qsizetype before = m_result.text.size();
        if (std::ranges::all_of(bytes, [](char c) { return static_cast<signed char>(c) > 0; })) {
            m_result.text += QLatin1StringView(bytes);
        } else {
            QString text = QString::fromUtf8(bytes);
            for (QChar &character : text) {
                if (isHostile(character))
                    character = QChar::ReplacementCharacter;
            }
            m_result.text += text;
            m_result.ascii = false;
        }
        extendRun(m_result.text.size() - before);
    }

    void addControl(char byte)
    {
        if (byte == '\r') {
            m_startOver = true;
        } else if (byte == '\t') {
            startOver();
            const qsizetype blanks = tabWidth - m_result.text.size() % tabWidth;
            m_result.text += QString(blanks, QLatin1Char(' '));
            extendRun(blanks);
        } else if (byte == '\b') {
            removeLast();
        } else {
            startOver();
            // The Unicode pictures of the control characters.
            const auto code = static_cast<quint8>(byte);
            m_result.text += QChar(code == 0x7f ? 0x2421 : 0x2400 + code);
            m_result.ascii = false;
            extendRun(1);
        }
    }

    void setColours(QByteArrayView parameters)
    {
        if (m_wantsRuns)
            applyColours(parameters, m_style);
    }

    AnsiText take() { return std::move(m_result); }

private:
    void startOver()
    {
        if (!m_startOver)
            return;
        m_startOver = false;
        m_result = {};
    }

    void extendRun(qsizetype length)
    {
        if (length == 0 || !m_wantsRuns)
            return;
        if (!m_result.runs.isEmpty() && m_result.runs.last().style == m_style) {
            m_result.runs.last().length += length;
            return;
        }
        m_result.runs.append({m_result.text.size() - length, length, m_style});
    }

    void removeLast()
    {
        if (m_result.text.isEmpty() || m_startOver)
            return;
        const bool isPair = m_result.text.back().isLowSurrogate() && m_result.text.size() > 1;
        for (int i = isPair ? 2 : 1; i > 0; --i) {
            m_result.text.chop(1);
            if (m_wantsRuns && --m_result.runs.last().length == 0)
                m_result.runs.removeLast();
        }
    }

    AnsiText m_result;
    AnsiStyle m_style;
    const bool m_wantsRuns;
    bool m_startOver = false;
};

bool isControl(char byte)
{
    return static_cast<quint8>(byte) < 0x20 || byte == 0x7f;
}

/// Everything of a line in order: stretches of text, control characters, colours.
template<typename Builder>
void walkLine(QByteArrayView line, Builder &builder)
{
    qsizetype position = 0;
    while (position < line.size()) {
        const auto *begin = line.begin() + position;
        const auto length = std::find_if(begin, line.end(), isControl) - begin;
        if (length > 0)
            builder.addText(line.sliced(position, length));
        position += length;
        if (position == line.size())
            return;
        if (line[position] != escape) {
            builder.addControl(line[position++]);
            continue;
        }
        const qsizetype end = escapeEnd(line, position);
        if (end == position + 1)
            builder.addControl(escape);
        else if (line[position + 1] == '[' && line[end - 1] == 'm')
            builder.setColours(line.sliced(position + 2, end - position - 3));
        position = end;
    }
}

} // namespace

qsizetype escapeEnd(QByteArrayView line, qsizetype start)
{
    const qsizetype whole = start + 1;
    if (whole >= line.size())
        return whole;
    const char kind = line[whole];
    if (kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_') {
        const qsizetype end = stringEnd(line, whole + 1);
        // One that does not end must not swallow the line.
        return end < 0 ? whole : end;
    }
    qsizetype position = kind == '[' ? whole + 1 : whole;
    if (kind == '[') {
        while (position < line.size() && isParameterOrIntermediate(line[position]))
            ++position;
        return position < line.size() && isFinal(line[position]) ? position + 1 : whole;
    }
    while (position < line.size() && line[position] >= 0x20 && line[position] <= 0x2f)
        ++position;
    return position < line.size() && line[position] >= 0x30 && line[position] <= 0x7e ? position + 1
                                                                                      : whole;
}

AnsiText parseAnsi(QByteArrayView line)
{
    AnsiBuilder builder(AnsiBuilder::Wants::Runs);
    walkLine(line, builder);
    return builder.take();
}

bool isPlain(QByteArrayView line)
{
    return std::none_of(line.begin(), line.end(), isControl);
}

QString plainText(QByteArrayView line)
{
    AnsiBuilder builder(AnsiBuilder::Wants::TextOnly);
    walkLine(line, builder);
    return builder.take().text;
}

} // namespace core
