#include "core/compose/tobuild.h"

#include "core/compose/tolimits.h"
#include "core/compose/toservice.h"

namespace core {

namespace {

/// The name that a Dockerfile asks for: the target where one was written, else the secret's own.
QString secretId(const SpecNode &grant)
{
    const QString source = grant.textAt(u"source");
    const QString target = grant.textAt(u"target");
    const bool filledIn = target == QStringLiteral("/run/secrets/") + source;
    return target.isEmpty() || filledIn ? source : target;
}

QList<BuildSecret> toBuildSecrets(const SpecNode *grants, const SpecNode *secrets)
{
    QList<BuildSecret> result;
    if (!grants)
        return result;
    for (const SpecNode &grant : grants->children) {
        BuildSecret secret{.id = secretId(grant)};
        secret.hasOwner = grant.find(u"uid") || grant.find(u"gid") || grant.find(u"mode");
        if (const SpecNode *source = secrets ? secrets->find(grant.textAt(u"source")) : nullptr) {
            secret.file = source->textAt(u"file");
            secret.variable = source->textAt(u"environment");
        }
        result.append(secret);
    }
    return result;
}

QStringList toSshTexts(const SpecNode *map)
{
    QStringList texts;
    if (!map)
        return texts;
    for (const SpecNode &child : map->children)
        texts.append(child.text.isEmpty() ? child.key : child.key + u'=' + child.text);
    return texts;
}

void setPlatforms(BuildSpec &build, const SpecNode &node, const QString &ofService)
{
    build.platforms = nodeTexts(node.find(u"platforms"));
    build.platform = ofService;
    if (build.platform.isEmpty() && build.platforms.size() == 1)
        build.platform = build.platforms.first();
}

} // namespace

std::optional<BuildSpec> toBuild(const SpecNode &service, const SpecNode *secrets)
{
    const SpecNode *node = service.find(u"build");
    if (!node || !node->isMap())
        return std::nullopt;
    const auto text = [node](QStringView key) { return node->textAt(key); };
    const auto texts = [node](QStringView key) { return nodeTexts(node->find(key)); };
    BuildSpec build;
    build.context = text(u"context");
    build.dockerfile = text(u"dockerfile");
    build.dockerfileInline = text(u"dockerfile_inline");
    build.target = text(u"target");
    build.args = nodeOptionalStrings(node->find(u"args"));
    build.labels = nodeStrings(node->find(u"labels"));
    build.tags = texts(u"tags");
    build.cacheFrom = texts(u"cache_from");
    build.cacheTo = texts(u"cache_to");
    build.network = text(u"network");
    setPlatforms(build, *node, service.textAt(u"platform"));
    build.noCache = nodeTrue(*node, u"no_cache");
    build.noCacheFilter = texts(u"no_cache_filter");
    build.pull = nodeTrue(*node, u"pull");
    build.shmSize = text(u"shm_size").toLongLong();
    build.extraHosts = texts(u"extra_hosts");
    build.ulimits = toUlimits(node->find(u"ulimits"));
    build.ssh = toSshTexts(node->find(u"ssh"));
    build.secrets = toBuildSecrets(node->find(u"secrets"), secrets);
    build.additionalContexts = nodeStrings(node->find(u"additional_contexts"));
    build.entitlements = texts(u"entitlements");
    build.privileged = nodeTrue(*node, u"privileged");
    build.isolation = text(u"isolation");
    build.provenance = text(u"provenance");
    build.sbom = text(u"sbom");
    return build;
}

void resolveServiceContexts(Stack &stack)
{
    for (Service &service : stack.services) {
        if (!service.build)
            continue;
        for (QString &context : service.build->additionalContexts) {
            if (!context.startsWith(u"service:"))
                continue;
            const QString name = context.mid(8);
            if (const Service *other = std::as_const(stack).service(name)) {
                context = QStringLiteral("docker-image://") + other->image;
                service.build->services.append(name);
            }
        }
        service.build->services.removeDuplicates();
    }
}

} // namespace core
