#pragma once

#include "core/stack/stack.h"

#include <QList>
#include <QString>

#include <variant>

namespace core {

/// A command that is run in a container.
struct HookCall
{
    QString attribute = {}; ///< post_start or pre_stop
    QString container = {};
    Hook hook = {};

    bool operator==(const HookCall &) const = default;
};

/// One thing that will be done, with why. Operations form a graph: one starts when all it needs
/// have succeeded.
struct Operation
{
    enum class Kind {
        PullImage,
        BuildImage,
        PushImage,
        CreateNetwork,
        CreateVolume,
        CreateContainer, ///< without starting it
        RunContainer,    ///< create and start
        StartContainer,
        WaitHealthy,
        WaitCompleted,
        WaitRunning, ///< running and, where there is a health check, healthy; or ended with 0
        PauseContainer,
        UnpauseContainer,
        KillContainer,
        StopContainer,
        RestartContainer,
        RenameContainer, ///< sets an old container aside while its successor starts
        RemoveContainer,
        RemoveNetwork,
        RemoveVolume,
        RemoveImage,
    };

    int id = 0; ///< index in the plan
    Kind kind = Kind::RunContainer;
    QString service = {};     ///< empty for networks, volumes, and calls about several services
    QStringList targets = {}; ///< containers, or the network, volume or image reference
    QString newName = {};     ///< RenameContainer
    QString platform = {};    ///< PullImage
    QString cause = {};       ///< why, one short phrase: "image digest a → b"
    QList<int> needs = {};
    bool bestEffort = false; ///< failing is a warning, not a failure of the plan
    std::optional<int> graceSeconds = {};
    QString signal = {};                    ///< KillContainer; empty = KILL
    bool withVolumes = false;               ///< RemoveContainer: anonymous volumes too
    std::optional<HealthCheck> health = {}; ///< WaitHealthy: the timing to check with
    /// What it takes to do it: the spec of what is created, or nothing.
    std::variant<std::monostate, ContainerSpec, NetworkSpec, VolumeSpec, BuildSpec> spec = {};
    QList<ContainerSpec> hookContainers = {}; ///< that come to their end before a start
    QList<HookCall> before = {};              ///< a stop or restart
    QList<HookCall> after = {};               ///< a start or restart

    QString target() const { return targets.value(0); }
    bool operator==(const Operation &) const = default;
};

/// Whether an operation only waits, and makes no calls of its own.
bool isWait(Operation::Kind kind);

/// "run-container", "create-network", …: stable words for JSON, logs and the journal.
QString kindName(Operation::Kind kind);

/// "Create and start shop-db-1": what an operation does, for people.
QString operationText(const Operation &operation);

/// A change or loss that the user must hear of.
struct Warning
{
    QString backend = {};
    QString service = {};
    QString field = {};
    QString action = {}; ///< dropped, translated, emulated, note
    QString reason = {}; ///< one sentence

    bool operator==(const Warning &) const = default;
};

/// "web: mac_address: …": one line for people.
QString warningText(const Warning &warning);

/// What happens to a service, for the summary: "created", "started", "recreated", "unchanged", …
struct ServiceAction
{
    QString service = {};
    QString container = {};
    QString action = {};

    bool operator==(const ServiceAction &) const = default;
};

/// What would be done. Shown, compared, printed as a script, or handed to the engine: always this.
struct Plan
{
    QString project = {};
    QList<Operation> operations = {};
    QList<ServiceAction> actions = {};
    QList<Warning> warnings = {};

    bool changesNothing() const { return operations.isEmpty(); }
    bool operator==(const Plan &) const = default;
};

/// One line an operation, with its cause and what it needs: for tests and for logs.
QString planText(const Plan &plan);

} // namespace core
