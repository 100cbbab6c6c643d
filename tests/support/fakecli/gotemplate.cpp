#include "tests/support/fakecli/gotemplate.h"

#include "tests/support/fakecli/arguments.h"

#include <regex>

namespace fakecli {

namespace {

Json fieldOf(const Json &row, const std::string &path)
{
    Json value = row;
    for (const std::string &name : split(path, '.')) {
        if (name.empty())
            continue;
        // podman's templates know Go's names, its JSON the other: .ID prints what is stored as Id.
        if (name == "ID" && value.is_object() && !value.contains(name) && value.contains("Id")) {
            value = Json(value["Id"]);
            continue;
        }
        if (!value.is_object() || !value.contains(name)) {
            throw Exit{1,
                       "template: :1:2: executing \"\" at <." + name + ">: can't evaluate field "
                           + name};
        }
        value = Json(value[name]);
    }
    return value;
}

std::string goText(const Json &value)
{
    if (value.is_string())
        return value;
    return value.is_null() ? "<no value>" : value.dump();
}

std::string evaluate(std::string action, const Json &row, const Json &labels)
{
    static const std::regex label(R"re(^(json)?\s*\(?\s*\.Label "([^"]*)"\s*\)?$)re");
    static const std::regex field(R"re(^(json)?\s*(\.[A-Za-z0-9_.]*)$)re");
    static const std::regex quoted(R"re(^"(.*)"$)re");
    action = std::regex_replace(action, std::regex("^\\s+|\\s+$"), "");

    std::smatch match;
    if (std::regex_match(action, match, label)) {
        const Json value = labels.contains(match[2].str()) ? labels[match[2].str()] : Json("");
        return match[1].matched ? value.dump() : goText(value);
    }
    if (std::regex_match(action, match, field)) {
        const Json value = fieldOf(row, match[2]);
        return match[1].matched ? value.dump() : goText(value);
    }
    if (std::regex_match(action, match, quoted))
        return Json::parse('"' + match[1].str() + '"').get<std::string>();
    throw Exit{1, "template parsing error: template: :1: function \"" + action + "\" not defined"};
}

} // namespace

std::string expandTemplate(const std::string &format, const Json &row, const Json &labels)
{
    std::string text;
    size_t at = 0;
    while (at < format.size()) {
        const size_t begin = format.find("{{", at);
        const size_t end = begin == std::string::npos ? begin : format.find("}}", begin);
        if (end == std::string::npos)
            break;
        text += format.substr(at, begin - at);
        text += evaluate(format.substr(begin + 2, end - begin - 2), row, labels);
        at = end + 2;
    }
    text += format.substr(at);
    // The shells and the CLI leave \t and \n in a template to the CLI.
    text = std::regex_replace(text, std::regex(R"(\\t)"), "\t");
    return text;
}

} // namespace fakecli
