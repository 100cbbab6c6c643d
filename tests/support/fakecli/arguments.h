#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fakecli {

/// Ends the program with what the runtime would say: thrown, because a fake may stop anywhere.
struct Exit
{
    int code = 0;
    std::string message = {}; ///< for stderr
};

/// Options and the rest of one call.
class Arguments
{
public:
    /// `flags` names what the runtime knows: "name= publish,p= detach,d" ("=": takes a value). With
    /// `untilPositional`, everything after the first word that is no option is left alone, as
    /// `run IMAGE COMMAND…` needs it. Throws Exit{125} for an unknown flag, as the runtimes do.
    Arguments(const std::vector<std::string> &words,
              const std::string &flags,
              bool untilPositional);

    bool has(const std::string &flag) const { return m_values.contains(flag); }
    /// Whether a yes/no flag is given and not `=false`.
    bool isSet(const std::string &flag) const;
    std::string value(const std::string &flag, const std::string &fallback = {}) const;
    std::vector<std::string> values(const std::string &flag) const;
    const std::vector<std::string> &rest() const { return m_rest; }

private:
    std::map<std::string, std::vector<std::string>> m_values;
    std::vector<std::string> m_rest;
};

std::vector<std::string> split(const std::string &text, char separator);
/// "key=value" in two; a missing value is empty.
std::pair<std::string, std::string> keyAndValue(const std::string &text);
/// "1m30s", "500ms" or a number of seconds, in milliseconds.
long long milliseconds(const std::string &duration);

} // namespace fakecli
