#pragma once

#include "core/stack/stack.h"

#include <optional>

namespace core {

/// Text to put in the place of a range of bytes of the file that a finding names.
struct SpecEdit
{
    quint32 begin = 0;
    quint32 end = 0;
    QString text = {};

    bool operator==(const SpecEdit &) const = default;
};

/// One thing that is wrong or noteworthy in a spec.
struct Finding
{
    enum class Severity {
        Error,   ///< the spec cannot be used
        Warning, ///< it can, but does not do what was written
        Note,    ///< nothing is lost
    };

    Severity severity = Severity::Error;
    SourcePlace place = {};
    QString path = {}; ///< services.web.ports[1]; empty for the file as a whole
    QString message = {};
    QString suggestion = {};           ///< such as: did you mean "ports"?
    std::optional<SpecEdit> edit = {}; ///< does what is suggested

    /// `compose.yaml:12:5: services.web.prots: unknown key "prots"; did you mean "ports"?`
    QString toString() const;
    bool operator==(const Finding &) const = default;
};

} // namespace core
