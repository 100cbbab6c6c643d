#include "core/stack/labels.h"
#include "core/state/containerchoice.h"

#include <QTest>

using core::ContainerInfo;
using core::Error;
using core::PublishedPort;
using core::Stack;
using core::State;
using Status = core::ContainerInfo::Status;

class tst_ContainerChoice : public QObject
{
    Q_OBJECT

private slots:
    void unknownServices();
    void chosenInOrder();
    void replicas_data();
    void replicas();
    void wantedPorts_data();
    void wantedPorts();
    void publishedPorts();
    void addresses();
    void imageNames_data();
    void imageNames();
};

static ContainerInfo container(const QString &service, int number, Status status = Status::Running)
{
    return {.name = QStringLiteral("shop-%1-%2").arg(service).arg(number),
            .image = "localhost/app:1",
            .status = status,
            .labels = {{core::label::project, "shop"},
                       {core::label::service, service},
                       {core::label::number, QString::number(number)}}};
}

static Stack shop()
{
    return {.project = "shop", .services = {{.name = "web"}, {.name = "later"}}};
}

static State state()
{
    ContainerInfo oneOff = container("web", 9);
    oneOff.labels[core::label::oneOff] = "True";
    return {.containers = {container("web", 2, Status::Paused),
                           oneOff,
                           container("web", 1, Status::Exited),
                           container("orphan", 1),
                           container("done", 1, Status::Exited)}};
}

static QStringList names(const QList<ContainerInfo> &containers)
{
    QStringList list;
    for (const ContainerInfo &one : containers)
        list << one.name;
    return list;
}

void tst_ContainerChoice::unknownServices()
{
    QVERIFY(core::checkKnown(shop(), state(), {}));
    QVERIFY(core::checkKnown(shop(), state(), {"web", "later", "orphan"}));
    const auto refused = core::checkKnown(shop(), state(), {"web", "nope"});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::NotFound);
    QCOMPARE(refused.error().summary, "There is no service \"nope\" in shop.");
    QVERIFY(!core::checkKnown({.project = "shop"}, state(), {"later"}));
}

void tst_ContainerChoice::chosenInOrder()
{
    const auto all = core::chosenContainers(state(), {});
    QCOMPARE(names(all), (QStringList{"shop-done-1", "shop-orphan-1", "shop-web-1", "shop-web-2"}));
    QCOMPARE(names(core::onlyRunning(all)), (QStringList{"shop-orphan-1", "shop-web-2"}));
    QCOMPARE(names(core::chosenContainers(state(), {"done"})), QStringList{"shop-done-1"});
}

void tst_ContainerChoice::replicas_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("running");
    QTest::addColumn<QString>("name"); // or what is wrong

    QTest::newRow("the first") << "web" << 0 << false << "shop-web-1";
    QTest::newRow("the first that runs") << "web" << 0 << true << "shop-web-2";
    QTest::newRow("a certain one") << "web" << 2 << false << "shop-web-2";
    QTest::newRow("one that does not run")
        << "web" << 1 << true << "Service \"web\" is not running.";
    QTest::newRow("one that is not there")
        << "web" << 3 << true << "Service \"web\" has no container number 3.";
    QTest::newRow("of no spec") << "orphan" << 0 << true << "shop-orphan-1";
    QTest::newRow("none yet, to run in")
        << "later" << 0 << true << "Service \"later\" is not running.";
    QTest::newRow("none yet") << "later" << 0 << false << "Service \"later\" has no container.";
    QTest::newRow("unknown") << "nope" << 0 << true << "There is no service \"nope\" in shop.";
    QTest::newRow("unknown, and a number")
        << "nope" << 1 << true << "There is no service \"nope\" in shop.";
}

void tst_ContainerChoice::replicas()
{
    QFETCH(const QString, service);
    QFETCH(const int, index);
    QFETCH(const bool, running);
    const auto found = core::replicaAt(shop(), state(), service, index, running);
    QTEST(found ? found->name : found.error().summary, "name");
    if (!found)
        QCOMPARE(found.error().kind, Error::Kind::NotFound);
}

void tst_ContainerChoice::wantedPorts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("port"); // empty = wrong usage

    QTest::newRow("a number") << "80"
                              << ""
                              << "80/tcp";
    QTest::newRow("with a protocol") << "53/UDP"
                                     << ""
                                     << "53/udp";
    QTest::newRow("beside it") << "53"
                               << "udp"
                               << "53/udp";
    QTest::newRow("twice the same") << "53/udp"
                                    << "udp"
                                    << "53/udp";
    QTest::newRow("two that differ") << "53/udp"
                                     << "tcp"
                                     << "";
    QTest::newRow("no number") << "http"
                               << ""
                               << "";
    QTest::newRow("none") << "0"
                          << ""
                          << "";
    QTest::newRow("too large") << "65536"
                               << ""
                               << "";
    QTest::newRow("no protocol") << "80/"
                                 << ""
                                 << "";
    QTest::newRow("another protocol") << "80/sctp"
                                      << ""
                                      << "";
}

void tst_ContainerChoice::wantedPorts()
{
    QFETCH(const QString, text);
    QFETCH(const QString, protocol);
    const auto port = core::wantedPort(text, protocol);
    QTEST(port ? QStringLiteral("%1/%2").arg(port->containerPort).arg(port->protocol) : QString(),
          "port");
    if (!port)
        QCOMPARE(port.error().kind, Error::Kind::Usage);
}

void tst_ContainerChoice::publishedPorts()
{
    ContainerInfo web = container("web", 1);
    const PublishedPort http{.hostPort = 18000, .containerPort = 80};
    const PublishedPort dns{.hostPort = 18053, .containerPort = 53, .protocol = "udp"};
    web.ports = {http, dns, {.containerPort = 99}};
    QCOMPARE(*core::publishedPort(web, {.containerPort = 80}), http);
    QCOMPARE(*core::publishedPort(web, {.containerPort = 53, .protocol = "udp"}), dns);
    QCOMPARE(core::publishedPort(web, {.containerPort = 99}).error().summary,
             "Port 99/tcp of shop-web-1 is not published; what is published: 80/tcp, 53/udp.");
    QCOMPARE(core::publishedPort(container("web", 1), {.containerPort = 80}).error().summary,
             "Port 80/tcp of shop-web-1 is not published, and no other one is.");
}

void tst_ContainerChoice::addresses()
{
    QCOMPARE(core::addressText({.hostPort = 80}), "0.0.0.0:80");
    QCOMPARE(core::addressText({.hostIp = "127.0.0.1", .hostPort = 80}), "127.0.0.1:80");
    QCOMPARE(core::addressText({.hostIp = "::1", .hostPort = 80}), "[::1]:80");
}

void tst_ContainerChoice::imageNames_data()
{
    QTest::addColumn<QStringList>("references");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("tag");
    QTest::newRow("as asked for") << QStringList{"localhost/other:2", "localhost/app:1"}
                                  << "localhost/app"
                                  << "1";
    QTest::newRow("renamed") << QStringList{"127.0.0.1:5000/other:2"} << "127.0.0.1:5000/other"
                             << "2";
    QTest::newRow("nameless") << QStringList{} << "<none>"
                              << "<none>";
    QTest::newRow("only a digest") << QStringList{"localhost/app@sha256:00ab"} << "localhost/app"
                                   << "<none>";
}

void tst_ContainerChoice::imageNames()
{
    QFETCH(const QStringList, references);
    const core::ImageInfo image{.id = "ab", .references = references};
    const core::ImageName name = core::imageName(container("web", 1), &image);
    QTEST(name.repository, "repository");
    QTEST(name.tag, "tag");
    QCOMPARE(core::imageName(container("web", 1), nullptr), core::ImageName());
}

QTEST_APPLESS_MAIN(tst_ContainerChoice)
#include "tst_containerchoice.moc"
