#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <nlohmann/json_fwd.hpp>

namespace core {

/// Key order is meaning in compose files and in our public output, so JSON keeps it everywhere.
using Json = nlohmann::ordered_json;

/// Parses one JSON text of a stranger. Bounds depth (200) and refuses invalid UTF-8.
Result<Json> parseJson(const QByteArray &text);

/// Reads what runtimes print for lists: one array, one object, or one object a line; empty text is
/// an empty list. The caller never has to know which of them it was.
Result<QList<Json>> parseJsonList(const QByteArray &text);

/// Compact or indented UTF-8 text; never throws, invalid UTF-8 is replaced.
QByteArray toBytes(const Json &json, int indent = -1);

/// The string at a key; numbers and booleans as text; empty when absent, null or something else.
QString stringAt(const Json &json, const char *key);

/// The whole number at a key (also written as text); `fallback` when it is anything else.
qint64 integerAt(const Json &json, const char *key, qint64 fallback = 0);

/// The truth value at a key; false when absent.
bool boolAt(const Json &json, const char *key);

/// The list of strings at a key; a single string is a list of one; empty when absent or null.
QStringList stringsAt(const Json &json, const char *key);

/// The map of strings at a key; empty when absent or null.
QMap<QString, QString> stringMapAt(const Json &json, const char *key);

/// The member of an object, or a null value when absent or when `json` is no object.
const Json &memberAt(const Json &json, const char *key);

/// A JSON string value of a QString.
Json toJson(const QString &text);
Json toJson(const QStringList &texts);
Json toJson(const QMap<QString, QString> &map);

/// The QString of a JSON string value; empty for anything else.
QString toQString(const Json &json);

} // namespace core
