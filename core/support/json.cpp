#include "core/support/json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <limits>

namespace core {

namespace {

constexpr int maximumDepth = 200;

Error notJson(const QByteArray &text)
{
    return {.kind = Error::Kind::Parse,
            .summary = QCoreApplication::translate("core", "The answer is not valid JSON."),
            .detail = cutDetail(QString::fromUtf8(text.left(400)))};
}

/// Looks at brackets only, before anything is parsed: the parser would take its time over megabytes
/// of them.
bool isTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maximumDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<Json> parseJson(const QByteArray &text)
{
    if (isTooDeep(text))
        return notJson(text);
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return notJson(text);
    return json;
}

Result<QList<Json>> parseJsonList(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    QList<Json> list;
    if (trimmed.isEmpty())
        return list;
    if (trimmed.startsWith('[')) {
        const auto array = parseJson(trimmed);
        if (!array)
            return array.error();
        for (const Json &item : *array)
            list.append(item);
        return list;
    }
    if (const auto whole = parseJson(trimmed)) {
        // A list without entries, as Go writes it at times.
        if (!whole->is_null())
            list.append(*whole);
        return list;
    }
    for (const QByteArray &line : trimmed.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto object = parseJson(line);
        if (!object)
            return object.error();
        list.append(*object);
    }
    return list;
}

QByteArray toBytes(const Json &json, int indent)
{
    return QByteArray::fromStdString(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

const Json &memberAt(const Json &json, const char *key)
{
    static const Json null;
    if (!json.is_object())
        return null;
    const auto found = json.find(key);
    return found == json.end() ? null : *found;
}

QString toQString(const Json &json)
{
    return json.is_string() ? QString::fromStdString(json.get_ref<const std::string &>())
                            : QString();
}

QString stringAt(const Json &json, const char *key)
{
    const Json &value = memberAt(json, key);
    if (value.is_string())
        return toQString(value);
    if (value.is_number() || value.is_boolean())
        return QString::fromStdString(value.dump());
    return {};
}

qint64 integerAt(const Json &json, const char *key, qint64 fallback)
{
    const Json &value = memberAt(json, key);
    constexpr auto largest = static_cast<quint64>(std::numeric_limits<qint64>::max());
    if (value.is_number_unsigned() && value.get<quint64>() > largest)
        return fallback;
    if (value.is_number_integer())
        return value.get<qint64>();
    if (value.is_string()) {
        bool ok = false;
        const qint64 number = toQString(value).toLongLong(&ok);
        return ok ? number : fallback;
    }
    return fallback;
}

bool boolAt(const Json &json, const char *key)
{
    const Json &value = memberAt(json, key);
    return value.is_boolean() ? value.get<bool>() : toQString(value) == u"true";
}

QStringList stringsAt(const Json &json, const char *key)
{
    const Json &value = memberAt(json, key);
    QStringList strings;
    if (value.is_string())
        strings.append(toQString(value));
    if (value.is_array()) {
        for (const Json &item : value) {
            if (item.is_string())
                strings.append(toQString(item));
        }
    }
    return strings;
}

QMap<QString, QString> stringMapAt(const Json &json, const char *key)
{
    QMap<QString, QString> map;
    const Json &value = memberAt(json, key);
    if (!value.is_object())
        return map;
    for (const auto &[name, item] : value.items())
        map.insert(QString::fromStdString(name), toQString(item));
    return map;
}

Json toJson(const QString &text)
{
    return Json(text.toStdString());
}

Json toJson(const QStringList &texts)
{
    Json array = Json::array();
    for (const QString &text : texts)
        array.push_back(text.toStdString());
    return array;
}

Json toJson(const QMap<QString, QString> &map)
{
    Json object = Json::object();
    for (auto it = map.begin(); it != map.end(); ++it)
        object[it.key().toStdString()] = it.value().toStdString();
    return object;
}

} // namespace core
