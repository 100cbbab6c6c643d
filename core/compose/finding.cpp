#include "core/compose/finding.h"

namespace core {

QString Finding::toString() const
{
    QString text = place.toString();
    if (!text.isEmpty())
        text += QStringLiteral(": ");
    if (!path.isEmpty())
        text += path + QStringLiteral(": ");
    text += message;
    if (!suggestion.isEmpty())
        text += QStringLiteral("; ") + suggestion;
    return text;
}

} // namespace core
