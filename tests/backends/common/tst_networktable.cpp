#include "dialects.h"

#include "backends/common/networktable.h"

using namespace backends::common;
using core::NetworkSpec;
using core::VolumeSpec;
using Change = std::function<void(NetworkSpec &)>;


/// What runtimes of different versions are told of a network or a volume, and what gets lost.
class tst_NetworkTable : public QObject
{
    Q_OBJECT

private slots:
    void networks_data();
    void networks();
    void volumesAreToldWhole();
};

void tst_NetworkTable::networks_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("lost");
    const auto row = [](const char *name, Change change, const QList<Expectation> &expected) {
        addGateRows(name, change, expected);
    };

    row("nothing", [](NetworkSpec &) {}, {{"docker* podman*", ""}});
    row("what everybody knows",
        [](NetworkSpec &n) {
            n.driver = "macvlan";
            n.driverOptions = {{"parent", "eth0"}};
            n.internal = true;
            n.enableIpv6 = true;
            n.ipam = {{.subnet = "10.0.0.0/24", .gateway = "10.0.0.1", .ipRange = "10.0.0.128/25"},
                      {.subnet = "fd00::/64"}};
        },
        {{"docker* podman*",
          "--driver macvlan --opt parent=eth0 --internal --ipv6 --subnet 10.0.0.0/24 --ip-range "
          "10.0.0.128/25 --gateway 10.0.0.1 --subnet fd00::/64"}});
    row("attachable",
        [](NetworkSpec &n) { n.attachable = true; },
        {{"docker*", "--attachable"}, {"podman*", ""}});
    row("docker's options",
        [](NetworkSpec &n) {
            n.driverOptions = {{"com.docker.network.driver.mtu", "1400"},
                               {"com.docker.network.bridge.name", "br7"},
                               {"com.docker.network.bridge.enable_icc", "false"}};
        },
        {{"docker*",
          "--opt com.docker.network.bridge.enable_icc=false --opt "
          "com.docker.network.bridge.name=br7 --opt com.docker.network.driver.mtu=1400"},
         {"podman4*",
          "--opt mtu=1400",
          "networks.net.driver_opts.com.docker.network.bridge.enable_icc dropped; "
          "networks.net.driver_opts.com.docker.network.bridge.name dropped"},
         {"podman5*",
          "--opt mtu=1400 --interface-name br7",
          "networks.net.driver_opts.com.docker.network.bridge.enable_icc dropped"}});
    row("without IPv4",
        [](NetworkSpec &n) { n.enableIpv4 = false; },
        {{"docker28", "--ipv4=false"},
         {"docker20 docker20new docker24 docker25 docker26 podman*",
          "",
          "networks.net.enable_ipv4 dropped"}});
    row("with IPv4",
        [](NetworkSpec &n) { n.enableIpv4 = true; },
        {{"docker28", "--ipv4"}, {"docker20 docker20new docker24 docker25 docker26 podman*", ""}});
    row("without IPv6",
        [](NetworkSpec &n) { n.enableIpv6 = false; },
        {{"docker* podman*", "--ipv6=false"}});
    row("docker's own address driver",
        [](NetworkSpec &n) { n.ipamDriver = "default"; },
        {{"docker*", "--ipam-driver default"}, {"podman*", ""}});
    row("another address driver",
        [](NetworkSpec &n) {
            n.ipamDriver = "dhcp";
            n.ipamOptions = {{"a", "b"}};
        },
        {{"docker*", "--ipam-driver dhcp --ipam-opt a=b"},
         {"podman*", "--ipam-driver dhcp", "networks.net.ipam.options dropped"}});
    row("addresses that nobody gets",
        [](NetworkSpec &n) {
            n.ipam = {{.subnet = "10.0.0.0/24",
                       .auxAddresses = {{"host", "10.0.0.5"}, {"other", "10.0.0.6"}}}};
        },
        {{"docker*",
          "--subnet 10.0.0.0/24 --aux-address host=10.0.0.5 --aux-address other=10.0.0.6"},
         {"podman*", "--subnet 10.0.0.0/24", "networks.net.ipam.config.aux_addresses dropped"}});
}

void tst_NetworkTable::networks()
{
    QFETCH(const Change, change);
    QFETCH(const Dialect, dialect);
    NetworkSpec spec = {.key = "net", .name = "shop_net"};
    change(spec);
    Words words;
    addFlags(words, networkTable(), spec, dialect);
    Losses losses("some", {}, dialect.family);
    addLosses(losses, networkTable(), spec, dialect);
    QTEST(wordsText(words.list()), "told");
    QTEST(lossesText(losses.warnings()), "lost");
}

void tst_NetworkTable::volumesAreToldWhole()
{
    const VolumeSpec spec = {.key = "v",
                             .name = "shop_v",
                             .driver = "local",
                             .driverOptions = {{"type", "nfs"}, {"o", "addr=a,rw"}}};
    for (const KnownDialect &known : knownDialects()) {
        Words words;
        addFlags(words, volumeTable(), spec, known.dialect);
        QCOMPARE(wordsText(words.list()), "--driver local --opt o=addr=a,rw --opt type=nfs");
        Losses losses("some", {}, known.dialect.family);
        addLosses(losses, volumeTable(), spec, known.dialect);
        QVERIFY(losses.warnings().isEmpty());
    }
}

QTEST_APPLESS_MAIN(tst_NetworkTable)
#include "tst_networktable.moc"
