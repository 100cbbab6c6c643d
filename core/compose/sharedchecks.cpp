#include "core/compose/sharedchecks.h"

#include <QHash>

namespace core {

namespace {

/// Who publishes what on one port of the host.
struct PublishedPort
{
    QString ip = {}; ///< empty = all addresses
    QString service = {};
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
        const QString published = port.textAt(u"published");
        // A range leaves the choice to the runtime, and 0 is any free port.
        if (published.isEmpty() || published == u"0" || published.contains(u'-'))
            return;
        QString ip = port.textAt(u"host_ip");
        if (ip == u"0.0.0.0" || ip == u"::")
            ip.clear();
        QList<PublishedPort> &owners = m_owners[published + u'/' + port.textAt(u"protocol")];
        for (const PublishedPort &owner : std::as_const(owners)) {
            if (owner.ip != ip)
                continue;
            m_findings.error(port,
                             path,
                             SpecTr::tr("the port %1 of the host is already published by \"%2\" at "
                                        "line %3")
                                 .arg(published, owner.service)
                                 .arg(owner.line));
            return;
        }
        owners.append({.ip = ip, .service = service, .line = m_findings.place(port).line});
    }

private:
    SpecFindings &m_findings;
    QHash<QString, QList<PublishedPort>> m_owners;
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

void checkMountPoints(const SpecNode &service, const SpecPath &path, SpecFindings &findings)
{
    QHash<QString, QString> places;
    const auto claim =
        [&](const SpecNode &node, const QString &target, const QString &key, qsizetype index) {
            const SpecPath listPath(path, key);
            const SpecPath itemPath(listPath, index);
            if (target.isEmpty())
                return;
            if (const auto other = places.constFind(target); other != places.constEnd())
                findings.error(
                    node, itemPath, SpecTr::tr("%1 is already mounted by %2").arg(target, *other));
            else
                places.insert(target, itemPath.toString());
        };
    const QString volumes = QStringLiteral("volumes");
    const QString tmpfs = QStringLiteral("tmpfs");
    qsizetype index = 0;
    if (const SpecNode *list = service.find(volumes)) {
        for (const SpecNode &mount : list->children)
            claim(mount, mount.textAt(u"target"), volumes, index++);
    }
    index = 0;
    if (const SpecNode *list = service.find(tmpfs)) {
        for (const SpecNode &item : list->children)
            claim(item, item.text.section(u':', 0, 0), tmpfs, index++);
    }
}

} // namespace core
