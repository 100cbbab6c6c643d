#include "core/support/error.h"

namespace core {

namespace {

struct KindEntry
{
    Error::Kind kind;
    const char *name;
    int code;
};

constexpr KindEntry kindTable[] = {
    {Error::Kind::NotFound, "NotFound", 404},
    {Error::Kind::FileNotFound, "FileNotFound", 404},
    {Error::Kind::Validation, "ValidationError", 400},
    {Error::Kind::Parse, "ParseError", 400},
    {Error::Kind::DependencyCycle, "DependencyCycle", 422},
    {Error::Kind::VerificationFailed, "VerificationFailed", 403},
    {Error::Kind::NoBackendFound, "NoBackendFound", 503},
    {Error::Kind::BackendNotAvailable, "BackendNotAvailable", 503},
    {Error::Kind::ServiceStartupFailed, "ServiceStartupFailed", 500},
    {Error::Kind::EnforcementViolation, "EnforcementViolation", 500},
    {Error::Kind::Backend, "BackendError", 500},
    {Error::Kind::Timeout, "Timeout", 504},
    {Error::Kind::Conflict, "Conflict", 409},
    {Error::Kind::Cancelled, "Cancelled", 499},
    {Error::Kind::Usage, "UsageError", 400},
    {Error::Kind::Internal, "InternalError", 500},
};

const KindEntry &entryOf(Error::Kind kind)
{
    for (const KindEntry &entry : kindTable) {
        if (entry.kind == kind)
            return entry;
    }
    Q_UNREACHABLE();
}

} // namespace

QString errorName(Error::Kind kind)
{
    return QString::fromLatin1(entryOf(kind).name);
}

int errorCode(Error::Kind kind)
{
    return entryOf(kind).code;
}

QString cutDetail(const QString &text)
{
    constexpr qsizetype limit = 4096;
    const QString trimmed = text.trimmed();
    return trimmed.size() <= limit ? trimmed : QStringLiteral("…") + trimmed.right(limit);
}

} // namespace core
