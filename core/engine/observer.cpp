#include "core/engine/observer.h"

#include <QCoreApplication>

#include <optional>

namespace core {

namespace {

/// Joins the answers of the calls of one observation.
struct Gathering
{
    State state = {};
    std::optional<Error> error = {};
    int pending = 0;
    std::function<void(const Result<State> &)> answer;

    void settle()
    {
        if (--pending > 0)
            return;
        if (error)
            answer(*error);
        else
            answer(std::move(state));
    }
};

using Shared = std::shared_ptr<Gathering>;

/// Runs one call and stores what it answers; a failed or unreadable one fails the observation.
template<typename Parse, typename Store>
void ask(const Shared &gathering,
         const Protocol &protocol,
         Runner &runner,
         QObject *context,
         const CommandLine &command,
         Parse parse,
         Store store)
{
    ++gathering->pending;
    runner.run(command, context, [=, &protocol](const ProcessResult &result) {
        if (!result.succeeded()) {
            if (!gathering->error)
                gathering->error = protocol.errorOf(command, result);
            gathering->settle();
            return;
        }
        const auto parsed = parse(result.output);
        if (parsed)
            store(*parsed);
        else if (!gathering->error)
            gathering->error = parsed.error();
        gathering->settle();
    });
}

/// The list first, because only it knows which containers there are; then all of them in one call.
void inspectAll(const Shared &gathering, const Protocol &protocol, Runner &runner, QObject *context)
{
    QStringList ids;
    for (const ContainerInfo &container : std::as_const(gathering->state.containers))
        ids << container.id;
    if (ids.isEmpty()) {
        gathering->settle();
        return;
    }
    const CommandLine inspect = protocol.inspectContainers(ids);
    runner.run(inspect, context, [=, &protocol](const ProcessResult &result) {
        // One that has gone meanwhile makes the call fail, and the others are printed anyway.
        const bool isAnswer =
            result.succeeded() || protocol.errorOf(inspect, result).kind == Error::Kind::NotFound;
        const auto details = protocol.parseInspection(result.output);
        if (!isAnswer && !gathering->error)
            gathering->error = protocol.errorOf(inspect, result);
        else if (details)
            gathering->state.containers = *details;
        gathering->settle();
    });
}

void askForContainers(const Shared &gathering,
                      const Protocol &protocol,
                      Runner &runner,
                      QObject *context,
                      const Observation &what)
{
    ++gathering->pending;
    const CommandLine list = protocol.listContainers(what.filter);
    runner.run(list, context, [=, &protocol, &runner](const ProcessResult &result) {
        if (!result.succeeded()) {
            gathering->error = protocol.errorOf(list, result);
            gathering->settle();
            return;
        }
        const auto containers = protocol.parseContainerList(result.output);
        if (!containers) {
            gathering->error = containers.error();
            gathering->settle();
            return;
        }
        gathering->state.containers = *containers;
        if (what.inspect)
            inspectAll(gathering, protocol, runner, context);
        else
            gathering->settle();
    });
}

} // namespace

void observe(const Protocol &protocol,
             Runner &runner,
             const Observation &what,
             QObject *context,
             std::function<void(const Result<State> &)> answer)
{
    auto gathering = std::make_shared<Gathering>();
    gathering->answer = std::move(answer);
    // Held open while the calls are made, so that it cannot settle before the last of them.
    gathering->pending = 1;
    if (what.containers)
        askForContainers(gathering, protocol, runner, context, what);
    if (!what.images.isEmpty()) {
        ++gathering->pending;
        const CommandLine inspect = protocol.inspectImages(what.images);
        runner.run(inspect, context, [gathering, inspect, &protocol](const ProcessResult &result) {
            // A missing image makes the call fail; that is an answer, not an error.
            const Error::Kind kind =
                result.succeeded() ? Error::Kind::NotFound : protocol.errorOf(inspect, result).kind;
            const auto images = protocol.parseImages(result.output);
            if (images && kind == Error::Kind::NotFound)
                gathering->state.images = *images;
            else if (!gathering->error)
                gathering->error = images ? protocol.errorOf(inspect, result) : images.error();
            gathering->settle();
        });
    }
    if (what.networks)
        ask(
            gathering,
            protocol,
            runner,
            context,
            protocol.listNetworks(what.filter),
            [&protocol](const QByteArray &output) { return protocol.parseNetworkList(output); },
            [gathering](const QList<NetworkInfo> &networks) {
                gathering->state.networks = networks;
            });
    if (what.volumes)
        ask(
            gathering,
            protocol,
            runner,
            context,
            protocol.listVolumes(what.filter),
            [&protocol](const QByteArray &output) { return protocol.parseVolumeList(output); },
            [gathering](const QList<VolumeInfo> &volumes) { gathering->state.volumes = volumes; });
    QMetaObject::invokeMethod(
        context, [gathering] { gathering->settle(); }, Qt::QueuedConnection);
}

} // namespace core
