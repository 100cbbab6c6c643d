#include "core/compose/scalar.h"

#include <QRegularExpression>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace core {

namespace {

using Kind = SpecNode::Kind;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

std::optional<PlainScalar> wordScalar(const QString &text)
{
    constexpr qsizetype longestWord = 5;
    if (text.size() > longestWord)
        return std::nullopt;
    if (text.isEmpty() || text == u"~" || text == u"null" || text == u"Null" || text == u"NULL")
        return PlainScalar{.kind = Kind::Null, .text = {}};
    if (text == u"true" || text == u"True" || text == u"TRUE")
        return PlainScalar{.kind = Kind::Boolean, .text = QStringLiteral("true")};
    if (text == u"false" || text == u"False" || text == u"FALSE")
        return PlainScalar{.kind = Kind::Boolean, .text = QStringLiteral("false")};
    return std::nullopt;
}

std::optional<PlainScalar> integerScalar(const std::string &written)
{
    std::string digits;
    for (const char c : written) {
        if (c != '_')
            digits += c;
    }
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.erase(0, 1);
    int base = 10;
    if (digits.size() > 1 && digits[0] == '0') {
        const char letter = static_cast<char>(digits[1] | 0x20);
        base = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
        digits.erase(0, letter == 'x' || letter == 'b' || letter == 'o' ? 2 : 1);
    }
    quint64 value = 0;
    const char *end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value, base);
    if (digits.empty() || parsed.ec != std::errc() || parsed.ptr != end)
        return std::nullopt;
    const quint64 most = negative ? quint64(1) << 63 : ~quint64(0);
    if (value > most)
        return std::nullopt;
    QString text = QString::number(value);
    if (negative && value > 0)
        text.prepend(u'-');
    return PlainScalar{.kind = Kind::Integer, .text = text};
}

std::optional<PlainScalar> realScalar(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"));
    const QString plain = QString(text).remove(u'_');
    if (text.startsWith(u'.') && plain != text)
        return std::nullopt;
    if (form.match(plain).hasMatch())
        return PlainScalar{.kind = Kind::Real, .text = realText(plain.toDouble())};
    static const QRegularExpression special(
        QStringLiteral("^(([-+]?)(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN)$"));
    const auto match = special.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    if (match.captured(3).isEmpty())
        return PlainScalar{.kind = Kind::Real, .text = QStringLiteral("NaN")};
    return PlainScalar{.kind = Kind::Real,
                       .text = match.captured(2) == u"-" ? QStringLiteral("-Inf")
                                                         : QStringLiteral("+Inf")};
}

std::optional<PlainScalar> dateScalar(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(\\d{4})-(\\d{1,2})-(\\d{1,2})"
        "(?:(?:[tT]| )(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(\\.\\d{1,9})?(Z|[-+]\\d\\d:\\d\\d)?)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int month = match.captured(2).toInt();
    const int day = match.captured(3).toInt();
    if (month < 1 || month > 12 || day < 1 || day > 31 || match.captured(4).toInt() > 23)
        return std::nullopt;
    const auto two = [&match](int group) { return match.captured(group).rightJustified(2, u'0'); };
    const QString zone = match.captured(8);
    QString fraction = match.captured(7);
    while (fraction.endsWith(u'0') || fraction.endsWith(u'.'))
        fraction.chop(1);
    const QString offset = zone.isEmpty() || zone == u"Z"
                               ? QStringLiteral("+0000 UTC")
                               : QString(zone).remove(u':') + u' ' + QString(zone).remove(u':');
    return PlainScalar{.kind = Kind::Timestamp,
                       .text = QStringLiteral("%1-%2-%3 %4:%5:%6%7 %8")
                                   .arg(match.captured(1), two(2), two(3))
                                   .arg(two(4), two(5), two(6))
                                   .arg(fraction, offset)};
}

/// Cheaper than the forms below, and enough for most texts: "10s" and "128M" have a letter that no
/// number and no date has.
bool mayBeNumberOrDate(const QString &text)
{
    constexpr qsizetype longest = 64;
    const QChar first = text.front();
    if (text.size() > longest
        || !(isDigit(first) || first == u'-' || first == u'+' || first == u'.'))
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return isDigit(c) || QStringView(u"+-._:abcdefxoinftzABCDEFXOINFTZ ").contains(c);
    });
}

/// Of a size's unit, such as k, kb and KiB.
std::optional<double> unitFactor(QStringView unit)
{
    if (unit.isEmpty() || unit.compare(u"b", Qt::CaseInsensitive) == 0)
        return 1;
    const qsizetype power = QStringView(u"kmgtp").indexOf(unit.front().toLower());
    const QStringView rest = unit.sliced(1);
    const bool isBytes = rest.isEmpty() || rest.compare(u"b", Qt::CaseInsensitive) == 0
                         || rest.compare(u"ib", Qt::CaseInsensitive) == 0;
    return power < 0 || !isBytes ? std::nullopt : std::optional(std::pow(1024.0, power + 1));
}

} // namespace

PlainScalar resolvePlain(const QString &text)
{
    if (const auto word = wordScalar(text))
        return *word;
    if (!mayBeNumberOrDate(text))
        return {.kind = Kind::Text, .text = text};
    const QChar first = text.front();
    if (first != u'.') {
        if (const auto integer = integerScalar(text.toStdString()))
            return *integer;
    }
    if (const auto real = realScalar(text))
        return *real;
    if (isDigit(first) && text.size() >= 8 && text[4] == u'-') {
        if (const auto date = dateScalar(text))
            return *date;
    }
    return {.kind = Kind::Text, .text = text};
}

QString timestampText(const QString &value)
{
    const QStringList parts = value.split(u' ');
    const QString zone = parts.value(2);
    return parts.value(0) + u'T' + parts.value(1)
           + (zone == u"+0000" ? QStringLiteral("Z") : zone.left(3) + u':' + zone.mid(3));
}

QString realText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-Inf") : QStringLiteral("+Inf");
    char buffer[400];
    const auto scientific =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const std::string_view text(buffer, static_cast<size_t>(scientific.ptr - buffer));
    const size_t mark = text.find('e');
    int exponent = 0;
    const char *digits = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
    std::from_chars(digits, text.data() + text.size(), exponent);
    // Go leaves the plain form at the exponent 6 when it prints the fewest digits; 21 is the
    // limit only for numbers whose digits all stand before the point.
    if (value == 0 || (exponent >= -4 && exponent < 6)) {
        const auto fixed =
            std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
        return QString::fromLatin1(buffer, fixed.ptr - buffer);
    }
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString singleRealText(double value)
{
    const float single = static_cast<float>(value);
    const float size = std::fabs(single);
    const bool plain = single == 0 || (size >= 1e-6F && size < 1e21F);
    char buffer[64];
    const auto written =
        std::to_chars(buffer,
                      buffer + sizeof buffer,
                      single,
                      plain ? std::chars_format::fixed : std::chars_format::scientific);
    QString text = QString::fromLatin1(buffer, written.ptr - buffer);
    return text.replace(QStringLiteral("e-0"), QStringLiteral("e-"));
}

std::optional<bool> parseBoolean(const QString &text)
{
    const QString word = text.toLower();
    if (word == u"true" || word == u"yes" || word == u"y" || word == u"on")
        return true;
    if (word == u"false" || word == u"no" || word == u"n" || word == u"off")
        return false;
    return std::nullopt;
}

std::optional<qint64> parseBytes(const QString &text)
{
    if (text == u"-1")
        return -1;
    if (text.size() > 40)
        return std::nullopt;
    const auto unitStart =
        std::find_if_not(text.begin(), text.end(), [](QChar c) { return isDigit(c) || c == u'.'; });
    const auto length = static_cast<qsizetype>(unitStart - text.begin());
    bool isNumber = false;
    double bytes = QStringView(text).first(length).toDouble(&isNumber);
    QStringView unit = QStringView(text).sliced(length);
    if (unit.startsWith(u' '))
        unit = unit.sliced(1);
    const auto factor = unitFactor(unit);
    if (!isNumber || !factor)
        return std::nullopt;
    bytes *= *factor;
    if (bytes >= 9.2e18)
        return std::nullopt;
    return static_cast<qint64>(bytes);
}

} // namespace core
