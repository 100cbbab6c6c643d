#include "core/plan/imagecommands.h"

#include "core/graph/order.h"
#include "core/plan/imageplanner.h"
#include "core/plan/servicechoice.h"

#include <QCoreApplication>

namespace core {

namespace {

struct ImageCommandTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

/// The services that are meant, dependencies first.
Result<QStringList> chosenServices(const Stack &stack, const ImageOptions &options)
{
    if (const auto known = checkServices(stack, options.services); !known)
        return known.error();
    const Digraph graph = dependencyGraph(stack);
    if (options.services.isEmpty())
        return graph.nodes;
    return options.withDependencies ? dependenciesOf(graph, options.services) : options.services;
}

bool isLatest(const QString &image)
{
    const QString last = image.section(u'/', -1);
    return !last.contains(u'@') && (!last.contains(u':') || last.endsWith(u":latest"));
}

/// Docker compose names what is only built after the service; no registry has that.
bool isNamed(const Stack &stack, const Service &service)
{
    return service.image != stack.project + u'-' + service.name;
}

} // namespace

Result<Plan> planPull(const Stack &stack, const State &state, const ImageOptions &options)
{
    const auto names = chosenServices(stack, options);
    if (!names)
        return names.error();
    PlanBuilder builder(stack.project);
    QStringList seen;
    for (const QString &name : *names) {
        const Service &service = *stack.service(name);
        const bool isBuildable = service.build.has_value();
        const bool isLeft =
            !service.provider.isEmpty() || service.pullPolicy == u"never"
            || service.pullPolicy == u"build"
            || (isBuildable && (options.leavesBuildable || !isNamed(stack, service)));
        if (isLeft || seen.contains(service.image))
            continue;
        seen << service.image;
        const bool onlyMissing = options.onlyMissing || service.pullPolicy == u"missing";
        if (onlyMissing && findImage(state.images, service.image) && !isLatest(service.image)) {
            builder.noteAction(name, {}, QStringLiteral("unchanged"));
            continue;
        }
        builder.add({.kind = Operation::Kind::PullImage,
                     .service = name,
                     .targets = {service.image},
                     .platform = service.settings.platform,
                     .cause = ImageCommandTr::tr("asked to pull"),
                     .bestEffort = options.keepGoing || isBuildable});
        builder.noteAction(name, {}, QStringLiteral("pulled"));
    }
    return builder.take();
}

Result<Plan> planBuild(const Stack &stack, const State &state, const ImageOptions &options)
{
    const auto names = chosenServices(stack, options);
    if (!names)
        return names.error();
    Stack asked = stack;
    QStringList buildable;
    for (Service &service : asked.services) {
        if (!service.build)
            continue;
        service.build->noCache = service.build->noCache || options.noCache;
        service.build->pull = service.build->pull || options.freshBases;
        service.build->args.insert(options.args);
        if (names->contains(service.name))
            buildable << service.name;
    }
    PlanBuilder builder(stack.project);
    if (buildable.isEmpty())
        builder.warn(
            {}, ImageCommandTr::tr("No service has a \"build\", so there is nothing to build."));
    const UpOptions up{.build = true};
    ImagePlanner(asked, state, up, builder).plan(buildable);
    for (const QString &name : std::as_const(buildable))
        builder.noteAction(name, {}, QStringLiteral("built"));
    return builder.take();
}

Result<Plan> planPush(const Stack &stack, const ImageOptions &options)
{
    const auto names = chosenServices(stack, options);
    if (!names)
        return names.error();
    PlanBuilder builder(stack.project);
    QStringList seen;
    for (const QString &name : *names) {
        const Service &service = *stack.service(name);
        if (!service.build)
            continue;
        QStringList images = service.build->tags;
        if (isNamed(stack, service))
            images.prepend(service.image);
        for (const QString &image : std::as_const(images)) {
            if (seen.contains(image))
                continue;
            seen << image;
            builder.add({.kind = Operation::Kind::PushImage,
                         .service = name,
                         .targets = {image},
                         .cause = ImageCommandTr::tr("asked to push"),
                         .bestEffort = options.keepGoing});
        }
        if (!images.isEmpty())
            builder.noteAction(name, {}, QStringLiteral("pushed"));
    }
    if (seen.isEmpty())
        builder.warn({},
                     ImageCommandTr::tr("No service has both \"build\" and \"image\", so there is "
                                        "nothing to push."));
    return builder.take();
}

} // namespace core
