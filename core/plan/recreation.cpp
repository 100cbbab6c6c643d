#include "core/plan/containerspecs.h"
#include "core/plan/planner.h"
#include "core/stack/labels.h"
#include "core/state/wantedhash.h"

#include <QCoreApplication>

namespace core {

namespace {

struct RecreationTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

QString bareId(const QString &id)
{
    return id.startsWith(u"sha256:") ? id.mid(7) : id;
}

/// Which of the secrets and configs are others now; empty when none is, or when the container does
/// not tell.
QString changedContents(const QString &before, const QString &now)
{
    const QStringList known = before.split(u',', Qt::SkipEmptyParts);
    const QStringList wanted = now.split(u',', Qt::SkipEmptyParts);
    if (known.isEmpty())
        return {};
    QStringList changed;
    for (const QString &entry : known + wanted) {
        if (!known.contains(entry) || !wanted.contains(entry))
            changed << entry.section(u'=', 0, 0).replace(u'/', u' ');
    }
    changed.removeDuplicates();
    return changed.join(QStringLiteral(", "));
}

/// The first network that a running container should be in and is not; its real name.
QString missingNetwork(const Stack &stack, const Service &service, const ContainerInfo &container)
{
    if (!container.isRunning() || !service.networkMode.isEmpty())
        return {};
    for (const NetworkAttachment &attachment : service.networks) {
        const NetworkSpec *network = stack.network(attachment.network);
        // An external one may be named by its id.
        if (network && !network->external && !container.networks.contains(network->name))
            return network->name;
    }
    return {};
}

} // namespace

QString recreationCause(const Stack &stack,
                        const Service &service,
                        const ContainerInfo &container,
                        const State &state,
                        const DefinitionChange &change)
{
    const ImageInfo *image = findImage(state.images, service.image);
    const QString compose = container.labels.value(label::configHash);
    const QString hash = compose.isEmpty() ? container.labels.value(label::perrySpecHash) : compose;
    if (hash.isEmpty())
        return RecreationTr::tr("it was created without label %1").arg(label::configHash);
    if (hash != wantedHash(service, stack.project, state))
        return hash == change.hash && !change.text.isEmpty()
                   ? change.text
                   : RecreationTr::tr("its definition changed");
    if (const QString network = missingNetwork(stack, service, container); !network.isEmpty())
        return RecreationTr::tr("it is not in network %1").arg(network);
    const QString changed = changedContents(container.labels.value(label::perryContents),
                                            contentsLabel(stack, service));
    if (!changed.isEmpty())
        return RecreationTr::tr("the content of %1 changed").arg(changed);
    const QString oldImage = bareId(container.labels.value(label::imageId));
    if (image && !oldImage.isEmpty() && oldImage != bareId(image->id))
        return RecreationTr::tr("image %1 → %2").arg(oldImage.left(12), bareId(image->id).left(12));
    return {};
}

} // namespace core
