#include "backends/common/buildtable.h"

#include "backends/common/networkflags.h"
#include "backends/common/processflags.h"
#include "backends/common/resourceflags.h"

#include <QDir>

namespace backends::common {

namespace {

using core::BuildSpec;
using Builder = Dialect::Builder;

bool isBuildah(const Dialect &dialect)
{
    return dialect.builder == Builder::Buildah;
}

bool isBuildKit(const Dialect &dialect)
{
    return dialect.builder == Builder::BuildKit;
}

QString buildField(const char *attribute)
{
    return QStringLiteral("build.") + QString::fromLatin1(attribute);
}

/// Reports what a builder does not have.
void loseFor(Losses &losses, const char *attribute, const Dialect &dialect)
{
    losses.dropped(buildField(attribute),
                   isBuildah(dialect)
                       ? LossTr::tr("Podman's builder has nothing like it.")
                       : LossTr::tr("Docker's classic builder has nothing like it; install the "
                                    "buildx component."));
}

/// The Dockerfile is meant relative to the context, the command line takes it relative to its own
/// folder.
QString dockerfilePath(const BuildSpec &build)
{
    const bool remote = !QDir::isAbsolutePath(build.context);
    if (remote || QDir::isAbsolutePath(build.dockerfile))
        return build.dockerfile;
    return QDir(build.context).filePath(build.dockerfile);
}

void emitDockerfile(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (!build.dockerfileInline.isEmpty())
        words.add(QStringLiteral("--file"), QStringLiteral("-"));
    else if (!build.dockerfile.isEmpty())
        words.add(QStringLiteral("--file"), listValue(dockerfilePath(build), isBuildah(dialect)));
}

void emitTarget(Words &words, const BuildSpec &build, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--target"), build.target);
}

/// Whether one call makes an image for several platforms.
bool isForMany(const BuildSpec &build, const Dialect &dialect)
{
    return build.allPlatforms && build.platforms.size() > 1 && dialect.builder != Builder::Classic;
}

void emitPlatforms(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    words.addUnlessEmpty(QStringLiteral("--platform"),
                         isForMany(build, dialect) ? build.platforms.join(u',') : build.platform);
}

void losePlatforms(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (build.platforms.size() < 2 || isForMany(build, dialect))
        return;
    if (build.allPlatforms)
        loseFor(losses, "platforms", dialect);
    else
        losses.noted(buildField("platforms"),
                     LossTr::tr("To be run here, it is built for one platform only."));
}

void emitTags(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (!isBuildah(dialect) || !isForMany(build, dialect))
        words.addEach(QStringLiteral("--tag"), build.tags);
}

void loseTags(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (!build.tags.isEmpty() && isBuildah(dialect) && isForMany(build, dialect))
        losses.dropped(buildField("tags"),
                       LossTr::tr("Podman gives an image for several platforms one name only."));
}

void emitArguments(Words &words, const BuildSpec &build, const Dialect &)
{
    for (auto it = build.args.begin(); it != build.args.end(); ++it)
        words.add(QStringLiteral("--build-arg"),
                  it.value() ? it.key() + u'=' + *it.value() : it.key());
}

void emitBuildLabels(Words &words, const BuildSpec &build, const Dialect &)
{
    words.addEach(QStringLiteral("--label"), build.labels);
}

/// Buildah keeps its caches in repositories, named without a tag: empty when a cache is not in one.
QString cacheRepository(const QString &cache)
{
    QString reference = cache;
    if (cache.contains(u'=')) {
        reference.clear();
        bool isRegistry = false;
        const QStringList fields = cache.split(u',');
        for (const QString &field : fields) {
            if (field == u"type=registry")
                isRegistry = true;
            else if (field.startsWith(u"ref="))
                reference = field.mid(4);
        }
        if (!isRegistry)
            return {};
    }
    reference = reference.section(u'@', 0, 0);
    const auto tag = reference.lastIndexOf(u':');
    return tag > reference.lastIndexOf(u'/') ? reference.left(tag) : reference;
}

void addCaches(Words &words, const QString &flag, const QStringList &caches, const Dialect &dialect)
{
    if (!isBuildah(dialect)) {
        words.addEach(flag, caches);
        return;
    }
    QStringList repositories;
    for (const QString &cache : caches)
        repositories << cacheRepository(cache);
    repositories.removeAll(QString());
    repositories.removeDuplicates();
    if (dialect.buildContexts)
        words.addEach(flag, repositories);
}

void emitCacheFrom(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    addCaches(words, QStringLiteral("--cache-from"), build.cacheFrom, dialect);
}

void emitCacheTo(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (dialect.builder != Builder::Classic)
        addCaches(words, QStringLiteral("--cache-to"), build.cacheTo, dialect);
}

void loseCaches(Losses &losses,
                const char *attribute,
                const QStringList &caches,
                const Dialect &dialect)
{
    if (!isBuildah(dialect))
        return;
    for (const QString &cache : caches) {
        const QString repository = cacheRepository(cache);
        if (!dialect.buildContexts)
            losses.needs(buildField(attribute), "4.2");
        else if (repository.isEmpty())
            losses.dropped(buildField(attribute),
                           LossTr::tr("Podman keeps build caches in registries only."));
        else if (repository != cache)
            losses.translated(
                buildField(attribute),
                LossTr::tr("Podman names a cache by its repository, \"%1\".").arg(repository));
    }
}

void loseCacheFrom(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    loseCaches(losses, "cache_from", build.cacheFrom, dialect);
}

void loseCacheTo(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (dialect.builder == Builder::Classic && !build.cacheTo.isEmpty())
        loseFor(losses, "cache_to", dialect);
    else
        loseCaches(losses, "cache_to", build.cacheTo, dialect);
}

void emitBuildNetwork(Words &words, const BuildSpec &build, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--network"), build.network);
}

void emitNoCache(Words &words, const BuildSpec &build, const Dialect &)
{
    if (build.noCache)
        words.add(QStringLiteral("--no-cache"));
}

void emitNoCacheFilter(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (isBuildKit(dialect))
        words.addEach(QStringLiteral("--no-cache-filter"), build.noCacheFilter);
}

void loseNoCacheFilter(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (!build.noCacheFilter.isEmpty() && !isBuildKit(dialect))
        loseFor(losses, "no_cache_filter", dialect);
}

void emitPull(Words &words, const BuildSpec &build, const Dialect &)
{
    if (build.pull)
        words.add(QStringLiteral("--pull"));
}

void emitBuildShmSize(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (build.shmSize != 0 && dialect.buildLimits)
        words.add(QStringLiteral("--shm-size"), QString::number(build.shmSize));
}

void emitBuildHosts(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    for (const QString &entry : build.extraHosts) {
        if (isHostKnown(entry, dialect))
            words.add(QStringLiteral("--add-host"), hostText(entry, dialect));
    }
}

void loseBuildHosts(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    for (const QString &entry : build.extraHosts) {
        if (!isHostKnown(entry, dialect))
            losses.needs(buildField("extra_hosts"), "4.7");
    }
}

void loseBuildShmSize(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (build.shmSize != 0 && !dialect.buildLimits)
        losses.needs(buildField("shm_size"), "23.0");
}

void loseBuildUlimits(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (!build.ulimits.isEmpty() && !dialect.buildLimits)
        losses.needs(buildField("ulimits"), "23.0");
}

void emitBuildUlimits(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (!dialect.buildLimits)
        return;
    for (auto it = build.ulimits.begin(); it != build.ulimits.end(); ++it)
        words.add(QStringLiteral("--ulimit"),
                  listValue(ulimitText(it.key(), *it), dialect.splitsLists));
}

void emitSsh(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (dialect.builder != Builder::Classic)
        words.addEach(QStringLiteral("--ssh"), build.ssh);
}

void loseSsh(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (!build.ssh.isEmpty() && dialect.builder == Builder::Classic)
        loseFor(losses, "ssh", dialect);
}

/// Where a secret comes from, never what it is.
void emitSecrets(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (dialect.builder == Builder::Classic)
        return;
    for (const core::BuildSecret &secret : build.secrets) {
        const QString id = QStringLiteral("id=") + secret.id;
        if (!secret.file.isEmpty())
            words.add(QStringLiteral("--secret"),
                      id + u',' + csvField(QStringLiteral("src=") + secret.file));
        else if (!secret.variable.isEmpty())
            words.add(QStringLiteral("--secret"), id + QStringLiteral(",env=") + secret.variable);
    }
}

void loseSecrets(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (build.secrets.isEmpty())
        return;
    if (dialect.builder == Builder::Classic) {
        loseFor(losses, "secrets", dialect);
        return;
    }
    for (const core::BuildSecret &secret : build.secrets) {
        const QString field = buildField("secrets.") + secret.id;
        if (secret.file.isEmpty() && secret.variable.isEmpty())
            losses.dropped(field,
                           LossTr::tr("A build takes secrets from files and variables only."));
        else if (secret.hasOwner)
            losses.dropped(field,
                           LossTr::tr("Owner and mode are for the Dockerfile to say, where it "
                                      "mounts the secret."));
    }
}

void emitContexts(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (dialect.buildContexts)
        words.addEach(QStringLiteral("--build-context"), build.additionalContexts);
}

void loseContexts(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (build.additionalContexts.isEmpty() || dialect.buildContexts)
        return;
    if (dialect.builder != Builder::Classic)
        losses.needs(buildField("additional_contexts"), isBuildah(dialect) ? "4.2" : "23.0");
    else
        loseFor(losses, "additional_contexts", dialect);
}

void emitEntitlements(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (!isBuildKit(dialect))
        return;
    QStringList allowed = build.entitlements;
    if (build.privileged)
        allowed << QStringLiteral("security.insecure");
    allowed.removeDuplicates();
    words.addEach(QStringLiteral("--allow"), allowed);
}

void loseEntitlements(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (!build.entitlements.isEmpty() && !isBuildKit(dialect))
        loseFor(losses, "entitlements", dialect);
}

void losePrivileged(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    if (build.privileged && !isBuildKit(dialect))
        loseFor(losses, "privileged", dialect);
}

/// Buildah has words of its own for it; docker's others are for Windows.
bool isBuildahIsolation(const QString &isolation)
{
    return isolation == u"oci" || isolation == u"rootless" || isolation == u"chroot";
}

void emitBuildIsolation(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (isBuildah(dialect) && isBuildahIsolation(build.isolation))
        words.add(QStringLiteral("--isolation"), build.isolation);
}

void loseBuildIsolation(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    const QString &isolation = build.isolation;
    const bool isTold = isBuildah(dialect) && isBuildahIsolation(isolation);
    if (!isolation.isEmpty() && isolation != u"default" && !isTold)
        losses.forWindows(buildField("isolation"));
}

void emitProvenance(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (isBuildKit(dialect) && !build.provenance.isEmpty())
        words.add(QStringLiteral("--provenance=") + build.provenance);
}

void loseProvenance(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    const bool isWanted = !build.provenance.isEmpty() && build.provenance != u"false";
    if (isWanted && !isBuildKit(dialect))
        loseFor(losses, "provenance", dialect);
}

void emitSbom(Words &words, const BuildSpec &build, const Dialect &dialect)
{
    if (isBuildKit(dialect) && !build.sbom.isEmpty())
        words.add(QStringLiteral("--sbom=") + build.sbom);
}

void loseSbom(Losses &losses, const BuildSpec &build, const Dialect &dialect)
{
    const bool isWanted = !build.sbom.isEmpty() && build.sbom != u"false";
    if (isWanted && !isBuildKit(dialect))
        loseFor(losses, "sbom", dialect);
}

} // namespace

const QList<BuildRow> &buildTable()
{
    static const QList<BuildRow> table = {
        // path, docker, podman, lost, or who else
        {.path = "context", .other = "the last word"},
        {"tags", emitTags, emitTags, loseTags},
        {"dockerfile", emitDockerfile, emitDockerfile},
        {.path = "dockerfile_inline", .other = "with dockerfile, and the standard input"},
        {"target", emitTarget, emitTarget},
        {"platforms", emitPlatforms, emitPlatforms, losePlatforms},
        {"args", emitArguments, emitArguments},
        {"labels", emitBuildLabels, emitBuildLabels},
        {"cache_from", emitCacheFrom, emitCacheFrom, loseCacheFrom},
        {"cache_to", emitCacheTo, emitCacheTo, loseCacheTo},
        {"network", emitBuildNetwork, emitBuildNetwork},
        {"no_cache", emitNoCache, emitNoCache},
        {"no_cache_filter", emitNoCacheFilter, nullptr, loseNoCacheFilter},
        {"pull", emitPull, emitPull},
        {"shm_size", emitBuildShmSize, emitBuildShmSize, loseBuildShmSize},
        {"extra_hosts", emitBuildHosts, emitBuildHosts, loseBuildHosts},
        {"ulimits", emitBuildUlimits, emitBuildUlimits, loseBuildUlimits},
        {"ssh", emitSsh, emitSsh, loseSsh},
        {"secrets", emitSecrets, emitSecrets, loseSecrets},
        {"additional_contexts", emitContexts, emitContexts, loseContexts},
        {"entitlements", emitEntitlements, nullptr, loseEntitlements},
        {.path = "privileged", .lost = losePrivileged, .other = "with entitlements"},
        {"isolation", nullptr, emitBuildIsolation, loseBuildIsolation},
        {"provenance", emitProvenance, nullptr, loseProvenance},
        {"sbom", emitSbom, nullptr, loseSbom},
    };
    return table;
}

QStringList buildWords(const BuildSpec &build, const QString &tag, const Dialect &dialect)
{
    Words words({QStringLiteral("build")});
    if (isBuildKit(dialect))
        // The image is wanted here, wherever a builder works.
        words =
            Words({QStringLiteral("buildx"), QStringLiteral("build"), QStringLiteral("--load")});
    const bool isList = isBuildah(dialect) && isForMany(build, dialect);
    words.add(isList ? QStringLiteral("--manifest") : QStringLiteral("--tag"), tag);
    addFlags(words, buildTable(), build, dialect);
    // podman's own format has no place for HEALTHCHECK and would drop it.
    if (isBuildah(dialect))
        words.add(QStringLiteral("--format"), QStringLiteral("docker"));
    words.addOperands({build.context});
    return words.list();
}

} // namespace backends::common
