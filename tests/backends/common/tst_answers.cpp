#include "backends/common/answers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace backends::common;
using core::ContainerInfo;

/// What runtimes answer to `inspect`, and what happens when the answer is not one.
class tst_Answers : public QObject
{
    Q_OBJECT

private slots:
    void inspected_data();
    void inspected();
    void broken_data();
    void broken();
    void wrongTypesCountAsAbsent();
    void garbageEndsSoon_data();
    void garbageEndsSoon();
    void images();
};

static QByteArray captured(const QString &file)
{
    QFile source(QStringLiteral(PERRY_TEST_DATA "/backends/") + file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

static core::Result<QList<ContainerInfo>> read(const QByteArray &output)
{
    return readList(output, QStringLiteral("Docker"), inspectedContainer);
}

void tst_Answers::inspected_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("docker") << "docker/inspect.json";
    QTest::newRow("podman") << "podman/inspect.json";
}

void tst_Answers::inspected()
{
    QFETCH(const QString, file);
    const auto containers = read(captured(file));
    QVERIFY(containers);
    QCOMPARE(containers->size(), 3);

    const ContainerInfo &web = containers->at(0);
    QCOMPARE(web.name, "shop-web-1");
    QCOMPARE(web.id.size(), 64);
    QCOMPARE(web.imageId.size(), 64);
    QCOMPARE(web.image, "localhost/bb:1");
    QCOMPARE(web.status, ContainerInfo::Status::Running);
    QCOMPARE(web.health, ContainerInfo::Health::Healthy);
    QCOMPARE(web.healthOutput, "fine");
    QCOMPARE(web.healthTest, QStringList({"CMD-SHELL", "test -f /bin/busybox && echo fine"}));
    QCOMPARE(web.project(), "shop");
    QCOMPARE(web.service(), "web");
    QCOMPARE(web.labels.value("note"), "a,b=\"c\"");
    QCOMPARE(web.networks, QStringList{"shop_front"});
    QCOMPARE(web.volumes, QStringList{"shop_data"});
    QCOMPARE(web.ports.size(), 6);
    QVERIFY(web.createdAt.isValid() && web.startedAt.isValid() && !web.finishedAt.isValid());

    const ContainerInfo &db = containers->at(1);
    QCOMPARE(db.health, ContainerInfo::Health::Unhealthy);
    QCOMPARE(db.healthOutput, "not yet");

    const ContainerInfo &migrate = containers->at(2);
    QCOMPARE(migrate.status, ContainerInfo::Status::Exited);
    QCOMPARE(migrate.health, ContainerInfo::Health::None);
    QCOMPARE(migrate.exitCode, 3);
    QVERIFY(migrate.finishedAt.isValid());
}

void tst_Answers::broken_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("size"); // -1: an error
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("line break") << QByteArray("\n") << 0;
    QTest::newRow("empty list") << QByteArray("[]\n") << 0;
    QTest::newRow("no name") << QByteArray(R"([{"Id":"a"}])") << 0;
    QTest::newRow("truncated") << captured("docker/inspect.json").left(5000) << -1;
    QTest::newRow("truncated line") << QByteArray("{\"Id\":\"a\",\"Name\":\"b\"}\n{\"Id\":") << -1;
    QTest::newRow("text") << QByteArray("Cannot connect to the daemon\n") << -1;
    QTest::newRow("a number") << QByteArray("7") << -1;
    QTest::newRow("list of numbers") << QByteArray("[1,2]") << -1;
    QTest::newRow("null") << QByteArray("null")
                          << 0; // a list without entries, as Go writes it at times
    QTest::newRow("not UTF-8") << QByteArray("[{\"Id\":\"\xff\xfe\"}]") << -1;
    QTest::newRow("zero bytes") << QByteArray(1000, '\0') << -1;
    QTest::newRow("one object") << QByteArray(R"({"Id":"a","Name":"b"})") << 1;
}

void tst_Answers::broken()
{
    QFETCH(const QByteArray, output);
    QFETCH(const int, size);
    const auto containers = read(output);
    QCOMPARE(bool(containers), size >= 0);
    if (containers) {
        QCOMPARE(containers->size(), size);
    } else {
        QCOMPARE(containers.error().kind, core::Error::Kind::Backend);
        QCOMPARE(containers.error().summary, "Docker gave an answer that Perry cannot read.");
    }
}

void tst_Answers::wrongTypesCountAsAbsent()
{
    const auto containers = read(R"([{"Id":"a","Name":"/b","Image":7,"Created":{},
        "State":{"Status":[],"ExitCode":99999999999999999999,"OOMKilled":"yes","Error":null,
                 "Health":{"Status":3,"Log":[{"Output":{}}]},"StartedAt":-5},
        "Config":{"Labels":["x"],"Healthcheck":"none","Image":false},
        "Mounts":{"Type":"volume"},
        "NetworkSettings":{"Networks":["n"],"Ports":{"80/tcp":"x","y":[1],"99999999999/tcp":null,
            "81/tcp":[{"HostIp":7,"HostPort":"99999999"}]}}},
        {"Id":"c","Name":"d","State":"running","Config":null,"NetworkSettings":[]}])");
    QVERIFY(containers);
    QCOMPARE(containers->size(), 2);
    const ContainerInfo &first = containers->first();
    QCOMPARE(first.name, "b");
    QCOMPARE(first.status, ContainerInfo::Status::Unknown);
    QVERIFY(first.exitCode >= 0 && first.exitCode <= 255);
    QVERIFY(first.labels.isEmpty() && first.networks.isEmpty() && first.volumes.isEmpty());
    for (const core::PublishedPort &port : first.ports)
        QVERIFY(port.hostPort >= 0 && port.hostPort <= 65535 && port.containerPort <= 65535);
}

void tst_Answers::garbageEndsSoon_data()
{
    constexpr qsizetype size = 10 * 1024 * 1024;
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("one letter") << QByteArray(size, 'x');
    QTest::newRow("open brackets") << QByteArray(size, '[');
    QTest::newRow("open objects") << QByteArray("{\"a\":").repeated(size / 5);
    QTest::newRow("line breaks") << QByteArray(size, '\n');
    QTest::newRow("an endless text") << "[{\"Id\":\"" + QByteArray(size, 'y');
    QTest::newRow("one long name") << "[{\"Id\":\"" + QByteArray(size, 'y') + "\",\"Name\":\"n\"}]";
}

void tst_Answers::garbageEndsSoon()
{
    QFETCH(const QByteArray, output);
    QElapsedTimer clock;
    clock.start();
    const auto containers = read(output);
    QVERIFY2(clock.elapsed() < 20000, QByteArray::number(clock.elapsed()));
    if (!containers)
        QVERIFY(containers.error().detail.size() < 5000);
}

void tst_Answers::images()
{
    const auto read = [](const QByteArray &output) {
        return readList(output, QStringLiteral("Docker"), inspectedImage);
    };
    for (const char *file : {"docker/images.ndjson", "podman/images.ndjson"}) {
        const auto images = read(captured(file));
        QVERIFY(images);
        QCOMPARE(images->size(), 1);
        QCOMPARE(images->first().id.size(), 64);
        QVERIFY(core::findImage(*images, "localhost/bb:1"));
    }
    const auto whole =
        read(R"({"Id":"da20a3bf609f","Size":2129805,"Created":"2026-11-26T20:57:14.622422668Z"})");
    QCOMPARE(whole->first().size, 2129805);
    const auto data = read(R"({"Id":"da20a3bf609f","Volumes":{"/data":{},"/log/":{}}})");
    QCOMPARE(data->first().volumes, QStringList({"/data", "/log/"}));
    QCOMPARE(whole->first().created.toString(Qt::ISODateWithMs), "2026-11-26T20:57:14.622Z");
    const auto untagged =
        read("{\"Id\":\"sha256:ab\",\"RepoTags\":null,\"RepoDigests\":[\"x@y\"]}");
    QVERIFY(untagged);
    QCOMPARE(untagged->first().references, QStringList{"x@y"});
    QCOMPARE(read("{\"RepoTags\":[\"a\"]}")->size(), 0);
}

QTEST_APPLESS_MAIN(tst_Answers)
#include "tst_answers.moc"
