#include "core/state/wantedhash.h"

#include "core/stack/servicehash.h"

namespace core {

const ContainerInfo *
firstContainer(const State &state, const QString &project, const QString &service)
{
    const ContainerInfo *first = nullptr;
    for (const ContainerInfo &container : state.containers) {
        if (container.project() == project && container.service() == service
            && !container.isOneOff() && !container.isSetAside()
            && (!first || container.name < first->name))
            first = &container;
    }
    return first;
}

QString wantedHash(const Service &service, const QString &project, const State &state)
{
    if (service.hashTemplate.isEmpty())
        return service.configHash;
    StringMap ids;
    for (const QString &parent : servicesIn(service.hashTemplate)) {
        if (const ContainerInfo *container = firstContainer(state, project, parent))
            ids.insert(parent, container->id);
    }
    const QString hash = hashOfTemplate(service.hashTemplate, ids);
    return hash.isEmpty() ? service.configHash : hash;
}

} // namespace core
