#include "core/terminal/sgr.h"
#include "core/terminal/terminal.h"

#include <algorithm>
#include <cstdio>

namespace core {

void Terminal::escape(char intermediate, char final)
{
    if (intermediate >= '(' && intermediate <= '+') {
        m_graphics[static_cast<std::size_t>(intermediate - '(')] = final == '0';
        return;
    }
    if (intermediate == '#' && final == '8')
        return alignmentPattern();
    if (intermediate != 0)
        return;
    switch (final) {
    case '7':
        return save();
    case '8':
        return restore();
    case 'D':
        return lineFeed();
    case 'E':
        m_cursor.column = 0;
        return lineFeed();
    case 'H':
        m_tabs[static_cast<std::size_t>(m_cursor.column)] = true;
        return;
    case 'M':
        return reverseLineFeed();
    case 'Z':
        return reply("\x1b[?62;22c");
    case 'c':
        return reset();
    case 'n':
        m_shift = 2;
        return;
    case 'o':
        m_shift = 3;
        return;
    case '=':
        m_modes.applicationKeypad = true;
        return;
    case '>':
        m_modes.applicationKeypad = false;
        return;
    default:
        return;
    }
}

/// Only titles, links and questions about colours. Above all no clipboard: what runs in a
/// container must neither read nor fill it.
void Terminal::operatingSystemCommand(std::string_view text)
{
    const std::size_t end = std::min(text.find(';'), text.size());
    int number = 0;
    for (const char digit : text.substr(0, end)) {
        if (digit < '0' || digit > '9' || number > 9999)
            return;
        number = number * 10 + (digit - '0');
    }
    if (end == 0 || end == text.size())
        return;
    const std::string_view rest = text.substr(end + 1);
    if (number == 0 || number == 2)
        setTitle(rest);
    else if (number == 8)
        setLink(rest);
    else if (number >= 10 && number <= 12 && rest == "?")
        reportColor(number);
}

/// Cut between characters, without control characters.
void Terminal::setTitle(std::string_view text)
{
    std::size_t length = std::min(text.size(), maximumTitle);
    while (length > 0 && length < text.size()
           && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80)
        --length;
    m_title.clear();
    for (const char character : text.substr(0, length)) {
        if (static_cast<unsigned char>(character) >= 0x20 && character != '\x7f')
            m_title.push_back(character);
    }
}

void Terminal::setLink(std::string_view text)
{
    const std::size_t end = text.find(';');
    if (end == std::string_view::npos)
        return;
    std::string_view parameters = text.substr(0, end);
    std::string_view id;
    while (!parameters.empty()) {
        const std::string_view one = parameters.substr(0, parameters.find(':'));
        if (one.starts_with("id="))
            id = one.substr(3);
        parameters.remove_prefix(std::min(one.size() + 1, parameters.size()));
    }
    m_pen.link = m_links.number(id, text.substr(end + 1));
}

void Terminal::reportColor(int number)
{
    const std::uint32_t rgb = number == 10   ? m_colors.foreground
                              : number == 11 ? m_colors.background
                                             : m_colors.cursor;
    char answer[64];
    // Each part has 16 bits there.
    std::snprintf(answer,
                  sizeof(answer),
                  "\x1b]%d;rgb:%04x/%04x/%04x\x1b\\",
                  number,
                  ((rgb >> 16) & 0xff) * 0x101,
                  ((rgb >> 8) & 0xff) * 0x101,
                  (rgb & 0xff) * 0x101);
    reply(answer);
}

/// A program asks for a setting; full-screen editors do. Everything else is "not known".
void Terminal::deviceControl(const VtSequence &sequence, std::string_view data)
{
    if (sequence.final != 'q')
        return;
    if (sequence.intermediate == '+')
        return reply("\x1bP0+r\x1b\\");
    if (sequence.intermediate != '$')
        return;
    if (data == "m")
        return reply("\x1bP1$r" + sgrText(m_pen) + "m\x1b\\");
    if (data == "r")
        return reply("\x1bP1$r" + std::to_string(m_top + 1) + ';' + std::to_string(m_bottom)
                     + "r\x1b\\");
    if (data == " q") {
        const int shape = m_cursorShape == CursorShape::Block       ? 2
                          : m_cursorShape == CursorShape::Underline ? 4
                                                                    : 6;
        return reply("\x1bP1$r" + std::to_string(shape - (m_cursorBlinks ? 1 : 0)) + " q\x1b\\");
    }
    reply("\x1bP0$r\x1b\\");
}

} // namespace core
