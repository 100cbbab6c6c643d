#pragma once

#include <string>
#include <string_view>

namespace core {

/// Appends one code point; what is none becomes U+FFFD.
inline void appendUtf8(std::string &text, char32_t code)
{
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        code = 0xfffd;
    const auto push = [&text](char32_t byte) {
        text.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    };
    if (code < 0x80) {
        push(code);
    } else if (code < 0x800) {
        push(0xc0 | (code >> 6));
        push(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        push(0xe0 | (code >> 12));
        push(0x80 | ((code >> 6) & 0x3f));
        push(0x80 | (code & 0x3f));
    } else {
        push(0xf0 | (code >> 18));
        push(0x80 | ((code >> 12) & 0x3f));
        push(0x80 | ((code >> 6) & 0x3f));
        push(0x80 | (code & 0x3f));
    }
}

/// Takes the first code point off valid UTF-8; only for text that we encoded ourselves.
inline char32_t takeUtf8(std::string_view &text)
{
    const auto byte = [&text](std::size_t at) -> char32_t {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const char32_t lead = byte(0);
    char32_t code = lead;
    std::size_t length = 1;
    if (lead >= 0xf0) {
        code = ((lead & 0x07) << 18) | ((byte(1) & 0x3f) << 12) | ((byte(2) & 0x3f) << 6)
               | (byte(3) & 0x3f);
        length = 4;
    } else if (lead >= 0xe0) {
        code = ((lead & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
        length = 3;
    } else if (lead >= 0xc0) {
        code = ((lead & 0x1f) << 6) | (byte(1) & 0x3f);
        length = 2;
    }
    text.remove_prefix(length < text.size() ? length : text.size());
    return code;
}

} // namespace core
