#include "core/plan/resourceplanner.h"

#include "core/plan/containerspecs.h"
#include "core/stack/labels.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct ResourceTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

} // namespace

Result<> ResourcePlanner::plan(const Service &service)
{
    if (const auto done = planNetworks(service); !done)
        return done;
    return planVolumes(service);
}

Result<> ResourcePlanner::planNetwork(const NetworkSpec &network)
{
    if (m_networkSteps.contains(network.key))
        return {};
    const auto there = std::find_if(
        m_state.networks.begin(), m_state.networks.end(), [&](const NetworkInfo &info) {
            return info.name == network.name || (network.external && info.id == network.name);
        });
    if (there == m_state.networks.end()) {
        if (network.external)
            return Error{
                .kind = Error::Kind::NotFound,
                .summary =
                    ResourceTr::tr("The external network \"%1\" does not exist.").arg(network.name),
                .hint = ResourceTr::tr("Create it, or remove \"external: true\" from the spec.")};
        NetworkSpec spec = network;
        spec.labels = networkLabels(m_stack, network, m_options.operation);
        m_networkSteps[network.key] =
            m_builder.add({.kind = Operation::Kind::CreateNetwork,
                           .targets = {network.name},
                           .cause = ResourceTr::tr("the network is not there"),
                           .spec = spec});
        return {};
    }
    if (network.external)
        return {};
    const QString owner = there->labels.value(label::project);
    const QString hash = there->labels.value(label::configHash);
    if (owner != m_stack.project)
        m_builder.warn(
            {},
            ResourceTr::tr("Network %1 exists and was not made for this stack; it is used as it "
                           "is. Set \"external: true\" to say that this is meant.")
                .arg(network.name));
    else if (!hash.isEmpty() && !network.configHash.isEmpty() && hash != network.configHash)
        m_builder.warn(
            {},
            ResourceTr::tr("Network %1 was made from other options; it is used as it is. Take "
                           "the stack down and up again to change it.")
                .arg(network.name));
    return {};
}

Result<> ResourcePlanner::planNetworks(const Service &service)
{
    for (const NetworkAttachment &attachment : service.networks) {
        const NetworkSpec *network = m_stack.network(attachment.network);
        if (!network)
            continue;
        if (const auto done = planNetwork(*network); !done)
            return done;
    }
    return {};
}

Result<> ResourcePlanner::planVolumes(const Service &service)
{
    for (const Mount &mount : service.settings.mounts) {
        const VolumeSpec *volume =
            mount.type == Mount::Type::Volume ? m_stack.volume(mount.source) : nullptr;
        if (!volume || m_volumeSteps.contains(volume->key))
            continue;
        const auto there =
            std::find_if(m_state.volumes.begin(),
                         m_state.volumes.end(),
                         [&](const VolumeInfo &info) { return info.name == volume->name; });
        if (there != m_state.volumes.end()) {
            if (!volume->external && there->labels.value(label::project) != m_stack.project)
                m_builder.warn(
                    service.name,
                    ResourceTr::tr("Volume %1 exists and was not made for this stack; it is used "
                                   "as it is. Set \"external: true\" to say that this is meant.")
                        .arg(volume->name));
            continue;
        }
        if (volume->external)
            return Error{
                .kind = Error::Kind::NotFound,
                .summary =
                    ResourceTr::tr("The external volume \"%1\" does not exist.").arg(volume->name),
                .hint = ResourceTr::tr("Create it, or remove \"external: true\" from the spec."),
                .service = service.name};
        VolumeSpec spec = *volume;
        spec.labels = volumeLabels(m_stack, *volume, m_options.operation);
        m_volumeSteps[volume->key] =
            m_builder.add({.kind = Operation::Kind::CreateVolume,
                           .targets = {volume->name},
                           .cause = ResourceTr::tr("the volume is not there"),
                           .spec = spec});
    }
    return {};
}

} // namespace core
