#include "dialects.h"

#include "backends/common/flags.h"

#include "core/stack/labels.h"

using namespace backends::common;
using core::ContainerSpec;
using core::Mount;
using Change = std::function<void(ContainerSpec &)>;
using namespace std::chrono_literals;


/// What runtimes of different versions are told of a container, and what gets lost.
class tst_FlagGates : public QObject
{
    Q_OBJECT

private slots:
    void gates_data();
    void gates();
    void rootlessContainersHaveNoOldLimits();
    void unknownControlGroupsAreTriedAnyway();
    void whoRunsHealthChecks();
    void losesNothingOfAnEmptyContainer();

private:
    static void processRows();
    static void networkRows();
    static void mountRows();
    static void deviceRows();
    static void limitRows();
};

void tst_FlagGates::gates_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("lost");
    processRows();
    networkRows();
    mountRows();
    deviceRows();
    limitRows();
}

static void row(const char *name, Change change, const QList<Expectation> &expectations)
{
    addGateRows(name, change, expectations);
}

void tst_FlagGates::processRows()
{
    row("annotations",
        [](ContainerSpec &s) {
            s.settings.annotations = {{"a", "b,c"}};
        },
        {{"docker20 docker20new", "img", "annotations dropped"},
         {"docker24 docker25 docker26 docker28 podman5*", "--annotation a=b,c img"},
         {"podman4*", "--annotation '\"a=b,c\"' img"}});
    row("runtime",
        [](ContainerSpec &s) { s.settings.runtime = "runsc"; },
        {{"docker*", "--runtime runsc img"}, {"podman*", "--runtime runsc (verb) img"}});
    row("isolation",
        [](ContainerSpec &s) { s.settings.isolation = "hyperv"; },
        {{"docker* podman*", "img", "isolation dropped"}});
    row("the usual isolation",
        [](ContainerSpec &s) { s.settings.isolation = "default"; },
        {{"docker* podman*", "img"}});
    row("credential spec",
        [](ContainerSpec &s) { s.settings.credentialSpec = "file://a.json"; },
        {{"docker* podman*", "img", "credential_spec dropped"}});
    row("grace in parts of a second",
        [](ContainerSpec &s) { s.settings.stopGracePeriod = 1500ms; },
        {{"docker* podman*", "--stop-timeout 1 img", "stop_grace_period translated"}});
    row("host's names",
        [](ContainerSpec &s) { s.settings.uts = "host"; },
        {{"docker* podman*", "--uts host img"}});
    row("names of another namespace",
        [](ContainerSpec &s) { s.settings.uts = "private"; },
        {{"docker*", "img", "uts dropped"}, {"podman*", "--uts private img"}});
    row("users of another namespace",
        [](ContainerSpec &s) { s.settings.usernsMode = "keep-id"; },
        {{"docker*", "img", "userns_mode dropped"}, {"podman*", "--userns keep-id img"}});
    row("a log driver of docker's",
        [](ContainerSpec &s) {
            s.settings.logDriver = "syslog";
            s.settings.logOptions = {{"tag", "t"}};
        },
        {{"docker*", "--log-driver syslog --log-opt tag=t img"},
         {"podman*", "img", "logging.driver dropped; logging.options.tag dropped"}});
    row("a log driver of nobody's",
        [](ContainerSpec &s) { s.settings.logDriver = "nonsense"; },
        {{"docker* podman*", "--log-driver nonsense img"}});
    row("a log driver that podman names otherwise",
        [](ContainerSpec &s) {
            s.settings.logDriver = "local";
            s.settings.logOptions = {{"max-file", "2"}, {"max-size", "1m"}};
        },
        {{"docker*", "--log-driver local --log-opt max-file=2 --log-opt max-size=1m img"},
         {"podman*",
          "--log-driver k8s-file --log-opt max-file=2 --log-opt max-size=1m img",
          "logging.driver translated; logging.options.max-file dropped"}});
    row("start interval",
        [](ContainerSpec &s) {
            s.settings.healthcheck = core::HealthCheck{.startPeriod = 9s, .startInterval = 1s};
        },
        {{"docker20 docker20new docker24 podman*",
          "--health-start-period 9s img",
          "healthcheck.start_interval dropped"},
         {"docker25 docker26 docker28",
          "--health-start-period 9s --health-start-interval 1s img"}});
    row("a health test in words",
        [](ContainerSpec &s) {
            s.settings.healthcheck = core::HealthCheck{.test = {"CMD", "a", "b c"}};
        },
        {{"docker*", "--health-cmd 'a '\\''b c'\\''' img", "healthcheck.test translated"},
         {"podman*", "--health-cmd '[\"a\",\"b c\"]' img"}});
    row("a health test that podman would misread",
        [](ContainerSpec &s) {
            s.settings.healthcheck = core::HealthCheck{.test = {"CMD", "none", "b"}};
        },
        {{"docker*", "--health-cmd 'none b' img", "healthcheck.test translated"},
         {"podman*",
          "--health-cmd '[\"CMD-SHELL\",\"none b\"]' img",
          "healthcheck.test translated"}});
    row("the docker socket",
        [](ContainerSpec &s) { s.settings.useApiSocket = true; },
        {{"docker20 docker24 docker25 docker26 podman*", "img", "use_api_socket dropped"},
         {"docker20new docker28", "--use-api-socket img"}});
}

void tst_FlagGates::networkRows()
{
    row("domain name only",
        [](ContainerSpec &s) { s.settings.domainname = "d.org"; },
        {{"docker*", "--domainname d.org img"}, {"podman*", "img", "domainname dropped"}});
    row("domain name and host name",
        [](ContainerSpec &s) {
            s.settings.hostname = "h";
            s.settings.domainname = "d.org";
        },
        {{"docker*", "--hostname h --domainname d.org img"},
         {"podman*", "--hostname h.d.org img", "domainname translated"}});
    row("external link",
        [](ContainerSpec &s) { s.settings.externalLinks = {"other:o"}; },
        {{"docker*", "--link other:o img"}, {"podman*", "img", "external_links dropped"}});
    row("the host's gateway",
        [](ContainerSpec &s) {
            s.settings.extraHosts = {"h=host-gateway", "a=1.2.3.4"};
        },
        {{"docker* podman4.9 podman5*", "--add-host h:host-gateway --add-host a:1.2.3.4 img"},
         {"podman4.3", "--add-host a:1.2.3.4 img", "extra_hosts.h dropped"}});
    row("one port of a range",
        [](ContainerSpec &s) { s.settings.ports = {{.published = "8000-8002", .target = 80}}; },
        {{"docker*", "--publish 8000-8002:80/tcp img"},
         {"podman*", "--publish 8000:80/tcp img", "ports[8000-8002:80/tcp].published translated"}});
    row("one port of a range for the fifth replica",
        [](ContainerSpec &s) {
            s.labels = {{core::label::number, "5"}};
            s.settings.ports = {{.published = "8000-8002", .target = 80}};
        },
        {{"docker*",
          "--label com.docker.compose.container-number=5 --publish 8000-8002:80/tcp img"},
         {"podman*",
          "--label com.docker.compose.container-number=5 --publish 8001:80/tcp img",
          "ports[8000-8002:80/tcp].published translated"}});
    row("MAC address of a network",
        [](ContainerSpec &s) {
            s.networks = {{.network = "n", .macAddress = "02:00:00:00:00:01"}};
        },
        {{"docker20 docker24 docker25 docker26 docker28",
          "--network n --mac-address 02:00:00:00:00:01 img"},
         {"docker20new", "--network n img", "networks.n.mac_address dropped"},
         {"podman*", "--network n:mac=02:00:00:00:00:01 img"}});
    row("MAC address without a network of its own",
        [](ContainerSpec &s) {
            s.networkMode = "bridge";
            s.settings.macAddress = "02:00:00:00:00:01";
        },
        {{"docker20 docker24 docker25 docker26 docker28 podman*",
          "--network bridge --mac-address 02:00:00:00:00:01 img"},
         {"docker20new", "--network bridge img", "mac_address dropped"}});
    row("MAC address of another container's network",
        [](ContainerSpec &s) {
            s.networkMode = "container:x";
            s.settings.macAddress = "02:00:00:00:00:01";
        },
        {{"docker* podman*", "--network container:x img", "mac_address dropped"}});
    row("MAC address of a second network",
        [](ContainerSpec &s) {
            s.networks = {{.network = "n"}, {.network = "m", .macAddress = "02:00:00:00:00:01"}};
        },
        {{"docker20 docker20new docker24", "--network n img", "networks.m.mac_address dropped"},
         {"docker25 docker26 docker28",
          "--network n --network name=m,mac-address=02:00:00:00:00:01 img"},
         {"podman*", "--network n --network m:mac=02:00:00:00:00:01 img"}});
    row("link-local addresses",
        [](ContainerSpec &s) {
            s.labels = {{core::label::project, "shop"}};
            s.networks = {{.network = "shop_n", .linkLocalIps = {"169.254.1.1", "169.254.1.2"}}};
        },
        {{"docker*",
          "--label com.docker.compose.project=shop --network shop_n --link-local-ip 169.254.1.1 "
          "--link-local-ip 169.254.1.2 img"},
         {"podman*",
          "--label com.docker.compose.project=shop --network shop_n img",
          "networks.n.link_local_ips dropped"}});
    row("driver options",
        [](ContainerSpec &s) {
            s.networks = {{.network = "n",
                           .aliases = {"A"},
                           .driverOptions = {{"com.docker.x", "1,2"}, {"mode", "l2"}}}};
        },
        {{"docker*",
          "--network 'name=n,\"driver-opt=com.docker.x=1,2\",driver-opt=mode=l2' --network-alias A "
          "img"},
         {"podman4* podman5.0",
          "--network n:alias=A img",
          "networks.n.driver_opts.com.docker.x dropped; networks.n.driver_opts.mode dropped"},
         {"podman5.4",
          "--network n:alias=A,mode=l2 img",
          "networks.n.driver_opts.com.docker.x dropped"}});
    row("driver options that docker would fold",
        [](ContainerSpec &s) {
            s.networks = {{.network = "n", .driverOptions = {{"x", "Y"}}}};
        },
        {{"docker*", "--network n img", "networks.n.driver_opts dropped"},
         {"podman4* podman5.0", "--network n img", "networks.n.driver_opts.x dropped"},
         {"podman5.4", "--network n:x=Y img"}});
    row("name of the interface",
        [](ContainerSpec &s) { s.networks = {{.network = "n", .interfaceName = "eth7"}}; },
        {{"docker20 docker20new docker24 docker25 docker26",
          "--network n img",
          "networks.n.interface_name dropped"},
         {"docker28", "--network name=n,driver-opt=com.docker.network.endpoint.ifname=eth7 img"},
         {"podman*", "--network n:interface_name=eth7 img"}});
    row("docker's option for the name of the interface",
        [](ContainerSpec &s) {
            s.networks = {{.network = "n",
                           .driverOptions = {{"com.docker.network.endpoint.ifname", "eth7"}}}};
        },
        {{"docker*", "--network name=n,driver-opt=com.docker.network.endpoint.ifname=eth7 img"},
         {"podman*", "--network n:interface_name=eth7 img"}});
    row("priority of the gateway",
        [](ContainerSpec &s) {
            s.networks = {{.network = "n"}, {.network = "m", .gatewayPriority = 5}};
        },
        {{"docker20 docker20new docker24", "--network n img", "networks.m.gw_priority dropped"},
         {"docker25 docker26",
          "--network n --network name=m img",
          "networks.m.gw_priority dropped"},
         {"docker28", "--network n --network name=m,gw-priority=5 img"},
         {"podman*", "--network n --network m img", "networks.m.gw_priority dropped"}});
}

void tst_FlagGates::mountRows()
{
    using Type = Mount::Type;
    row("part of a volume",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.source = "v", .target = "/v", .subpath = "a/b"}};
        },
        {{"docker20 docker20new docker24 docker25 podman4* podman5.0",
          "--volume v:/v img",
          "volumes[/v].volume.subpath dropped"},
         {"docker26 docker28 podman5.4",
          "--mount type=volume,source=v,target=/v,volume-subpath=a/b img"}});
    row("part of a volume that is not copied to",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.source = "v", .target = "/v", .noCopy = true, .subpath = "a"}};
        },
        {{"docker20 docker20new docker24 docker25 podman4* podman5.0",
          "--volume v:/v:nocopy img",
          "volumes[/v].volume.subpath dropped"},
         {"docker26 docker28",
          "--mount type=volume,source=v,target=/v,volume-nocopy=true,volume-subpath=a img"},
         {"podman5.4",
          "--mount type=volume,source=v,target=/v,volume-subpath=a img",
          "volumes[/v].volume.nocopy dropped"}});
    row("labels of a volume",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.target = "/v", .labels = {{"a", "b,c"}}}};
        },
        {{"docker*", "--mount 'type=volume,target=/v,\"volume-label=a=b,c\"' img"},
         {"podman*", "--volume /v img", "volumes[/v].volume.labels dropped"}});
    row("anonymous volume with an SELinux label",
        [](ContainerSpec &s) { s.settings.mounts = {{.target = "/v", .selinux = "z"}}; },
        {{"docker* podman*",
          "--mount type=volume,target=/v img",
          "volumes[/v].bind.selinux dropped"}});
    const auto folder = [](const char *recursive, const char *selinux = "") {
        return [recursive, selinux](ContainerSpec &s) {
            s.settings.mounts = {{.type = Type::Bind,
                                  .source = "/s",
                                  .target = "/t",
                                  .readOnly = true,
                                  .selinux = selinux,
                                  .recursive = recursive}};
        };
    };
    row("folder with what is mounted below",
        folder("enabled"),
        {{"docker* podman*", "--mount type=bind,source=/s,target=/t,ro img"}});
    row("folder without what is mounted below",
        folder("disabled"),
        {{"docker20 docker24 podman*",
          "--mount type=bind,source=/s,target=/t,ro,bind-nonrecursive=true img"},
         {"docker20new docker25 docker26 docker28",
          "--mount type=bind,source=/s,target=/t,ro,bind-recursive=disabled img"}});
    row("folder, writable below",
        folder("writable"),
        {{"docker20 docker20new docker24 podman*", "--mount type=bind,source=/s,target=/t,ro img"},
         {"docker25 docker26 docker28",
          "--mount type=bind,source=/s,target=/t,ro,bind-recursive=writable img"}});
    row("folder, read-only below",
        folder("readonly"),
        {{"docker20 docker20new docker24 podman*",
          "--mount type=bind,source=/s,target=/t,ro img",
          "volumes[/t].bind.recursive dropped"},
         {"docker25 docker26 docker28",
          "--mount type=bind,source=/s,target=/t,ro,bind-recursive=readonly img"}});
    row("labelled folder without what is mounted below",
        folder("disabled", "Z"),
        {{"docker20 docker24",
          "--mount type=bind,source=/s,target=/t,ro,bind-nonrecursive=true img",
          "volumes[/t].bind.selinux dropped"},
         {"docker20new docker25 docker26 docker28",
          "--mount type=bind,source=/s,target=/t,ro,bind-recursive=disabled img",
          "volumes[/t].bind.selinux dropped"},
         {"podman*",
          "--mount type=bind,source=/s,target=/t,ro,bind-nonrecursive=true,relabel=private img"}});
    row("image",
        [](ContainerSpec &s) {
            s.settings.mounts = {
                {.type = Type::Image, .source = "i:1", .target = "/i", .readOnly = true}};
        },
        {{"docker20 docker20new docker24 docker25 docker26", "img", "volumes[/i].type dropped"},
         {"docker28 podman*", "--mount type=image,source=i:1,target=/i img"}});
    row("part of an image",
        [](ContainerSpec &s) {
            s.settings.mounts = {
                {.type = Type::Image, .source = "i", .target = "/i", .subpath = "a"}};
        },
        {{"docker20 docker20new docker24 docker25 docker26", "img", "volumes[/i].type dropped"},
         {"docker28", "--mount type=image,source=i,target=/i,image-subpath=a img"},
         {"podman4* podman5.0",
          "--mount type=image,source=i,target=/i img",
          "volumes[/i].image.subpath dropped"},
         {"podman5.4", "--mount type=image,source=i,target=/i,subpath=a img"}});
    row("pipe and cluster",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = Type::NamedPipe, .source = "p", .target = "/p"},
                                 {.type = Type::Cluster, .source = "c", .target = "/c"}};
        },
        {{"docker* podman*", "img", "volumes[/p].type dropped; volumes[/c].type dropped"}});
    row("storage options",
        [](ContainerSpec &s) {
            s.settings.storageOptions = {{"size", "1G"}};
        },
        {{"docker* podman*", "--storage-opt size=1G img"}});
}

void tst_FlagGates::deviceRows()
{
    row("device by its CDI name",
        [](ContainerSpec &s) {
            s.settings.devices = {"/dev/a:/dev/a:r", "v.com/c=n"};
        },
        {{"docker20 docker20new docker24",
          "--device /dev/a:/dev/a:r img",
          "devices[v.com/c=n] dropped"},
         {"docker25 docker26 docker28 podman*",
          "--device /dev/a:/dev/a:r --device v.com/c=n img"}});
    row("device rules",
        [](ContainerSpec &s) { s.settings.deviceCgroupRules = {"c 1:3 mr"}; },
        {{"docker* podman*", "--device-cgroup-rule 'c 1:3 mr' img"}});
    row("all graphics cards",
        [](ContainerSpec &s) {
            s.settings.deviceRequests = {{.count = -1, .capabilities = {"gpu"}}};
        },
        {{"docker*", "--gpus count=all img"},
         {"podman*", "--device nvidia.com/gpu=all img", "gpus translated"}});
    row("some graphics cards",
        [](ContainerSpec &s) {
            s.settings.deviceRequests = {{.driver = "nvidia",
                                          .ids = {"0", "GPU-3"},
                                          .capabilities = {"gpu", "utility", "compute"},
                                          .options = {{"a", "b"}, {"c", "d"}}},
                                         {.count = 2, .capabilities = {"gpu"}}};
        },
        {{"docker*",
          "--gpus "
          "'driver=nvidia,\"device=0,GPU-3\",\"capabilities=utility,compute\",\"options=a=b,c=d\"' "
          "--gpus count=2 img"},
         {"podman*",
          "--device nvidia.com/gpu=0 --device nvidia.com/gpu=GPU-3 --device nvidia.com/gpu=0 "
          "--device nvidia.com/gpu=1 img",
          "gpus translated; gpus.options dropped; gpus translated"}});
    row("requested by CDI names",
        [](ContainerSpec &s) {
            s.settings.deviceRequests = {{.driver = "cdi", .ids = {"v.com/c=n"}}};
        },
        {{"docker20 docker20new docker24", "img", "gpus dropped"},
         {"docker25 docker26 docker28 podman*", "--device v.com/c=n img"}});
    row("devices that are no graphics cards",
        [](ContainerSpec &s) {
            s.settings.deviceRequests = {{.driver = "x", .count = 1, .capabilities = {"tpu"}}};
        },
        {{"docker* podman*", "img", "gpus dropped"}});
    row("other graphics cards",
        [](ContainerSpec &s) {
            s.settings.deviceRequests = {{.driver = "amd", .count = 1, .capabilities = {"gpu"}}};
        },
        {{"docker*", "--gpus driver=amd,count=1 img"}, {"podman*", "img", "gpus dropped"}});
}

void tst_FlagGates::limitRows()
{
    row("processor limits",
        [](ContainerSpec &s) {
            s.settings.cpuset = "0-1,3";
            s.settings.cpuShares = 300;
            s.settings.cpuPeriod = 50000;
            s.settings.cpuQuota = 25000;
        },
        {{"docker* podman*",
          "--cpuset-cpus 0-1,3 --cpu-shares 300 --cpu-period 50000 --cpu-quota 25000 img"}});
    row("real-time limits",
        [](ContainerSpec &s) {
            s.settings.cpuRealtimePeriod = 1000;
            s.settings.cpuRealtimeRuntime = 500;
        },
        {{"docker* podman4*", "--cpu-rt-period 1000 --cpu-rt-runtime 500 img"},
         {"podman5*", "img", "cpu_rt_period dropped; cpu_rt_runtime dropped"}});
    row("processors of Windows containers",
        [](ContainerSpec &s) {
            s.settings.cpuCount = 2;
            s.settings.cpuPercent = "12.5";
        },
        {{"docker* podman*", "img", "cpu_count dropped; cpu_percent dropped"}});
    row("memory",
        [](ContainerSpec &s) {
            s.settings.memorySwappiness = 0;
            s.settings.oomKillDisable = true;
            s.settings.oomScoreAdj = -5;
        },
        {{"docker* podman4*", "--memory-swappiness 0 --oom-kill-disable --oom-score-adj -5 img"},
         {"podman5*",
          "--oom-score-adj -5 img",
          "mem_swappiness dropped; oom_kill_disable dropped"}});
    row("control groups",
        [](ContainerSpec &s) {
            s.settings.cgroup = "private";
            s.settings.cgroupParent = "/p";
        },
        {{"docker* podman*", "--cgroupns private --cgroup-parent /p img"}});
    row("block devices",
        [](ContainerSpec &s) {
            s.settings.blockIo = {.weight = 300,
                                  .weights = {{"/dev/a", 400}},
                                  .readBytes = {{"/dev/a", 1}, {"/dev/b", 2}},
                                  .readOperations = {{"/dev/a", 3}},
                                  .writeBytes = {{"/dev/a", 4}},
                                  .writeOperations = {{"/dev/a", 5}}};
        },
        {{"docker* podman*",
          "--blkio-weight 300 --blkio-weight-device /dev/a:400 --device-read-bps /dev/a:1 "
          "--device-read-bps /dev/b:2 --device-read-iops /dev/a:3 --device-write-bps /dev/a:4 "
          "--device-write-iops /dev/a:5 img"}});
}

/// The words of a whole call, without those that every call has.
static QString toldText(const ContainerSpec &spec, const Dialect &dialect)
{
    Words words(globalWords(spec, dialect));
    if (!words.list().isEmpty())
        words.add("(verb)");
    addContainerFlags(words, spec, dialect);
    addImageAndCommand(words, spec, dialect);
    return wordsText(words.list()).remove("--pull never ").replace("'(verb)'", "(verb)");
}

static QString lostText(const ContainerSpec &spec, const Dialect &dialect)
{
    Losses losses("some", "web", dialect.family);
    addLosses(losses, containerTable(), spec, dialect);
    return lossesText(losses.warnings());
}

void tst_FlagGates::gates()
{
    QFETCH(const Change, change);
    QFETCH(const Dialect, dialect);
    ContainerSpec spec = {.image = "img"};
    change(spec);
    QTEST(toldText(spec, dialect), "told");
    QTEST(lostText(spec, dialect), "lost");
}

void tst_FlagGates::rootlessContainersHaveNoOldLimits()
{
    ContainerSpec spec = {.image = "img"};
    spec.settings.cpus = "0.5";
    spec.settings.pidsLimit = 7;
    spec.settings.blockIo.weight = 10;
    const auto lost = [&](const char *groups, const char *mode) {
        return lostText(spec,
                        podmanDialect({.version = "4.3.1", .mode = mode, .cgroupVersion = groups}));
    };
    QCOMPARE(lost("v1", "rootless"), "cpus dropped; pids_limit dropped; blkio_config dropped");
    QCOMPARE(lost("v2", "rootless"), "");
    QCOMPARE(lost("v1", "rootful"), "");
}

void tst_FlagGates::unknownControlGroupsAreTriedAnyway()
{
    ContainerSpec spec = {.image = "img"};
    spec.settings.oomKillDisable = true;
    const Dialect unknown = dockerDialect({.version = "28.2.2"});
    QCOMPARE(toldText(spec, unknown), "--oom-kill-disable img");
    QCOMPARE(lostText(spec, unknown), "");
}

void tst_FlagGates::whoRunsHealthChecks()
{
    ContainerSpec spec = {.image = "img"};
    spec.settings.healthcheck = core::HealthCheck{.test = {"CMD-SHELL", "true"}};
    const core::BackendInfo info = {.version = "4.3.1", .runsHealthChecks = false};
    QCOMPARE(lostText(spec, podmanDialect(info)), "healthcheck emulated");
    spec.settings.healthcheck->disabled = true;
    QCOMPARE(lostText(spec, podmanDialect(info)), "");
}

void tst_FlagGates::losesNothingOfAnEmptyContainer()
{
    for (const KnownDialect &known : knownDialects()) {
        QCOMPARE(lostText({.image = "img"}, known.dialect), "");
        QCOMPARE(toldText({.image = "img"}, known.dialect), "img");
    }
}

QTEST_APPLESS_MAIN(tst_FlagGates)
#include "tst_flaggates.moc"
