#include "core/compose/storedspec.h"

#include "core/compose/findings.h"
#include "core/support/json.h"
#include "core/support/secrets.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

QString variableName(qsizetype number)
{
    return QStringLiteral("PERRY_MASKED_%1").arg(number);
}

void maskBelow(Json &value,
               const QString &name,
               const Json::json_pointer &pointer,
               QStringList &masked);

void keepBack(Json &value, const Json::json_pointer &pointer, QStringList &masked)
{
    value = ("${" + variableName(masked.size()) + '}').toStdString();
    masked << QString::fromStdString(pointer.to_string());
}

/// In a list, the word behind --password is a secret, too.
void maskWords(Json &list, const Json::json_pointer &pointer, QStringList &masked)
{
    QStringList words;
    for (const Json &word : list)
        words << toQString(word);
    const QStringList shown = core::masked(words);
    for (size_t i = 0; i < list.size(); ++i) {
        const auto place = static_cast<qsizetype>(i);
        if (list[i].is_string() && words[place] != shown[place])
            keepBack(list[i], pointer / i, masked);
        else
            maskBelow(list[i], {}, pointer / i, masked);
    }
}

/// Replaces the secrets below `value`, which is the member `name` of what it is in.
void maskBelow(Json &value,
               const QString &name,
               const Json::json_pointer &pointer,
               QStringList &masked)
{
    if (value.is_string()) {
        if (!holdsSecret(name, toQString(value)))
            return;
        keepBack(value, pointer, masked);
        return;
    }
    if (value.is_object()) {
        for (auto &[key, child] : value.items())
            maskBelow(child, QString::fromStdString(key), pointer / key, masked);
    } else if (value.is_array()) {
        maskWords(value, pointer, masked);
    }
}

/// Whether the words around a place in a list are the same in both; else nobody knows which of
/// today's words was meant.
bool isSameList(const Json &stored, const Json &current, const Json::json_pointer &place)
{
    const Json &then = stored.at(place.parent_pointer());
    const Json &now = current.at(place.parent_pointer());
    if (!then.is_array())
        return true;
    if (!now.is_array() || then.size() != now.size())
        return false;
    for (size_t i = 0; i < then.size(); ++i) {
        const bool isMasked =
            then[i].is_string() && toQString(then[i]).startsWith(QStringLiteral("${PERRY_MASKED_"));
        if (!isMasked && then[i] != now[i])
            return false;
    }
    return true;
}

} // namespace

StoredSpec storedSpec(const QByteArray &resolved)
{
    StoredSpec stored;
    const auto parsed = parseJson(resolved);
    if (!parsed)
        return stored;
    Json spec = *parsed;
    maskBelow(spec, {}, Json::json_pointer(), stored.masked);
    stored.text = toBytes(spec);
    return stored;
}

Result<StringMap> maskedValues(const StoredSpec &stored, const QByteArray &current)
{
    StringMap values;
    if (stored.masked.isEmpty())
        return values;
    const auto json = parseJson(current);
    const auto then = parseJson(stored.text);
    for (qsizetype i = 0; i < stored.masked.size(); ++i) {
        const QString &place = stored.masked[i];
        const Json::json_pointer pointer(place.toStdString());
        const bool isThere = json && then && json->contains(pointer)
                             && json->at(pointer).is_string() && isSameList(*then, *json, pointer);
        if (!isThere)
            return Error{
                .kind = Error::Kind::Validation,
                .summary = SpecTr::tr("The value of %1 is a secret, so it was not kept, and the "
                                      "spec of today does not have it.")
                               .arg(place.mid(1).replace(u'/', u'.')),
                .hint = SpecTr::tr("Put it back into the spec, or into the variable that it comes "
                                   "from.")};
        // A resolved spec has each "$" twice.
        values[variableName(i)] =
            toQString(json->at(pointer)).replace(QStringLiteral("$$"), QStringLiteral("$"));
    }
    return values;
}

} // namespace core
