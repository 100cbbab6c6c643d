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

/// Replaces the secrets below `value`, which is the member `name` of what it is in.
void maskBelow(Json &value,
               const QString &name,
               const Json::json_pointer &pointer,
               QStringList &masked)
{
    if (value.is_string()) {
        if (!holdsSecret(name, toQString(value)))
            return;
        value = ("${" + variableName(masked.size()) + '}').toStdString();
        masked << QString::fromStdString(pointer.to_string());
        return;
    }
    if (value.is_object()) {
        for (auto &[key, child] : value.items())
            maskBelow(child, QString::fromStdString(key), pointer / key, masked);
    } else if (value.is_array()) {
        for (size_t i = 0; i < value.size(); ++i)
            maskBelow(value[i], {}, pointer / i, masked);
    }
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
    for (qsizetype i = 0; i < stored.masked.size(); ++i) {
        const QString &place = stored.masked[i];
        const Json::json_pointer pointer(place.toStdString());
        const bool isThere = json && json->contains(pointer) && json->at(pointer).is_string();
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
