#include "core/support/duration.h"

#include <QCoreApplication>

#include <cmath>

namespace core {

using namespace std::chrono;

namespace {

double nanosecondsOf(QStringView unit)
{
    if (unit == u"ns")
        return 1;
    if (unit == u"us" || unit == u"µs")
        return 1e3;
    if (unit == u"ms")
        return 1e6;
    if (unit == u"s")
        return 1e9;
    if (unit == u"m")
        return 60e9;
    if (unit == u"h")
        return 3600e9;
    if (unit == u"d")
        return 24 * 3600e9;
    if (unit == u"w")
        return 7 * 24 * 3600e9;
    return 0;
}

QString trimmedFraction(double value, int digits)
{
    QString text = QString::number(value, 'f', digits);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

/// Cuts the next "1.5h" off the front and gives its nanoseconds; nothing when there is none.
std::optional<double> takePart(QStringView &text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    qsizetype end = 0;
    qsizetype digits = 0;
    bool hasPoint = false;
    for (; end < text.size(); ++end) {
        if (isDigit(text[end]))
            ++digits;
        else if (text[end] == u'.' && !hasPoint)
            hasPoint = true;
        else
            break;
    }
    const qsizetype start = end;
    while (end < text.size() && !isDigit(text[end]) && text[end] != u'.')
        ++end;
    const QStringView unit = text.sliced(start, end - start);
    const double size = nanosecondsOf(unit);
    if (digits == 0 || size == 0)
        return std::nullopt;
    const double number = text.first(start).toDouble();
    text = text.sliced(end);
    return number * size;
}

} // namespace

std::optional<nanoseconds> parseDuration(const QString &text)
{
    if (text == u"0")
        return nanoseconds(0);
    if (text.isEmpty() || text.size() > 64)
        return std::nullopt;
    double sum = 0;
    QStringView rest = text;
    while (!rest.isEmpty()) {
        const auto part = takePart(rest);
        if (!part)
            return std::nullopt;
        sum += *part;
    }
    if (sum >= 9.2e18)
        return std::nullopt;
    return nanoseconds(std::llround(sum));
}

QString durationText(nanoseconds duration)
{
    const qint64 count = duration.count();
    if (count == 0)
        return QStringLiteral("0s");
    if (count < 1000)
        return QStringLiteral("%1ns").arg(count);
    if (count < 1000000)
        return trimmedFraction(static_cast<double>(count) / 1e3, 3) + QStringLiteral("µs");
    if (count < 1000000000)
        return trimmedFraction(static_cast<double>(count) / 1e6, 6) + QStringLiteral("ms");
    const qint64 minutes = count / 60000000000;
    const QString seconds =
        trimmedFraction(static_cast<double>(count % 60000000000) / 1e9, 9) + u's';
    if (minutes == 0)
        return seconds;
    if (minutes < 60)
        return QStringLiteral("%1m%2").arg(minutes).arg(seconds);
    return QStringLiteral("%1h%2m%3").arg(minutes / 60).arg(minutes % 60).arg(seconds);
}

QString shortDuration(milliseconds duration)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("core", text); };
    const qint64 count = duration.count();
    if (count < 1000)
        return tr("%1 ms").arg(count);
    if (count < 10000)
        return tr("%1 s").arg(QString::number(static_cast<double>(count) / 1000, 'f', 1));
    if (count < 120000)
        return tr("%1 s").arg(count / 1000);
    if (count < 120 * 60000)
        return tr("%1 min").arg(count / 60000);
    if (count < 48 * qint64(3600000))
        return tr("%1 h").arg(count / 3600000);
    return tr("%1 d").arg(count / 86400000);
}

} // namespace core
