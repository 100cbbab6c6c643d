#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// A control sequence: ESC [ prefix parameters intermediates final.
struct VtSequence
{
    static constexpr int maximumParameters = 32;
    static constexpr int maximumValue = 65535;

    char prefix = 0;       ///< one of < = > ? or 0
    char intermediate = 0; ///< the last of them, 0 = none
    char final = 0;
    int count = 0;
    std::array<std::int32_t, maximumParameters> values = {}; ///< -1 = left out
    std::uint32_t subparameters = 0;                         ///< bit n: value n came after a colon

    bool isSubparameter(int index) const { return ((subparameters >> index) & 1U) != 0; }
    /// The value, or `fallback` when it was left out.
    int value(int index, int fallback) const
    {
        return index < count && values[static_cast<std::size_t>(index)] >= 0
                   ? values[static_cast<std::size_t>(index)]
                   : fallback;
    }
    /// A number of things: at least 1, as 0 and nothing mean 1.
    int amount(int index) const
    {
        const int number = value(index, 1);
        return number < 1 ? 1 : number;
    }
};

/// What the parser found. The views are valid during the call only.
class VtHandler
{
public:
    virtual ~VtHandler() = default;

    /// Printable ASCII, at least one character.
    virtual void printAscii(std::string_view text) = 0;
    /// A character above ASCII, never a C1 control.
    virtual void print(char32_t code) = 0;
    /// A C0 control character.
    virtual void execute(char control) = 0;
    virtual void escape(char intermediate, char final) = 0;
    virtual void control(const VtSequence &sequence) = 0;
    /// ESC ] … , without its terminator.
    virtual void operatingSystemCommand(std::string_view text) = 0;
    /// ESC P … ESC \: the sequence that starts it, and its data.
    virtual void deviceControl(const VtSequence &sequence, std::string_view data) = 0;
};

/// Splits a stream of bytes into text and control functions, as the state machine of Paul Williams
/// does, reading text as UTF-8. What is malformed becomes U+FFFD or is dropped; nothing grows
/// without a bound, whatever the bytes are and however they are cut.
class VtParser
{
public:
    static constexpr std::size_t maximumString = 64 * 1024;

    explicit VtParser(VtHandler &handler)
        : m_handler(handler)
    {}

    void feed(std::string_view bytes);

private:
    enum class State : std::uint8_t {
        Ground,
        Escape,
        EscapeIntermediate,
        ControlParameters,
        ControlIntermediate,
        ControlIgnored,
        DeviceParameters,
        DeviceData,
        OperatingSystem,
        IgnoredString,
    };

    std::size_t ground(std::string_view bytes);
    std::size_t string(std::string_view bytes);
    void step(unsigned char byte);
    void escapeStep(unsigned char byte);
    void parameterStep(unsigned char byte);
    void intermediateStep(unsigned char byte);
    void decode(unsigned char byte);
    void endText();
    void startSequence(State state);
    void endSequence(unsigned char byte);
    void endString();
    bool addParameter(unsigned char byte);

    VtHandler &m_handler;
    State m_state = State::Ground;
    bool m_stringEscape = false; ///< an ESC inside a string: perhaps its terminator
    bool m_stringTooLong = false;
    int m_pendingBytes = 0; ///< how many bytes of a character are still to come
    char32_t m_code = 0;
    char32_t m_smallest = 0; ///< the smallest code of that length; below it is an overlong form
    VtSequence m_sequence;
    std::string m_string;
};

} // namespace core
