#include "core/support/pointintime.h"

#include "core/support/duration.h"

#include <cmath>

namespace core {

QDateTime pointInTime(const QString &text, const QDateTime &now)
{
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    if (const auto ago = parseDuration(text))
        return now.toUTC().addMSecs(-duration_cast<milliseconds>(*ago).count());
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    constexpr double year3000 = 32'503'680'000;
    if (isNumber)
        return seconds >= 0 && seconds < year3000
                   ? QDateTime::fromMSecsSinceEpoch(std::llround(seconds * 1000), Qt::UTC)
                   : QDateTime();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

} // namespace core
