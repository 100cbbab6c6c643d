#include "core/terminal/vtparser.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace core {

namespace {

constexpr unsigned char escapeByte = 0x1b;
constexpr unsigned char cancelByte = 0x18;
constexpr unsigned char substituteByte = 0x1a;
constexpr unsigned char deleteByte = 0x7f;
constexpr unsigned char bellByte = 0x07;
constexpr char32_t replacement = 0xfffd;

bool isPlain(unsigned char byte)
{
    return byte >= 0x20 && byte < deleteByte;
}

/// How many of the first bytes are printable ASCII; eight at a time, as most bytes are.
std::size_t plainLength(std::string_view bytes)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t highs = 0x8080808080808080U;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, sizeof(word));
        const std::uint64_t below = (word - ones * 0x20) & ~word;
        const std::uint64_t deletes = word ^ (ones * deleteByte);
        const std::uint64_t isDelete = (deletes - ones) & ~deletes;
        if (((below | isDelete | word) & highs) != 0)
            break;
    }
    while (at < bytes.size() && isPlain(static_cast<unsigned char>(bytes[at])))
        ++at;
    return at;
}

} // namespace

void VtParser::feed(std::string_view bytes)
{
    while (!bytes.empty()) {
        std::size_t used = 1;
        if (m_state == State::Ground)
            used = ground(bytes);
        else if (m_state >= State::DeviceData)
            used = string(bytes);
        else
            step(static_cast<unsigned char>(bytes.front()));
        bytes.remove_prefix(used);
    }
}

std::size_t VtParser::ground(std::string_view bytes)
{
    const auto byte = static_cast<unsigned char>(bytes.front());
    if (m_pendingBytes == 0 && isPlain(byte)) {
        const std::size_t length = plainLength(bytes);
        m_handler.printAscii(bytes.substr(0, length));
        return length;
    }
    if (byte >= 0x80) {
        decode(byte);
        return 1;
    }
    endText();
    if (isPlain(byte))
        return 0;
    if (byte == escapeByte)
        startSequence(State::Escape);
    else if (byte != deleteByte)
        m_handler.execute(static_cast<char>(byte));
    return 1;
}

/// A character that broke off becomes a replacement character.
void VtParser::endText()
{
    if (std::exchange(m_pendingBytes, 0) != 0)
        m_handler.print(replacement);
}

void VtParser::decode(unsigned char byte)
{
    if ((byte & 0xc0) == 0x80 && m_pendingBytes > 0) {
        m_code = (m_code << 6) | (byte & 0x3f);
        if (--m_pendingBytes > 0)
            return;
        const bool valid =
            m_code >= m_smallest && m_code <= 0x10ffff && (m_code < 0xd800 || m_code > 0xdfff);
        // C1 controls in two bytes: no program needs them, and nobody sees them.
        if (!valid)
            m_handler.print(replacement);
        else if (m_code >= 0xa0)
            m_handler.print(m_code);
        return;
    }
    endText();
    if (byte >= 0xc2 && byte < 0xe0) {
        m_pendingBytes = 1;
        m_code = byte & 0x1f;
        m_smallest = 0x80;
    } else if (byte >= 0xe0 && byte < 0xf0) {
        m_pendingBytes = 2;
        m_code = byte & 0x0f;
        m_smallest = 0x800;
    } else if (byte >= 0xf0 && byte < 0xf5) {
        m_pendingBytes = 3;
        m_code = byte & 0x07;
        m_smallest = 0x10000;
    } else {
        m_handler.print(replacement);
    }
}

void VtParser::startSequence(State state)
{
    m_state = state;
    m_sequence.prefix = 0;
    m_sequence.intermediate = 0;
    m_sequence.final = 0;
    m_sequence.count = 0;
    m_sequence.subparameters = 0;
    m_string.clear();
    m_stringEscape = false;
    m_stringTooLong = false;
}

void VtParser::step(unsigned char byte)
{
    if (byte == escapeByte)
        return startSequence(State::Escape);
    if (byte == cancelByte || byte == substituteByte) {
        m_state = State::Ground;
        return;
    }
    if (byte < 0x20) {
        if (m_state != State::DeviceParameters)
            m_handler.execute(static_cast<char>(byte));
        return;
    }
    if (byte == deleteByte)
        return;
    if (byte > deleteByte) {
        // No sequence has such bytes: back to text, where the byte may start a character.
        m_state = State::Ground;
        return decode(byte);
    }
    switch (m_state) {
    case State::Escape:
    case State::EscapeIntermediate:
        return escapeStep(byte);
    case State::ControlParameters:
    case State::DeviceParameters:
        return parameterStep(byte);
    case State::ControlIntermediate:
        return intermediateStep(byte);
    default:
        if (byte >= 0x40)
            m_state = State::Ground;
    }
}

void VtParser::escapeStep(unsigned char byte)
{
    if (byte < 0x30) {
        m_sequence.intermediate = static_cast<char>(byte);
        m_state = State::EscapeIntermediate;
        return;
    }
    const bool plain = m_state == State::Escape;
    m_state = State::Ground;
    if (!plain)
        return m_handler.escape(m_sequence.intermediate, static_cast<char>(byte));
    switch (byte) {
    case '[':
        return startSequence(State::ControlParameters);
    case 'P':
        return startSequence(State::DeviceParameters);
    case ']':
        return startSequence(State::OperatingSystem);
    case 'X':
    case '^':
    case '_':
        return startSequence(State::IgnoredString);
    default:
        m_handler.escape(0, static_cast<char>(byte));
    }
}

/// Digits and separators; false for other bytes.
bool VtParser::addParameter(unsigned char byte)
{
    VtSequence &sequence = m_sequence;
    const auto add = [&sequence](bool isSub) {
        if (sequence.count == VtSequence::maximumParameters)
            return;
        if (isSub)
            sequence.subparameters |= 1U << sequence.count;
        sequence.values[static_cast<std::size_t>(sequence.count++)] = -1;
    };
    if (byte == ';' || byte == ':') {
        if (sequence.count == 0)
            add(false);
        add(byte == ':');
        return true;
    }
    if (byte < '0' || byte > '9')
        return false;
    if (sequence.count == 0)
        add(false);
    std::int32_t &value = sequence.values[static_cast<std::size_t>(sequence.count - 1)];
    value = std::min(std::max(value, 0) * 10 + (byte - '0'), VtSequence::maximumValue);
    return true;
}

void VtParser::parameterStep(unsigned char byte)
{
    if (addParameter(byte))
        return;
    if (byte >= 0x3c && byte <= 0x3f) {
        if (m_sequence.count > 0 || m_sequence.prefix != 0)
            m_state =
                m_state == State::DeviceParameters ? State::IgnoredString : State::ControlIgnored;
        m_sequence.prefix = static_cast<char>(byte);
        return;
    }
    if (byte < 0x30) {
        m_sequence.intermediate = static_cast<char>(byte);
        if (m_state == State::ControlParameters)
            m_state = State::ControlIntermediate;
        return;
    }
    endSequence(byte);
}

void VtParser::intermediateStep(unsigned char byte)
{
    if (byte < 0x30)
        m_sequence.intermediate = static_cast<char>(byte);
    else if (byte < 0x40)
        m_state = State::ControlIgnored;
    else
        endSequence(byte);
}

void VtParser::endSequence(unsigned char byte)
{
    m_sequence.final = static_cast<char>(byte);
    if (m_state == State::DeviceParameters) {
        m_state = State::DeviceData;
        return;
    }
    m_state = State::Ground;
    m_handler.control(m_sequence);
}

/// Inside a string: up to its end, or as far as the bytes go.
std::size_t VtParser::string(std::string_view bytes)
{
    const auto byte = static_cast<unsigned char>(bytes.front());
    if (m_stringEscape) {
        m_stringEscape = false;
        if (byte == '\\') {
            endString();
            return 1;
        }
        // Any other sequence ends the string, and counts.
        endString();
        startSequence(State::Escape);
        return 0;
    }
    if (byte == escapeByte) {
        m_stringEscape = true;
        return 1;
    }
    if (byte == cancelByte || byte == substituteByte) {
        m_state = State::Ground;
        return 1;
    }
    if (byte == bellByte && m_state == State::OperatingSystem) {
        endString();
        return 1;
    }
    const auto isEnd = [](char character) {
        return character == char(escapeByte) || character == char(cancelByte)
               || character == char(substituteByte) || character == char(bellByte);
    };
    const auto end = std::find_if(bytes.begin() + 1, bytes.end(), isEnd);
    const auto length = static_cast<std::size_t>(end - bytes.begin());
    if (m_state == State::IgnoredString)
        return length;
    if (length > maximumString - m_string.size())
        m_stringTooLong = true;
    else if (!m_stringTooLong)
        m_string.append(bytes.substr(0, length));
    return length;
}

void VtParser::endString()
{
    const State ended = std::exchange(m_state, State::Ground);
    if (m_stringTooLong)
        return;
    if (ended == State::OperatingSystem)
        m_handler.operatingSystemCommand(m_string);
    else if (ended == State::DeviceData)
        m_handler.deviceControl(m_sequence, m_string);
}

} // namespace core
