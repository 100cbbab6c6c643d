#pragma once

#include <QString>

namespace core {

/// Why something did not work: a kind to decide on, a sentence to show, raw text to unfold.
struct Error
{
    /// The names and codes of these are a public contract; see errorName() and errorCode().
    enum class Kind {
        NotFound,
        FileNotFound,
        Validation,
        Parse,
        DependencyCycle,
        VerificationFailed,
        NoBackendFound,
        BackendNotAvailable,
        ServiceStartupFailed,
        EnforcementViolation,
        Backend, ///< a runtime's command line failed
        Timeout,
        Conflict, ///< somebody else is at work on it
        Cancelled,
        Usage,
        Internal,
    };

    Kind kind = Kind::Internal;
    QString summary = {}; ///< one translated sentence: what went wrong
    QString hint = {};    ///< one translated sentence: what to do about it; may be empty
    QString detail = {};  ///< raw text such as stderr, cut at 4 KiB, never translated
    QString service = {}; ///< the service it happened to; may be empty
    bool passing = false; ///< the same call may well work in a moment

    bool operator==(const Error &) const = default;
};

/// The stable name of a kind, such as "NoBackendFound".
QString errorName(Error::Kind kind);

/// The stable number of a kind, such as 503.
int errorCode(Error::Kind kind);

/// Cuts raw text at 4 KiB, keeping its end, where command lines put the reason.
QString cutDetail(const QString &text);

} // namespace core
