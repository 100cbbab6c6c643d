#include "dialects.h"

#include "backends/common/buildtable.h"

using namespace backends::common;
using core::BuildSpec;
using Change = std::function<void(BuildSpec &)>;


/// What builders are told, and what they do not have.
class tst_BuildTable : public QObject
{
    Q_OBJECT

private slots:
    void builds_data();
    void builds();
    void oldPodmanHasNoCachesAndContexts();

private:
    static void sourceRows();
    static void resultRows();
    static void rightRows();
};

// Of the known dialects only docker20 has the classic builder; that of docker20new is an early
// BuildKit.
static const char *const buildKits = "docker20new docker24 docker25 docker26 docker28";

void tst_BuildTable::builds_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("lost");
    sourceRows();
    resultRows();
    rightRows();
}

static void row(const char *name, Change change, const QList<Expectation> &expectations)
{
    addGateRows(name, change, expectations);
}

void tst_BuildTable::sourceRows()
{
    row("nothing", [](BuildSpec &) {}, {{"docker* podman*", ""}});
    row("a Git repository",
        [](BuildSpec &b) {
            b.context = "https://x.org/a.git#main:sub";
            b.dockerfile = "D";
        },
        {{"docker* podman*", "--file D"}});
    row("what all have",
        [](BuildSpec &b) {
            b.dockerfile = "D";
            b.target = "dev";
            b.platform = "linux/arm64";
            b.args = {{"A", "1 2"}, {"B", std::nullopt}};
            b.labels = {{"l", "v"}};
            b.tags = {"u"};
            b.network = "host";
            b.noCache = true;
            b.pull = true;
            b.extraHosts = {"h=1.2.3.4", "six=[::1]"};
        },
        {{"docker* podman*",
          "--tag u --file /c/D --target dev --platform linux/arm64 --build-arg 'A=1 2' --build-arg "
          "B --label l=v --network host --no-cache --pull --add-host h:1.2.3.4 --add-host "
          "six:::1"}});
    row("more contexts",
        [](BuildSpec &b) {
            b.additionalContexts = {{"a", "/a b"}, {"i", "docker-image://shop-db"}};
        },
        {{"docker20 docker20new", "", "build.additional_contexts dropped"},
         {"docker24 docker25 docker26 docker28 podman*",
          "--build-context 'a=/a b' --build-context i=docker-image://shop-db"}});
    row("the host's gateway",
        [](BuildSpec &b) { b.extraHosts = {"h=host-gateway"}; },
        {{"docker* podman4.9 podman5*", "--add-host h:host-gateway"},
         {"podman4.3", "", "build.extra_hosts dropped"}});
}

void tst_BuildTable::resultRows()
{
    row("caches in registries",
        [](BuildSpec &b) {
            b.cacheFrom = {"x.org:5000/a:1", "type=registry,ref=x.org/b:2,mode=max"};
            b.cacheTo = {"type=registry,ref=x.org/c"};
        },
        {{"docker20",
          "--cache-from x.org:5000/a:1 --cache-from type=registry,ref=x.org/b:2,mode=max",
          "build.cache_to dropped"},
         {buildKits,
          "--cache-from x.org:5000/a:1 --cache-from type=registry,ref=x.org/b:2,mode=max "
          "--cache-to type=registry,ref=x.org/c"},
         {"podman*",
          "--cache-from x.org:5000/a --cache-from x.org/b --cache-to x.org/c",
          "build.cache_from translated; build.cache_from translated; build.cache_to translated"}});
    row("caches elsewhere",
        [](BuildSpec &b) {
            b.cacheFrom = {"type=local,src=/x", "x.org/a"};
        },
        {{"docker*", "--cache-from type=local,src=/x --cache-from x.org/a"},
         {"podman*", "--cache-from x.org/a", "build.cache_from dropped"}});
    row("stages without a cache",
        [](BuildSpec &b) {
            b.noCacheFilter = {"a", "b"};
        },
        {{"docker20 podman*", "", "build.no_cache_filter dropped"},
         {buildKits, "--no-cache-filter a --no-cache-filter b"}});
    row("several platforms, for here",
        [](BuildSpec &b) {
            b.platforms = {"linux/amd64", "linux/arm64"};
        },
        {{"docker* podman*", "", "build.platforms note"}});
    row("several platforms at once",
        [](BuildSpec &b) {
            b.platforms = {"linux/amd64", "linux/arm64"};
            b.allPlatforms = true;
            b.tags = {"u"};
        },
        {{"docker20", "--tag u", "build.platforms dropped"},
         {buildKits, "--tag u --platform linux/amd64,linux/arm64"},
         {"podman*", "(manifest) --platform linux/amd64,linux/arm64", "build.tags dropped"}});
    row("attestations",
        [](BuildSpec &b) {
            b.provenance = "mode=max";
            b.sbom = "true";
        },
        {{"docker20 podman*", "", "build.provenance dropped; build.sbom dropped"},
         {buildKits, "--provenance=mode=max --sbom=true"}});
    row("no attestations",
        [](BuildSpec &b) { b.provenance = b.sbom = "false"; },
        {{"docker20 podman*", ""}, {buildKits, "--provenance=false --sbom=false"}});
}

void tst_BuildTable::rightRows()
{
    row("limits",
        [](BuildSpec &b) {
            b.shmSize = 5;
            b.ulimits = {{"nofile", {.soft = 1, .hard = 2}}};
        },
        {{"docker20new", "", "build.shm_size dropped; build.ulimits dropped"},
         {"docker20 docker24 docker25 docker26 docker28 podman*",
          "--shm-size 5 --ulimit nofile=1:2"}});
    row("agents",
        [](BuildSpec &b) {
            b.ssh = {"default", "k=/k"};
        },
        {{"docker20", "", "build.ssh dropped"},
         {"docker20new docker24 docker25 docker26 docker28 podman*", "--ssh default --ssh k=/k"}});
    row("secrets",
        [](BuildSpec &b) {
            b.secrets = {{.id = "f", .file = "/a, b"}, {.id = "v", .variable = "TOKEN"}};
        },
        {{"docker20", "", "build.secrets dropped"},
         {"docker20new docker24 docker25 docker26 docker28 podman*",
          "--secret 'id=f,\"src=/a, b\"' --secret id=v,env=TOKEN"}});
    row("secrets that cannot be had",
        [](BuildSpec &b) {
            b.secrets = {{.id = "x"}, {.id = "m", .file = "/m", .hasOwner = true}};
        },
        {{"docker20", "", "build.secrets dropped"},
         {"docker20new docker24 docker25 docker26 docker28 podman*",
          "--secret id=m,src=/m",
          "build.secrets.x dropped; build.secrets.m dropped"}});
    row("rights",
        [](BuildSpec &b) {
            b.entitlements = {"network.host", "security.insecure"};
            b.privileged = true;
        },
        {{"docker20 podman*", "", "build.entitlements dropped; build.privileged dropped"},
         {buildKits, "--allow network.host --allow security.insecure"}});
    row("isolation of Windows",
        [](BuildSpec &b) { b.isolation = "hyperv"; },
        {{"docker* podman*", "", "build.isolation dropped"}});
    row("isolation of Buildah",
        [](BuildSpec &b) { b.isolation = "chroot"; },
        {{"docker*", "", "build.isolation dropped"}, {"podman*", "--isolation chroot"}});
}

/// What is said between the verb with the tag, and the context.
static QString toldText(const BuildSpec &build, const Dialect &dialect)
{
    QString text = wordsText(buildWords(build, "t", dialect));
    using Builder = Dialect::Builder;
    const QString start = dialect.builder == Builder::BuildKit ? "buildx build --load " : "build ";
    const QString end = dialect.builder == Builder::Buildah ? " --format docker " : " ";
    if (!text.startsWith(start))
        return "verb: " + text;
    text.remove(0, start.size());
    if (text.startsWith("--tag t"))
        text.remove(0, 7);
    else if (text.startsWith("--manifest t"))
        text.replace(0, 12, "(manifest)");
    const QString context = end + core::shellQuoted(build.context);
    return text.endsWith(context) ? text.chopped(context.size()).trimmed() : "end: " + text;
}

static QString lostText(const BuildSpec &build, const Dialect &dialect)
{
    Losses losses("some", "web", dialect.family);
    addLosses(losses, buildTable(), build, dialect);
    return lossesText(losses.warnings());
}

void tst_BuildTable::builds()
{
    QFETCH(const Change, change);
    QFETCH(const Dialect, dialect);
    BuildSpec build = {.context = "/c"};
    change(build);
    QTEST(toldText(build, dialect), "told");
    QTEST(lostText(build, dialect), "lost");
}

void tst_BuildTable::oldPodmanHasNoCachesAndContexts()
{
    const BuildSpec build = {.context = "/c",
                             .cacheFrom = {"x.org/a"},
                             .cacheTo = {"x.org/a"},
                             .additionalContexts = {{"a", "/a"}}};
    const Dialect old = podmanDialect({.version = "4.1.0"});
    QCOMPARE(toldText(build, old), "");
    QCOMPARE(lostText(build, old),
             "build.cache_from dropped; build.cache_to dropped; build.additional_contexts dropped");
}

QTEST_APPLESS_MAIN(tst_BuildTable)
#include "tst_buildtable.moc"
