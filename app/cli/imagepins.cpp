#include "app/cli/imagepins.h"

#include "app/cli/terminal.h"
#include "core/compose/imagedigests.h"
#include "core/plan/plan.h"
#include "core/registry/digestlookup.h"

#include <QProcessEnvironment>

namespace cli {

namespace {

core::SpecNode lockOf(const Context &context, const core::SpecNode &pinned)
{
    for (const QString &service : core::servicesWithUnlockedHooks(pinned))
        context.output().warning(
            {.service = service,
             .field = QStringLiteral("pre_start"),
             .reason = Context::tr("The images of these hooks cannot be in such a file: they need "
                                   "all of --resolve-image-digests.")});
    return core::imageLock(pinned);
}

} // namespace

void pinImages(Context &context,
               const core::LoadedProject &project,
               std::function<void(const core::LoadedProject &)> then)
{
    auto *lookup = new core::DigestLookup(
        context.runner(),
        {.credentialFiles = core::credentialFiles(QProcessEnvironment::systemEnvironment())},
        &context);
    onInterrupt(lookup, [lookup] { lookup->cancel(); });
    QObject::connect(lookup,
                     &core::DigestLookup::finished,
                     &context,
                     [&context, lookup, project, then = std::move(then)](
                         const core::Result<core::StringMap> &found) {
                         lookup->deleteLater();
                         if (!found) {
                             context.fail(found.error());
                             return;
                         }
                         core::SpecNode pinned =
                             core::withPinnedImages(*project.config, project.services, *found);
                         if (context.invocation().has("lock-image-digests"))
                             pinned = lockOf(context, pinned);
                         core::LoadedProject changed = project;
                         changed.config = std::make_shared<const core::SpecNode>(std::move(pinned));
                         then(changed);
                     });
    lookup->start(core::imageReferences(*project.config, project.services));
}

} // namespace cli
