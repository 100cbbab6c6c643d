#pragma once

#include "core/compose/storedspec.h"
#include "core/plan/controlplanner.h"
#include "core/plan/imagecommands.h"
#include "core/plan/planner.h"

namespace core {

/// What is asked of the engine.
struct JobRequest
{
    enum class Kind {
        Up,
        Down,
        Start,
        Stop,
        Restart,
        Pause,
        Unpause,
        Kill,
        Remove,
        Pull,
        Build,
        Push
    };

    Kind kind = Kind::Up;
    /// What is wanted. What is about containers that are there only needs its project's name: the
    /// rest is rebuilt from labels.
    Stack stack = {};
    bool hasSpec = true; ///< false: `stack` has nothing but the project's name
    UpOptions up = {};
    DownOptions down = {};
    KillOptions kill = {};
    RemoveOptions remove = {};
    ImageOptions images = {};  ///< Pull, Build, Push
    QStringList services = {}; ///< Start, Stop, Restart, Pause, Unpause
    std::optional<int> graceSeconds = {};
    StoredSpec spec = {};          ///< Up: what is kept of it in the stack's history; may be empty
    qint64 restored = 0;           ///< Up: the earlier deployment that `stack` comes from
    StringMap restoredImages = {}; ///< Up: the images its services had, by ids
    bool rollback = true;
    bool strict = false; ///< what would not arrive as it was written is an error, not a warning
    int maximumParallel = 8;
};

/// Whether an operation is taken back when it fails or is cancelled: those that build something up.
bool isTakenBack(JobRequest::Kind kind);

/// Whether only one at a time may do this to a project. Images are not a project's, and killing is
/// for when something hangs.
bool isExclusive(JobRequest::Kind kind);

/// Whether the images of the stack have to be known for it.
bool needsImages(JobRequest::Kind kind);

/// "Up shop": what it is called.
QString titleOf(const JobRequest &request);

} // namespace core
