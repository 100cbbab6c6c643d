#include "tests/support/fakecli/arguments.h"

#include <sstream>

namespace fakecli {

namespace {

struct KnownFlags
{
    std::map<std::string, bool> takesValue = {};      ///< by long name
    std::map<std::string, std::string> longName = {}; ///< by short one

    explicit KnownFlags(const std::string &flags)
    {
        std::istringstream words(flags);
        std::string word;
        while (words >> word) {
            const bool value = word.back() == '=';
            if (value)
                word.pop_back();
            const size_t comma = word.find(',');
            const std::string name = word.substr(0, comma);
            takesValue[name] = value;
            if (comma != std::string::npos)
                longName[word.substr(comma + 1)] = name;
        }
    }
};

} // namespace

Arguments::Arguments(const std::vector<std::string> &words,
                     const std::string &flags,
                     bool untilPositional)
{
    const KnownFlags known(flags);
    size_t at = 0;
    const auto nextWord = [&](const std::string &flag) {
        if (at + 1 >= words.size())
            throw Exit{125, "flag needs an argument: " + flag};
        return words[++at];
    };

    for (; at < words.size(); ++at) {
        const std::string &word = words[at];
        if (word == "--") {
            ++at;
            break;
        }
        if (word.size() < 2 || word[0] != '-') {
            if (untilPositional)
                break;
            m_rest.push_back(word);
        } else if (word[1] == '-') {
            const auto equals = word.find('=');
            const std::string name =
                word.substr(2, equals == std::string::npos ? equals : equals - 2);
            const auto flag = known.takesValue.find(name);
            if (flag == known.takesValue.end())
                throw Exit{125, "unknown flag: --" + name};
            if (equals != std::string::npos)
                m_values[name].push_back(word.substr(equals + 1));
            else
                m_values[name].push_back(flag->second ? nextWord(word) : "true");
        } else {
            for (size_t letter = 1; letter < word.size(); ++letter) {
                const auto name = known.longName.find(word.substr(letter, 1));
                if (name == known.longName.end())
                    throw Exit{
                        125, "unknown shorthand flag: '" + word.substr(letter, 1) + "' in " + word};
                if (!known.takesValue.at(name->second)) {
                    m_values[name->second].push_back("true");
                    continue;
                }
                const std::string attached = word.substr(letter + 1);
                m_values[name->second].push_back(attached.empty() ? nextWord(word) : attached);
                break;
            }
        }
    }
    m_rest.insert(m_rest.end(),
                  words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size())),
                  words.end());
}

bool Arguments::isSet(const std::string &flag) const
{
    return has(flag) && m_values.at(flag).back() != "false";
}

std::string Arguments::value(const std::string &flag, const std::string &fallback) const
{
    return has(flag) ? m_values.at(flag).back() : fallback;
}

std::vector<std::string> Arguments::values(const std::string &flag) const
{
    return has(flag) ? m_values.at(flag) : std::vector<std::string>{};
}

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::string part;
    std::istringstream stream(text);
    while (std::getline(stream, part, separator))
        parts.push_back(part);
    return parts;
}

std::pair<std::string, std::string> keyAndValue(const std::string &text)
{
    const size_t equals = text.find('=');
    if (equals == std::string::npos)
        return {text, {}};
    return {text.substr(0, equals), text.substr(equals + 1)};
}

long long milliseconds(const std::string &duration)
{
    double total = 0;
    size_t at = 0;
    while (at < duration.size()) {
        size_t used = 0;
        double number = 0;
        try {
            number = std::stod(duration.substr(at), &used);
        } catch (const std::exception &) {
            throw Exit{125, "invalid duration \"" + duration + "\""};
        }
        at += used;
        const size_t unitEnd = std::min(duration.find_first_of("0123456789.", at), duration.size());
        const std::string unit = duration.substr(at, unitEnd - at);
        at = unitEnd;
        static const std::map<std::string, double> units{
            {"ns", 1e-6}, {"us", 1e-3}, {"ms", 1}, {"s", 1e3}, {"", 1e3}, {"m", 6e4}, {"h", 3.6e6}};
        const auto factor = units.find(unit);
        if (factor == units.end())
            throw Exit{125, "unknown unit \"" + unit + "\" in duration \"" + duration + "\""};
        total += number * factor->second;
    }
    return static_cast<long long>(total);
}

} // namespace fakecli
