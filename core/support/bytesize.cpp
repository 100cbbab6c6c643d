#include "core/support/bytesize.h"

#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace core {

namespace {

/// `digits` in all, without zeros at the end: Go's %g.
QString sizeText(qint64 bytes, double step, const QStringList &units, int digits)
{
    auto size = static_cast<double>(bytes);
    qsizetype unit = 0;
    while (size >= step && unit + 1 < units.size()) {
        size /= step;
        ++unit;
    }
    // Four digits before the point would otherwise be shown as 1e+03.
    const int kept = size >= 1000 ? std::max(digits, 4) : digits;
    return QString::number(size, 'g', kept) + units.at(unit);
}

} // namespace

std::optional<qint64> bytesInText(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A([0-9]{1,18}(?:\\.[0-9]{1,9})?) ?([kKMGTPE]?)(i?)B\\z"));
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    double size = match.captured(1).toDouble();
    const double step = match.captured(3).isEmpty() ? 1000 : 1024;
    const qsizetype power = match.captured(2).isEmpty()
                                ? 0
                                : QStringLiteral("KMGTPE").indexOf(match.captured(2).toUpper()) + 1;
    for (qsizetype i = 0; i < power; ++i)
        size *= step;
    if (size >= 9.2e18)
        return std::nullopt;
    return std::llround(size);
}

QString decimalSize(qint64 bytes)
{
    return sizeText(bytes, 1000, {"B", "kB", "MB", "GB", "TB", "PB", "EB"}, 3);
}

QString binarySize(qint64 bytes)
{
    return sizeText(bytes, 1024, {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}, 4);
}

} // namespace core
