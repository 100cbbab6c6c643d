#include "core/compose/checks.h"

#include "core/compose/sharedchecks.h"
#include "core/compose/toservice.h"
#include "core/graph/order.h"

#include <QSet>

namespace core {

namespace {

bool isTrue(const SpecNode &map, QStringView key)
{
    return map.textAt(key) == u"true";
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
        const auto count = static_cast<qsizetype>(map->children.size());
        names.list.reserve(count);
        names.set.reserve(count);
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
        checkSecrets(rootPath);
        const SpecNode *services = m_root.find(u"services");
        if (!services)
            return false;
        const QString key = QStringLiteral("services");
        const SpecPath path(rootPath, key);
        for (const SpecNode &service : services->children) {
            if (!service.isMap())
                continue;
            const SpecPath servicePath(path, service.key);
            checkService(service, servicePath);
            checkContexts(service, *services, servicePath);
        }
        checkSharedNames(*services, path, m_findings);
        return checkCycles(*services, path);
    }

private:
    void checkSecrets(const SpecPath &rootPath)
    {
        const QString key = QStringLiteral("secrets");
        const SpecNode *secrets = m_root.find(key);
        if (!secrets)
            return;
        const SpecPath path(rootPath, key);
        for (const SpecNode &secret : secrets->children) {
            const bool hasSource = !secret.textAt(u"file").isEmpty()
                                   || !secret.textAt(u"environment").isEmpty()
                                   || isTrue(secret, u"external");
            // Without these it is reported as a missing source already.
            const bool isQuiet = secret.find(u"driver") || secret.find(u"external");
            if (!hasSource && isQuiet && !secret.damaged) {
                m_findings.error(m_findings.keyPlace(secret),
                                 SpecPath(path, secret.key),
                                 SpecTr::tr("must have one of file and environment"));
            }
        }
    }

    void checkService(const SpecNode &service, const SpecPath &path)
    {
        checkImage(service, path);
        checkReferences(service, path);
        checkDependencies(service, path);
        checkLimits(service, path);
        checkScale(service, path);
        checkMountPoints(service, path, m_findings);
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
        checkGrants(nodeBelow(service, {u"build", u"secrets"}),
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

    /// A limit must be the same in both places; one that is only written here contradicts a group
    /// of limits there, which says that there is none.
    void checkSame(const SpecNode &service,
                   QStringView own,
                   std::initializer_list<QStringView> group,
                   QStringView name,
                   const SpecPath &path)
    {
        const SpecNode *written = service.find(own);
        const SpecNode *others = nodeBelow(service, group);
        if (!written || !others || others->damaged || written->text == u"0")
            return;
        const SpecNode *other = others->find(name);
        const bool isMissing = !other && name != u"replicas";
        if (isMissing || (other && written->text != other->text)) {
            m_findings.error(
                m_findings.keyPlace(*written),
                path,
                SpecTr::tr("\"%1\" and the value under \"deploy\" are different").arg(own));
        }
    }

    void checkLimits(const SpecNode &service, const SpecPath &path)
    {
        const auto limits = {
            QStringView(u"deploy"), QStringView(u"resources"), QStringView(u"limits")};
        checkSame(service, u"scale", {u"deploy"}, u"replicas", path);
        checkSame(service, u"cpus", limits, u"cpus", path);
        checkSame(service, u"mem_limit", limits, u"memory", path);
        checkSame(service, u"pids_limit", limits, u"pids", path);
        checkSame(service,
                  u"mem_reservation",
                  {u"deploy", u"resources", u"reservations"},
                  u"memory",
                  path);
    }

    /// `additional_contexts` may name services whose images are built first.
    void checkContexts(const SpecNode &service, const SpecNode &services, const SpecPath &path)
    {
        const SpecNode *contexts = nodeBelow(service, {u"build", u"additional_contexts"});
        if (!contexts)
            return;
        for (const SpecNode &context : contexts->children) {
            if (!context.text.startsWith(u"service:"))
                continue;
            const QString name = context.text.mid(8);
            const SpecNode *target = services.find(name);
            if (!target)
                require(m_services,
                        name,
                        m_findings.place(context),
                        path,
                        QT_TRANSLATE_NOOP("core", "there is no service \"%1\""));
            else if (!target->find(u"build"))
                m_findings.error(
                    context, path, SpecTr::tr("the service \"%1\" is not built").arg(name));
        }
    }

    void checkScale(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *scale = service.find(u"scale");
        if (!scale)
            scale = nodeBelow(service, {u"deploy", u"replicas"});
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

    void checkWatch(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *rules = nodeBelow(service, {u"develop", u"watch"});
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
        const SpecNode *edge = nodeBelow(*first, {u"depends_on", QStringView(cycle.value(1))});
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
