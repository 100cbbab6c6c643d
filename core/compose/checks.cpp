#include "core/compose/checks.h"

#include "core/compose/sharedchecks.h"
#include "core/graph/order.h"

#include <QSet>

namespace core {

namespace {

bool isTrue(const SpecNode &map, QStringView key)
{
    return map.textAt(key) == u"true";
}

const SpecNode *at(const SpecNode &root, std::initializer_list<QStringView> keys)
{
    const SpecNode *node = &root;
    for (const QStringView key : keys) {
        node = node->find(key);
        if (!node)
            return nullptr;
    }
    return node;
}

/// The names a section declares, for looking up and for suggestions.
struct DeclaredNames
{
    QStringList list = {};
    QSet<QString> set = {};
    bool complete = true; ///< nothing of the section was taken out

    static DeclaredNames of(const SpecNode &root, QStringView section)
    {
        DeclaredNames names;
        const SpecNode *map = root.find(section);
        names.complete = map ? !map->damaged : !root.damaged;
        if (!map)
            return names;
        for (const SpecNode &child : map->children) {
            names.list.append(child.key);
            names.set.insert(child.key);
        }
        return names;
    }
};

class SpecChecks
{
public:
    SpecChecks(const SpecNode &root, const QList<DisabledService> &disabled, SpecFindings &findings)
        : m_root(root)
        , m_findings(findings)
        , m_services(DeclaredNames::of(root, u"services"))
        , m_networks(DeclaredNames::of(root, u"networks"))
        , m_volumes(DeclaredNames::of(root, u"volumes"))
        , m_secrets(DeclaredNames::of(root, u"secrets"))
        , m_configs(DeclaredNames::of(root, u"configs"))
        , m_models(DeclaredNames::of(root, u"models"))
    {
        for (const DisabledService &service : disabled)
            m_disabled.insert(service.name, service.profiles);
    }

    bool run()
    {
        const SpecPath rootPath;
        checkResources(rootPath);
        const SpecNode *services = m_root.find(u"services");
        if (!services)
            return false;
        const QString key = QStringLiteral("services");
        const SpecPath path(rootPath, key);
        for (const SpecNode &service : services->children) {
            if (service.isMap())
                checkService(service, SpecPath(path, service.key));
        }
        checkSharedNames(*services, path, m_findings);
        return checkCycles(*services, path);
    }

private:
    void checkResources(const SpecPath &rootPath)
    {
        for (const char *section : {"volumes", "secrets", "configs"}) {
            const QString name = QString::fromLatin1(section);
            const SpecNode *map = m_root.find(name);
            if (!map)
                continue;
            const SpecPath path(rootPath, name);
            for (const SpecNode &resource : map->children) {
                if (name == u"volumes")
                    checkVolume(resource, SpecPath(path, resource.key));
                else
                    checkContent(resource, name == u"configs", SpecPath(path, resource.key));
            }
        }
    }

    void checkVolume(const SpecNode &volume, const SpecPath &path)
    {
        if (!isTrue(volume, u"external"))
            return;
        for (const SpecNode &child : volume.children) {
            if (child.key != u"external" && child.key != u"name" && !child.key.startsWith(u"x-")) {
                m_findings.error(
                    m_findings.keyPlace(child),
                    path,
                    SpecTr::tr("an external volume cannot have \"%1\"").arg(child.key));
            }
        }
    }

    void checkContent(const SpecNode &resource, bool isConfig, const SpecPath &path)
    {
        if (resource.damaged || isTrue(resource, u"external") || resource.find(u"driver"))
            return;
        int sources = 0;
        for (const char16_t *key : {u"file", u"environment", u"content"}) {
            if (resource.find(key) && (isConfig || QStringView(key) != u"content"))
                ++sources;
        }
        if (sources == 1)
            return;
        m_findings.error(m_findings.keyPlace(resource),
                         path,
                         isConfig ? SpecTr::tr("must have one of file, environment and content")
                                  : SpecTr::tr("must have one of file and environment"));
    }

    void checkService(const SpecNode &service, const SpecPath &path)
    {
        checkImage(service, path);
        checkReferences(service, path);
        checkDependencies(service, path);
        checkLimits(service, path);
        checkScale(service, path);
        checkMountPoints(service, path, m_findings);
        checkDeviceRequests(service, path);
        checkWatch(service, path);
        const SpecNode *networks = service.find(u"networks");
        const SpecNode *mode = service.find(u"network_mode");
        if (mode && networks && !networks->children.empty()) {
            m_findings.error(m_findings.keyPlace(*mode),
                             path,
                             SpecTr::tr("\"network_mode\" and \"networks\" exclude each other"));
        }
    }

    void checkImage(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *build = service.find(u"build");
        const bool hasImage = !service.textAt(u"image").isEmpty();
        if (!hasImage && !build && !service.find(u"provider") && !service.damaged) {
            m_findings.error(m_findings.keyPlace(service),
                             path,
                             SpecTr::tr("the service has neither an image nor a build"));
        }
        if (!build)
            return;
        const SpecNode *inlined = build->find(u"dockerfile_inline");
        if (inlined && build->find(u"dockerfile")) {
            m_findings.error(
                m_findings.keyPlace(*inlined),
                path,
                SpecTr::tr("\"dockerfile\" and \"dockerfile_inline\" exclude each other"));
        }
        const SpecNode *platforms = build->find(u"platforms");
        const QString platform = service.textAt(u"platform");
        const bool listed =
            !platforms || platform.isEmpty() || platforms->children.empty()
            || std::any_of(platforms->children.begin(),
                           platforms->children.end(),
                           [&](const SpecNode &item) { return item.text == platform; });
        if (!listed) {
            m_findings.error(
                *platforms,
                path,
                SpecTr::tr("\"build.platforms\" must have the platform %1").arg(platform));
        }
    }

    void require(const DeclaredNames &names,
                 const QString &name,
                 const SourcePlace &place,
                 const SpecPath &path,
                 const char *message)
    {
        if (names.complete && !names.set.contains(name))
            m_findings.error(
                place, path, SpecTr::tr(message).arg(name), didYouMean(name, names.list));
    }

    void checkReferences(const SpecNode &service, const SpecPath &path)
    {
        if (const SpecNode *networks = service.find(u"networks")) {
            for (const SpecNode &network : networks->children) {
                require(m_networks,
                        network.key,
                        m_findings.keyPlace(network),
                        path,
                        QT_TRANSLATE_NOOP("core", "there is no network \"%1\" at the top level"));
            }
        }
        if (const SpecNode *models = service.find(u"models")) {
            for (const SpecNode &model : models->children) {
                require(m_models,
                        model.key,
                        m_findings.keyPlace(model),
                        path,
                        QT_TRANSLATE_NOOP("core", "there is no model \"%1\" at the top level"));
            }
        }
        checkGrants(service.find(u"secrets"),
                    m_secrets,
                    path,
                    QT_TRANSLATE_NOOP("core", "there is no secret \"%1\" at the top level"));
        checkGrants(service.find(u"configs"),
                    m_configs,
                    path,
                    QT_TRANSLATE_NOOP("core", "there is no config \"%1\" at the top level"));
        checkGrants(at(service, {u"build", u"secrets"}),
                    m_secrets,
                    path,
                    QT_TRANSLATE_NOOP("core", "there is no secret \"%1\" at the top level"));
        const SpecNode *mounts = service.find(u"volumes");
        if (!mounts)
            return;
        const QString key = QStringLiteral("volumes");
        const SpecPath listPath(path, key);
        qsizetype index = 0;
        for (const SpecNode &mount : mounts->children) {
            const SpecNode *source = mount.find(u"source");
            if (source && !source->text.isEmpty() && mount.textAt(u"type") == u"volume") {
                require(m_volumes,
                        source->text,
                        m_findings.place(*source),
                        SpecPath(listPath, index),
                        QT_TRANSLATE_NOOP("core", "there is no volume \"%1\" at the top level"));
            }
            ++index;
        }
    }

    void checkGrants(const SpecNode *grants,
                     const DeclaredNames &names,
                     const SpecPath &path,
                     const char *message)
    {
        if (!grants)
            return;
        for (const SpecNode &grant : grants->children)
            require(names, grant.textAt(u"source"), m_findings.place(grant), path, message);
    }

    void checkDependencies(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *dependencies = service.find(u"depends_on");
        if (!dependencies)
            return;
        const QString key = QStringLiteral("depends_on");
        const SpecPath mapPath(path, key);
        for (const SpecNode &dependency : dependencies->children) {
            const auto disabled = m_disabled.constFind(dependency.key);
            const SourcePlace place = m_findings.keyPlace(dependency);
            const SpecPath entryPath(mapPath, dependency.key);
            if (disabled == m_disabled.constEnd()) {
                require(m_services,
                        dependency.key,
                        place,
                        entryPath,
                        QT_TRANSLATE_NOOP("core", "there is no service \"%1\""));
            } else if (dependency.textAt(u"required") != u"false") {
                m_findings.error(
                    place,
                    entryPath,
                    SpecTr::tr("the service \"%1\" is switched off").arg(dependency.key),
                    SpecTr::tr("activate one of its profiles: %1")
                        .arg(disabled->join(QStringLiteral(", "))));
            }
        }
    }

    void checkSame(const SpecNode &service,
                   QStringView own,
                   std::initializer_list<QStringView> deployed,
                   const SpecPath &path)
    {
        const SpecNode *written = service.find(own);
        const SpecNode *other = at(service, deployed);
        if (written && other && written->text != other->text) {
            m_findings.error(
                m_findings.keyPlace(*written),
                path,
                SpecTr::tr("\"%1\" and the value under \"deploy\" are different").arg(own));
        }
    }

    void checkLimits(const SpecNode &service, const SpecPath &path)
    {
        checkSame(service, u"scale", {u"deploy", u"replicas"}, path);
        checkSame(service, u"cpus", {u"deploy", u"resources", u"limits", u"cpus"}, path);
        checkSame(service, u"mem_limit", {u"deploy", u"resources", u"limits", u"memory"}, path);
        checkSame(service, u"pids_limit", {u"deploy", u"resources", u"limits", u"pids"}, path);
        checkSame(service,
                  u"mem_reservation",
                  {u"deploy", u"resources", u"reservations", u"memory"},
                  path);
    }

    void checkScale(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *scale = service.find(u"scale");
        if (!scale)
            scale = at(service, {u"deploy", u"replicas"});
        if (!scale)
            return;
        const qint64 count = scale->text.toLongLong();
        if (count < 0 || count > 1000)
            m_findings.error(
                *scale, path, SpecTr::tr("the number of containers must be from 0 to 1000"));
        else if (count > 1 && service.find(u"container_name")) {
            m_findings.error(
                *scale,
                path,
                SpecTr::tr("%1 containers cannot have the one \"container_name\"").arg(count));
        }
    }

    void checkDeviceRequests(const SpecNode &service, const SpecPath &path)
    {
        for (const SpecNode *requests :
             {service.find(u"gpus"),
              at(service, {u"deploy", u"resources", u"reservations", u"devices"})}) {
            if (!requests)
                continue;
            for (const SpecNode &request : requests->children) {
                if (request.find(u"count") && request.find(u"device_ids"))
                    m_findings.error(request,
                                     path,
                                     SpecTr::tr("\"count\" and \"device_ids\" exclude each other"));
            }
        }
    }

    void checkWatch(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *rules = at(service, {u"develop", u"watch"});
        if (!rules)
            return;
        for (const SpecNode &rule : rules->children) {
            const QString action = rule.textAt(u"action");
            const bool needsTarget = action != u"rebuild" && action != u"restart";
            if (needsTarget && !rule.damaged && rule.textAt(u"target").isEmpty())
                m_findings.error(
                    rule, path, SpecTr::tr("the action %1 needs a \"target\"").arg(action));
        }
    }

    bool checkCycles(const SpecNode &services, const SpecPath &path)
    {
        Digraph graph;
        for (const SpecNode &service : services.children) {
            graph.nodes.append(service.key);
            if (const SpecNode *dependencies = service.find(u"depends_on")) {
                for (const SpecNode &dependency : dependencies->children)
                    graph.edges.append({service.key, dependency.key});
            }
        }
        const QStringList cycle = findCycle(graph);
        if (cycle.isEmpty())
            return false;
        const SpecNode *first = services.find(cycle.first());
        const SpecNode *edge = at(*first, {u"depends_on", QStringView(cycle.value(1))});
        m_findings.error(m_findings.keyPlace(edge ? *edge : *first),
                         SpecPath(path, first->key),
                         SpecTr::tr("the services depend on each other in a circle: %1")
                             .arg(cycle.join(QStringLiteral(" → "))));
        return true;
    }

    const SpecNode &m_root;
    QHash<QString, QStringList> m_disabled; ///< with their profiles
    SpecFindings &m_findings;
    const DeclaredNames m_services;
    const DeclaredNames m_networks;
    const DeclaredNames m_volumes;
    const DeclaredNames m_secrets;
    const DeclaredNames m_configs;
    const DeclaredNames m_models;
};

} // namespace

bool checkSpec(const SpecNode &root, const QList<DisabledService> &disabled, SpecFindings &findings)
{
    return SpecChecks(root, disabled, findings).run();
}

} // namespace core
