#include "core/compose/specdifference.h"

#include "core/compose/findings.h"
#include "core/support/json.h"
#include "core/support/secrets.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

constexpr qsizetype longestValue = 40;
constexpr qsizetype mostParts = 3;

QString shownValue(const Json &value)
{
    const QString text = value.is_string() ? toQString(value) : QString::fromUtf8(toBytes(value));
    return text.size() <= longestValue ? text : text.left(longestValue - 1) + u'…';
}

/// Texts below `before` and `after` that differ, each with its path.
void compare(const Json &before, const Json &after, const QString &path, QStringList &parts)
{
    if (before == after)
        return;
    if (before.is_object() && after.is_object()) {
        const auto pathTo = [&path](const std::string &key) {
            return (path.isEmpty() ? path : path + u' ') + QString::fromStdString(key);
        };
        for (const auto &[key, value] : before.items()) {
            const auto other = after.find(key);
            compare(value, other == after.end() ? Json() : *other, pathTo(key), parts);
        }
        for (const auto &[key, value] : after.items()) {
            if (!before.contains(key))
                compare(Json(), value, pathTo(key), parts);
        }
        return;
    }
    if (before.is_null())
        parts << SpecTr::tr("%1 is new").arg(path);
    else if (after.is_null())
        parts << SpecTr::tr("%1 is gone").arg(path);
    else
        parts << QStringLiteral("%1: %2 → %3")
                     .arg(path, masked(shownValue(before)), masked(shownValue(after)));
}

} // namespace

QString serviceDifference(const QByteArray &before, const QByteArray &after, const QString &service)
{
    const auto old = parseJson(before);
    const auto now = parseJson(after);
    if (!old || !now)
        return {};
    const QByteArray key = service.toUtf8();
    QStringList parts;
    compare(memberAt(memberAt(*old, "services"), key.constData()),
            memberAt(memberAt(*now, "services"), key.constData()),
            {},
            parts);
    const qsizetype more = parts.size() - mostParts;
    if (more > 0) {
        parts = parts.mid(0, mostParts);
        parts << SpecTr::tr("%1 more").arg(more);
    }
    return parts.join(u", ");
}

} // namespace core
