#include "core/compose/sharedchecks.h"

#include "core/compose/toservice.h"
#include "core/stack/hostports.h"

#include <QHash>
#include <QMultiHash>

#include <algorithm>

namespace core {

namespace {

/// Who publishes a port of the host.
struct PortOwner
{
    QString service = {};
    PortMapping mapping = {};
    int line = 0;
};

class PortOwners
{
public:
    explicit PortOwners(SpecFindings &findings)
        : m_findings(findings)
    {}

    void claim(const SpecNode &port, const QString &service, const SpecPath &path)
    {
        const PortMapping mapping = toPortMapping(port);
        if (!isFixedPort(mapping))
            return;
        const auto [begin, end] = m_owners.equal_range(mapping.published);
        const auto owner = std::find_if(begin, end, [&](const PortOwner &known) {
            return portsCollide(known.mapping, mapping);
        });
        if (owner == end) {
            m_owners.insert(
                mapping.published,
                {.service = service, .mapping = mapping, .line = m_findings.place(port).line});
            return;
        }
        // They need not run at the same time, so this is only worth a warning.
        m_findings.warning(port,
                           path,
                           SpecTr::tr("the port %1 of the host is already published by \"%2\" at "
                                      "line %3")
                               .arg(mapping.published, owner->service)
                               .arg(owner->line));
    }

private:
    SpecFindings &m_findings;
    QMultiHash<QString, PortOwner> m_owners;
};

} // namespace

void checkSharedNames(const SpecNode &services, const SpecPath &path, SpecFindings &findings)
{
    QHash<QString, QString> containers;
    PortOwners owners(findings);
    const QString portsKey = QStringLiteral("ports");
    for (const SpecNode &service : services.children) {
        const SpecPath servicePath(path, service.key);
        if (const SpecNode *name = service.find(u"container_name")) {
            if (const auto owner = containers.constFind(name->text);
                owner != containers.constEnd()) {
                findings.error(*name,
                               servicePath,
                               SpecTr::tr("the container name \"%1\" is already that of \"%2\"")
                                   .arg(name->text, *owner));
            } else {
                containers.insert(name->text, service.key);
            }
        }
        const SpecNode *ports = service.find(u"ports");
        if (!ports)
            continue;
        const SpecPath listPath(servicePath, portsKey);
        qsizetype index = 0;
        for (const SpecNode &port : ports->children)
            owners.claim(port, service.key, SpecPath(listPath, index++));
    }
}

namespace {

struct MountPoint
{
    QString target = {};
    const SpecNode *node = nullptr;
    QString list = {};
    qsizetype index = 0;
};

/// The mounts of one list of a service. What mounts nothing in particular is left out.
void addMountPoints(QList<MountPoint> &points, const SpecNode &service, const QString &list)
{
    const SpecNode *items = service.find(list);
    if (!items)
        return;
    qsizetype index = 0;
    for (const SpecNode &item : items->children) {
        const QString target =
            item.isMap() ? item.textAt(u"target") : item.text.section(u':', 0, 0);
        if (!target.isEmpty())
            points.append({.target = target, .node = &item, .list = list, .index = index});
        ++index;
    }
}

} // namespace

void checkMountPoints(const SpecNode &service, const SpecPath &path, SpecFindings &findings)
{
    QList<MountPoint> points;
    addMountPoints(points, service, QStringLiteral("volumes"));
    addMountPoints(points, service, QStringLiteral("tmpfs"));
    std::stable_sort(points.begin(), points.end(), [](const MountPoint &a, const MountPoint &b) {
        return a.target < b.target;
    });
    for (qsizetype i = 1; i < points.size(); ++i) {
        const MountPoint &first = points[i - 1];
        const MountPoint &second = points[i];
        if (first.target != second.target)
            continue;
        const SpecPath firstList(path, first.list);
        const SpecPath secondList(path, second.list);
        findings.error(*second.node,
                       SpecPath(secondList, second.index),
                       SpecTr::tr("%1 is already mounted by %2")
                           .arg(second.target, SpecPath(firstList, first.index).toString()));
    }
}

} // namespace core
