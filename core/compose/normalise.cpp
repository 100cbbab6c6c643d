#include "core/compose/normalise.h"

#include "core/compose/mountsyntax.h"

#include <QSet>

namespace core {

namespace {

using Kind = SpecNode::Kind;

QString truth(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

SpecNode madeNode(const SpecNode &owner, Kind kind, const QString &text = {})
{
    SpecNode node;
    node.kind = kind;
    node.text = text;
    node.file = owner.file;
    return node;
}

/// Gives the bare names of a map the values of variables.
void fillBareNames(SpecNode &pairs, const StringMap &environment)
{
    for (SpecNode &pair : pairs.children) {
        if (!pair.isNull())
            continue;
        const auto value = environment.constFind(pair.key);
        if (value != environment.constEnd()) {
            pair.kind = Kind::Text;
            pair.text = *value;
        }
    }
}

class ServiceNormaliser
{
public:
    ServiceNormaliser(SpecNode &service, const NormaliseContext &context)
        : m_service(service)
        , m_context(context)
    {}

    void run()
    {
        fillNetworks();
        fillBuild();
        SpecNode *environment = m_service.find(u"environment");
        if (environment && m_context.forms == Forms::Long)
            fillBareNames(*environment, m_context.environment);
        addImpliedDependencies();
        if (SpecNode *policy = m_service.find(u"pull_policy");
            policy && policy->text == u"if_not_present")
            policy->text = QStringLiteral("missing");
        if (SpecNode *mounts = m_service.find(u"volumes")) {
            for (SpecNode &mount : mounts->children) {
                if (SpecNode *target = mount.find(u"target"))
                    target->text = cleanedPath(target->text);
            }
        }
        inheritImage();
    }

private:
    SpecNode made(Kind kind, const QString &text = {}) const
    {
        return madeNode(m_service, kind, text);
    }

    void fillNetworks()
    {
        SpecNode *networks = m_service.find(u"networks");
        const bool none = !networks || (networks->isMap() && networks->children.empty());
        if (!none || m_service.find(u"network_mode") || m_service.find(u"provider"))
            return;
        SpecNode map = made(Kind::Map);
        map.set(QStringLiteral("default"), made(Kind::Null));
        m_service.set(QStringLiteral("networks"), std::move(map));
    }

    void fillBuild()
    {
        SpecNode *build = m_service.find(u"build");
        if (!build)
            return;
        if (!build->find(u"dockerfile") && !build->find(u"dockerfile_inline"))
            build->set(QStringLiteral("dockerfile"),
                       made(Kind::Text, QStringLiteral("Dockerfile")));
        if (SpecNode *args = build->find(u"args")) {
            if (m_context.forms == Forms::Long)
                fillBareNames(*args, m_context.environment);
            std::erase_if(args->children, [isList = args->isList()](const SpecNode &arg) {
                return isList ? !arg.text.contains(u'=') : arg.isNull();
            });
        }
    }

    /// What runs before the start runs in the service's image when it names no other.
    void inheritImage()
    {
        SpecNode *hooks = m_service.find(u"pre_start");
        const QString image = m_service.textAt(u"image");
        if (!hooks || image.isEmpty())
            return;
        for (SpecNode &hook : hooks->children) {
            if (!hook.find(u"image"))
                hook.set(QStringLiteral("image"), made(Kind::Text, image));
        }
    }

    void addImpliedDependencies()
    {
        // Adding the map may move the attributes, so there is room for it before they are walked.
        m_service.children.reserve(m_service.children.size() + 1);
        if (const SpecNode *links = m_service.find(u"links")) {
            for (const SpecNode &link : links->children)
                addDependency(link, link.text.section(u':', 0, 0), true);
        }
        for (const char16_t *attribute : {u"network_mode", u"ipc", u"pid", u"uts", u"cgroup"}) {
            const SpecNode *node = m_service.find(attribute);
            if (node && node->text.startsWith(u"service:"))
                addDependency(*node, node->text.mid(8), true);
        }
        if (const SpecNode *from = m_service.find(u"volumes_from")) {
            for (const SpecNode &item : from->children) {
                if (!item.text.startsWith(u"container:"))
                    addDependency(item, item.text.section(u':', 0, 0), false);
            }
        }
    }

    void addDependency(const SpecNode &origin, const QString &name, bool restart)
    {
        const QString attribute = QStringLiteral("depends_on");
        if (!m_service.find(attribute)) {
            SpecNode map = SpecNode::like(origin, Kind::Map);
            m_service.set(attribute, std::move(map));
        }
        SpecNode &dependencies = *m_service.find(attribute);
        if (m_dependencies.isEmpty()) {
            for (const SpecNode &dependency : dependencies.children)
                m_dependencies.insert(dependency.key);
        }
        if (m_dependencies.contains(name))
            return;
        m_dependencies.insert(name);
        SpecNode entry = SpecNode::like(origin, Kind::Map);
        entry.keyPlace = origin.place;
        const auto set = [&](const QString &key, Kind kind, const QString &text) {
            entry.set(key, SpecNode::like(origin, kind, text));
        };
        set(QStringLiteral("condition"), Kind::Text, QStringLiteral("service_started"));
        if (restart || m_context.forms == Forms::AsWritten)
            set(QStringLiteral("restart"), Kind::Boolean, truth(restart));
        set(QStringLiteral("required"), Kind::Boolean, truth(true));
        entry.key = name;
        dependencies.children.push_back(std::move(entry));
    }

    SpecNode &m_service;
    const NormaliseContext &m_context;
    QSet<QString> m_dependencies;
};

SpecNode &sectionOf(SpecNode &root, const QString &name)
{
    if (SpecNode *section = root.find(name))
        return *section;
    SpecNode map;
    map.kind = Kind::Map;
    return root.set(name, std::move(map));
}

/// `<project>_<key>`; the key for what exists already.
void nameResources(SpecNode &root, const QString &section, const QString &project)
{
    SpecNode *resources = root.find(section);
    if (!resources)
        return;
    for (SpecNode &resource : resources->children) {
        if (!resource.textAt(u"name").isEmpty())
            continue;
        const bool external = resource.textAt(u"external") == u"true";
        resource.set(QStringLiteral("name"),
                     SpecNode::like(resource,
                                    Kind::Text,
                                    external ? resource.key : project + u'_' + resource.key));
    }
}

void addDefaultNetwork(SpecNode &root)
{
    const SpecNode *services = root.find(u"services");
    const QString name = QStringLiteral("default");
    const bool used = services
                      && std::any_of(services->children.begin(),
                                     services->children.end(),
                                     [&](const SpecNode &service) {
                                         const SpecNode *networks = service.find(u"networks");
                                         return networks && networks->find(name);
                                     });
    if (!used)
        return;
    SpecNode &networks = sectionOf(root, QStringLiteral("networks"));
    if (networks.find(name))
        return;
    SpecNode map;
    map.kind = Kind::Map;
    networks.set(name, std::move(map));
}

} // namespace

void normaliseTree(SpecNode &root, const NormaliseContext &context)
{
    for (SpecNode &service : sectionOf(root, QStringLiteral("services")).children) {
        if (service.isMap())
            ServiceNormaliser(service, context).run();
    }
    addDefaultNetwork(root);
    for (const char *section : {"networks", "volumes", "secrets", "configs"})
        nameResources(root, QString::fromLatin1(section), context.project);
}

namespace {

struct UsedResources
{
    QSet<QString> networks = {};
    QSet<QString> volumes = {};
    QSet<QString> secrets = {};
    QSet<QString> configs = {};
    QSet<QString> models = {};
};

void addSources(QSet<QString> &names, const SpecNode *list)
{
    if (!list)
        return;
    for (const SpecNode &item : list->children)
        names.insert(item.textAt(u"source"));
}

void addKeys(QSet<QString> &names, const SpecNode *map)
{
    if (!map)
        return;
    for (const SpecNode &child : map->children)
        names.insert(child.key);
}

UsedResources usedResources(const SpecNode &services)
{
    UsedResources used;
    for (const SpecNode &service : services.children) {
        addKeys(used.networks, service.find(u"networks"));
        addKeys(used.models, service.find(u"models"));
        addSources(used.secrets, service.find(u"secrets"));
        addSources(used.configs, service.find(u"configs"));
        if (const SpecNode *build = service.find(u"build"))
            addSources(used.secrets, build->find(u"secrets"));
        const SpecNode *mounts = service.find(u"volumes");
        if (!mounts)
            continue;
        for (const SpecNode &mount : mounts->children) {
            if (mount.textAt(u"type") == u"volume")
                used.volumes.insert(mount.textAt(u"source"));
        }
    }
    return used;
}

void keepOnly(SpecNode &root, const QString &section, const QSet<QString> &names)
{
    SpecNode *map = root.find(section);
    if (!map)
        return;
    std::erase_if(map->children, [&](const SpecNode &child) { return !names.contains(child.key); });
}

} // namespace

void removeUnused(SpecNode &root)
{
    const SpecNode *services = root.find(u"services");
    if (!services)
        return;
    const UsedResources used = usedResources(*services);
    keepOnly(root, QStringLiteral("networks"), used.networks);
    keepOnly(root, QStringLiteral("volumes"), used.volumes);
    keepOnly(root, QStringLiteral("secrets"), used.secrets);
    keepOnly(root, QStringLiteral("configs"), used.configs);
    keepOnly(root, QStringLiteral("models"), used.models);
}

} // namespace core
