#pragma once

#include "core/compose/interpolation.h"

namespace core {

/// What a file of variables says.
struct DotenvOutcome
{
    StringMap values = {}; ///< with those that were there before
    int errorLine = 0;     ///< 0 = no error
    int errorColumn = 0;
    QString error = {};

    bool operator==(const DotenvOutcome &) const = default;
};

/// Reads .env syntax, also that of env_file and label_file: KEY=value, KEY: value, export
/// KEY=value, quotes, comments, variables. A `$NAME` and a bare KEY are looked up in `environment`
/// first, then among `earlier` and the lines before.
DotenvOutcome parseDotenv(const QString &text,
                          const Interpolation::Lookup &environment,
                          const StringMap &earlier = {});

/// Reads `format: raw`: KEY=VALUE taken literally; a bare KEY is looked up and dropped when unset.
DotenvOutcome parseRawEnvironment(const QString &text,
                                  const Interpolation::Lookup &environment,
                                  const StringMap &earlier = {});

} // namespace core
