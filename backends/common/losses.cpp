#include "backends/common/losses.h"

namespace backends::common {

void Losses::add(const QString &field, const char *action, const QString &reason)
{
    m_warnings.append({.backend = m_backend,
                       .service = m_service,
                       .field = field,
                       .action = QString::fromLatin1(action),
                       .reason = reason});
}

void Losses::dropped(const QString &field, const QString &reason)
{
    add(field, "dropped", reason);
}

void Losses::translated(const QString &field, const QString &reason)
{
    add(field, "translated", reason);
}

void Losses::emulated(const QString &field, const QString &reason)
{
    add(field, "emulated", reason);
}

void Losses::noted(const QString &field, const QString &reason)
{
    add(field, "note", reason);
}

void Losses::unknown(const QString &field)
{
    dropped(field, LossTr::tr("%1 has nothing like it.").arg(familyTitle(m_family)));
}

void Losses::needs(const QString &field, const char *version)
{
    dropped(field,
            LossTr::tr("%1 knows it from version %2 on.")
                .arg(familyTitle(m_family), QString::fromLatin1(version)));
}

void Losses::forWindows(const QString &field)
{
    dropped(field, LossTr::tr("It is for Windows containers."));
}

} // namespace backends::common
