#include "core/compose/loader.h"

#include <QTest>

using namespace core;
using Change = std::function<void(ContainerSettings &)>;


/// What the attributes of a spec become as values.
class tst_ToStack : public QObject
{
    Q_OBJECT

private slots:
    void settings_data();
    void settings();
    void attachments();
    void build();
    void buildOfEverything();
    void secretsOfABuild_data();
    void secretsOfABuild();
    void platforms_data();
    void platforms();
    void contextsAndMountsOfOtherServices();
    void networks();
    void attach();

private:
    static void processRows();
    static void storageRows();
    static void limitRows();
};

static LoadedProject loaded(const QByteArray &text)
{
    return loadProject({.files = {QStringLiteral("-")},
                        .standardInput = text,
                        .currentDirectory = QStringLiteral("/srv/shop")});
}

static QByteArray problems(const LoadedProject &project)
{
    QStringList lines;
    for (const Finding &finding : project.findings)
        lines << finding.toString();
    return lines.join(u'\n').toUtf8();
}

static void row(const char *attributes, Change change)
{
    QTest::newRow(attributes) << QByteArray(attributes) << change;
}

void tst_ToStack::settings_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<Change>("change");
    row("", [](ContainerSettings &) {});
    processRows();
    storageRows();
    limitRows();
}

void tst_ToStack::processRows()
{
    row("runtime: runsc", [](ContainerSettings &s) { s.runtime = "runsc"; });
    row("isolation: process", [](ContainerSettings &s) { s.isolation = "process"; });
    row("credential_spec: {file: a.json}",
        [](ContainerSettings &s) { s.credentialSpec = "file://a.json"; });
    row("uts: host", [](ContainerSettings &s) { s.uts = "host"; });
    row("cgroup: private", [](ContainerSettings &s) { s.cgroup = "private"; });
    row("cgroup_parent: /p", [](ContainerSettings &s) { s.cgroupParent = "/p"; });
    row("external_links: [a, 'b:c']", [](ContainerSettings &s) { s.externalLinks = {"a", "b:c"}; });
    row("mac_address: 02:00:00:00:00:01",
        [](ContainerSettings &s) { s.macAddress = "02:00:00:00:00:01"; });
    row("use_api_socket: true", [](ContainerSettings &s) { s.useApiSocket = true; });
    row("security_opt: ['seccomp=p.json', 'seccomp:unconfined', 'label=disable', "
        "'seccomp=/a.json']",
        [](ContainerSettings &s) {
            s.securityOpt = {"seccomp=/srv/shop/p.json",
                             "seccomp:unconfined",
                             "label=disable",
                             "seccomp=/a.json"};
        });
}

void tst_ToStack::storageRows()
{
    using Type = Mount::Type;
    row("storage_opt: {size: 1G}", [](ContainerSettings &s) {
        s.storageOptions = {{"size", "1G"}};
    });
    row("volumes: [{type: bind, source: /s, target: /t, bind: {recursive: readonly}}]",
        [](ContainerSettings &s) {
            s.mounts = {
                {.type = Type::Bind, .source = "/s", .target = "/t", .recursive = "readonly"}};
        });
    row("volumes: [{type: volume, target: /t, volume: {subpath: a, labels: [x=y]}}]",
        [](ContainerSettings &s) {
            s.mounts = {{.target = "/t", .subpath = "a", .labels = {{"x", "y"}}}};
        });
    row("volumes: [{type: image, source: i, target: /t, image: {subpath: a}}]",
        [](ContainerSettings &s) {
            s.mounts = {{.type = Type::Image, .source = "i", .target = "/t", .subpath = "a"}};
        });
    row("volumes: [{type: npipe, source: p, target: /p}, {type: cluster, source: c, target: /c}]",
        [](ContainerSettings &s) {
            s.mounts = {{.type = Type::NamedPipe, .source = "p", .target = "/p"},
                        {.type = Type::Cluster, .source = "c", .target = "/c"}};
        });
}

void tst_ToStack::limitRows()
{
    row("blkio_config: {weight: 300, weight_device: [{path: /a, weight: 400}], device_read_bps: "
        "[{path: /a, rate: 1k}], device_read_iops: [{path: /a, rate: 2}], device_write_bps: "
        "[{path: /a, rate: 3}], device_write_iops: [{path: /a, rate: 4}]}",
        [](ContainerSettings &s) {
            s.blockIo = {.weight = 300,
                         .weights = {{"/a", 400}},
                         .readBytes = {{"/a", 1024}},
                         .readOperations = {{"/a", 2}},
                         .writeBytes = {{"/a", 3}},
                         .writeOperations = {{"/a", 4}}};
        });
    row("{cpu_period: 1000, cpu_quota: '500', cpu_rt_period: 3, cpu_rt_runtime: 4, cpu_shares: 5, "
        "cpuset: '0-1', cpu_count: 6, cpu_percent: 7}",
        [](ContainerSettings &s) {
            s.cpuPeriod = 1000;
            s.cpuQuota = 500;
            s.cpuRealtimePeriod = 3;
            s.cpuRealtimeRuntime = 4;
            s.cpuShares = 5;
            s.cpuset = "0-1";
            s.cpuCount = 6;
            s.cpuPercent = "7";
        });
    row("{mem_swappiness: 0, oom_kill_disable: true, oom_score_adj: -5}", [](ContainerSettings &s) {
        s.memorySwappiness = 0;
        s.oomKillDisable = true;
        s.oomScoreAdj = -5;
    });
    row("device_cgroup_rules: ['c 1:3 mr']",
        [](ContainerSettings &s) { s.deviceCgroupRules = {"c 1:3 mr"}; });
    row("gpus: all",
        [](ContainerSettings &s) { s.deviceRequests = {{.count = -1, .capabilities = {"gpu"}}}; });
    row("gpus: [{driver: nvidia, device_ids: ['0'], options: {a: b}, capabilities: [gpu, x]}]",
        [](ContainerSettings &s) {
            s.deviceRequests = {{.driver = "nvidia",
                                 .ids = {"0"},
                                 .capabilities = {"gpu", "x"},
                                 .options = {{"a", "b"}}}};
        });
    row("deploy: {resources: {reservations: {devices: [{capabilities: [tpu], count: 2}]}}}",
        [](ContainerSettings &s) { s.deviceRequests = {{.count = 2, .capabilities = {"tpu"}}}; });
    row("deploy: {resources: {limits: {cpus: 0.5, memory: 1m, pids: 7}, reservations: {memory: "
        "2k}}}",
        [](ContainerSettings &s) {
            s.cpus = "0.5";
            s.memoryLimit = 1 << 20;
            s.pidsLimit = 7;
            s.memoryReservation = 2048;
        });
}

/// A service with these attributes and nothing else.
static QByteArray serviceWith(const QByteArray &attributes)
{
    QByteArray inner =
        attributes.startsWith('{') ? attributes.mid(1, attributes.size() - 2) : attributes;
    if (!inner.isEmpty())
        inner.prepend(", ");
    return "services: {a: {image: i, network_mode: none" + inner + "}}\n";
}

void tst_ToStack::settings()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const Change, change);
    const LoadedProject project = loaded(serviceWith(attributes));
    QVERIFY2(project.isValid(), problems(project).constData());
    ContainerSettings expected;
    change(expected);
    QVERIFY(project.stack.services.first().settings == expected);
}

void tst_ToStack::attachments()
{
    const LoadedProject project = loaded(
        "services: {a: {image: i, networks: {front: {link_local_ips: [169.254.1.1], driver_opts: "
        "{a: 1}, interface_name: eth7, gw_priority: 5, priority: 3}, back: }}}\n"
        "networks: {front: , back: }\n");
    QVERIFY2(project.isValid(), problems(project).constData());
    const QList<NetworkAttachment> expected = {{.network = "front",
                                                .linkLocalIps = {"169.254.1.1"},
                                                .driverOptions = {{"a", "1"}},
                                                .interfaceName = "eth7",
                                                .priority = 3,
                                                .gatewayPriority = 5},
                                               {.network = "back"}};
    QCOMPARE(project.stack.services.first().networks, expected);
}

void tst_ToStack::build()
{
    const LoadedProject project = loaded("services: {a: {build: https://x.org/a.git#main}}\n");
    QVERIFY2(project.isValid(), problems(project).constData());
    const BuildSpec expected = {.context = "https://x.org/a.git#main", .dockerfile = "Dockerfile"};
    QVERIFY(*project.stack.services.first().build == expected);
}

void tst_ToStack::buildOfEverything()
{
    const LoadedProject project = loaded(R"(services:
  a:
    build:
      context: src
      target: dev
      args: {A: 1}
      labels: [l=v]
      tags: [u]
      cache_from: [w]
      cache_to: [type=inline]
      network: host
      no_cache: true
      no_cache_filter: one
      pull: true
      shm_size: 1k
      extra_hosts: {h: 1.2.3.4}
      ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3}
      ssh: [default, k=/k]
      entitlements: [network.host]
      privileged: true
      isolation: process
      provenance: mode=max
      sbom: true
)");
    QVERIFY2(project.isValid(), problems(project).constData());
    const BuildSpec expected = {
        .context = "/srv/shop/src",
        .dockerfile = "Dockerfile",
        .target = "dev",
        .args = {{"A", "1"}},
        .labels = {{"l", "v"}},
        .tags = {"u"},
        .cacheFrom = {"w"},
        .cacheTo = {"type=inline"},
        .network = "host",
        .noCache = true,
        .noCacheFilter = {"one"},
        .pull = true,
        .shmSize = 1024,
        .extraHosts = {"h=1.2.3.4"},
        .ulimits = {{"nofile", {.soft = 1, .hard = 2}}, {"nproc", {.soft = 3, .hard = 3}}},
        .ssh = {"default", "k=/k"},
        .entitlements = {"network.host"},
        .privileged = true,
        .isolation = "process",
        .provenance = "mode=max",
        .sbom = "true"};
    QVERIFY(*project.stack.services.first().build == expected);
}

void tst_ToStack::secretsOfABuild_data()
{
    QTest::addColumn<QByteArray>("grant");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<BuildSecret>("expected");
    QTest::newRow("file") << QByteArray("s") << QByteArray("file: s.txt")
                          << BuildSecret{.id = "s", .file = "/srv/shop/s.txt"};
    QTest::newRow("variable") << QByteArray("s") << QByteArray("environment: TOKEN")
                              << BuildSecret{.id = "s", .variable = "TOKEN"};
    QTest::newRow("another name") << QByteArray("{source: s, target: t}") << QByteArray("file: /s")
                                  << BuildSecret{.id = "t", .file = "/s"};
    QTest::newRow("owner") << QByteArray("{source: s, uid: '7'}") << QByteArray("file: /s")
                           << BuildSecret{.id = "s", .file = "/s", .hasOwner = true};
    QTest::newRow("external") << QByteArray("s") << QByteArray("external: true")
                              << BuildSecret{.id = "s"};
}

void tst_ToStack::secretsOfABuild()
{
    QFETCH(const QByteArray, grant);
    QFETCH(const QByteArray, secret);
    QFETCH(const BuildSecret, expected);
    const LoadedProject project = loaded("services: {a: {build: {context: ., secrets: [" + grant
                                         + "]}}}\nsecrets: {s: {" + secret + "}}\n");
    QVERIFY2(project.isValid(), problems(project).constData());
    QVERIFY(project.stack.services.first().build->secrets == QList<BuildSecret>{expected});
}

void tst_ToStack::platforms_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("platform");
    QTest::newRow("none") << QByteArray("build: .") << "";
    QTest::newRow("one") << QByteArray("build: {platforms: [linux/arm64]}") << "linux/arm64";
    QTest::newRow("several") << QByteArray("build: {platforms: [linux/arm64, linux/amd64]}") << "";
    QTest::newRow("of the service")
        << QByteArray("platform: linux/amd64, build: {platforms: [linux/arm64, linux/amd64]}")
        << "linux/amd64";
}

void tst_ToStack::platforms()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const QString, platform);
    const LoadedProject project = loaded("services: {a: {" + attributes + "}}\n");
    QVERIFY2(project.isValid(), problems(project).constData());
    QCOMPARE(project.stack.services.first().build->platform, platform);
}

void tst_ToStack::contextsAndMountsOfOtherServices()
{
    const LoadedProject project = loaded(R"(name: shop
services:
  base: {build: base}
  tool: {image: tool:1, build: tool}
  web:
    build:
      additional_contexts: {b: "service:base", t: "service:tool", f: files}
    volumes:
      - {type: image, source: tool, target: /tool}
      - {type: image, source: other:2, target: /other}
)");
    QVERIFY2(project.isValid(), problems(project).constData());
    const Service &web = *project.stack.service("web");
    QCOMPARE(web.build->additionalContexts,
             (StringMap{{"b", "docker-image://shop-base"},
                        {"f", "/srv/shop/files"},
                        {"t", "docker-image://tool:1"}}));
    QCOMPARE(web.build->services, QStringList({"base", "tool"}));
    QCOMPARE(web.settings.mounts.at(0).source, "tool:1");
    QCOMPARE(web.settings.mounts.at(1).source, "other:2");
}

void tst_ToStack::networks()
{
    const LoadedProject project =
        loaded("services: {a: {image: i, networks: [n, m]}}\n"
               "networks:\n"
               "  n:\n"
               "    enable_ipv4: false\n"
               "    enable_ipv6: true\n"
               "    ipam:\n"
               "      options: {a: b}\n"
               "      config: [{subnet: 10.0.0.0/24, aux_addresses: {host: 10.0.0.5}}]\n"
               "  m:\n");
    QVERIFY2(project.isValid(), problems(project).constData());
    const NetworkSpec n = *project.stack.network("n");
    QCOMPARE(n.enableIpv4, std::optional(false));
    QCOMPARE(n.enableIpv6, std::optional(true));
    QCOMPARE(n.ipamOptions, (StringMap{{"a", "b"}}));
    QCOMPARE(n.ipam.first().auxAddresses, (StringMap{{"host", "10.0.0.5"}}));
    QVERIFY(!project.stack.network("m")->enableIpv4);
    QVERIFY(!project.stack.network("m")->enableIpv6);
}

void tst_ToStack::attach()
{
    const LoadedProject project =
        loaded("services: {a: {image: i, attach: false}, b: {image: i}}\n");
    QVERIFY2(project.isValid(), problems(project).constData());
    QVERIFY(!project.stack.service("a")->attach);
    QVERIFY(project.stack.service("b")->attach);
}

QTEST_APPLESS_MAIN(tst_ToStack)
#include "tst_tostack.moc"
