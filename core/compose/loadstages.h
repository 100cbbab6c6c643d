#pragma once

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

    bool operator==(const LoadStages &) const = default;
};

} // namespace core
