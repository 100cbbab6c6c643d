#pragma once

#include "core/compose/schema.h"

namespace core {

/// Which of the stages of a load are wanted. All of them, except for looking at a spec halfway.
struct LoadStages
{
    bool interpolate = true;
    bool resolvePaths = true;
    bool normalise = true;
    bool checkConsistency = true;
    bool resolveEnvironment = true; ///< the contents of env_file and label_file
    bool makeStack = true;          ///< for running; needs all the others

    /// Where variables stay, nobody can say what a value is.
    Forms forms() const { return interpolate ? Forms::Long : Forms::AsWritten; }

    bool operator==(const LoadStages &) const = default;
};

} // namespace core
