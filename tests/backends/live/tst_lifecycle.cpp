#include "testedruntime.h"

#include "core/stack/labels.h"

#include <QProcess>
#include <QTest>

using core::ContainerInfo;
using core::ContainerSpec;

/// The way of a small stack through the real runtimes: made, looked at, stopped, removed.
class tst_Lifecycle : public QObject
{
    Q_OBJECT

public:
    explicit tst_Lifecycle(const QString &name)
        : m_name(name)
    {}

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_live.reset(); }
    void aStackFromCreateToRemove();
    void entrypointAndCommand_data();
    void entrypointAndCommand();
    void logsHaveTimesAndStreams();
    void eventsTellWhatHappens();
    void missingImagesDoNotHideTheOthers();
    void missingContainersDoNotHinder();

private:
    QList<ContainerInfo> listed(const core::ContainerFilter &filter) const;
    void succeeds(const core::CommandLine &command) const;

    const QString m_name;
    std::unique_ptr<TestedRuntime> m_live;
};

void tst_Lifecycle::initTestCase()
{
    m_live = std::make_unique<TestedRuntime>(m_name);
    REQUIRE_RUNTIME(m_live->missing());
}

void tst_Lifecycle::cleanup()
{
    m_live->remove({m_live->named("web"), m_live->named("old"), m_live->named("short")});
    for (const char *name : {"front", "Back"})
        TestedRuntime::run(m_live->protocol().removeNetwork(m_live->named(name)));
    TestedRuntime::run(m_live->protocol().removeVolume(m_live->named("data")));
}

QList<ContainerInfo> tst_Lifecycle::listed(const core::ContainerFilter &filter) const
{
    const auto result = TestedRuntime::run(m_live->protocol().listContainers(filter));
    const auto list = m_live->protocol().parseContainerList(result.output);
    return list ? *list : QList<ContainerInfo>();
}

void tst_Lifecycle::succeeds(const core::CommandLine &command) const
{
    const core::ProcessResult result = TestedRuntime::run(command);
    QVERIFY2(result.succeeded(), described(command, result).constData());
}

void tst_Lifecycle::aStackFromCreateToRemove()
{
    const core::Protocol &protocol = m_live->protocol();
    const QString project = m_live->named("project");
    const core::StringMap labels = {{core::label::project, project},
                                    {core::label::service, "web"},
                                    {core::label::number, "1"},
                                    {core::label::dependsOn, "db:service_healthy:false,x:y:true"},
                                    {"perry.test", "op, \"7\""},
                                    {core::label::perryOperation, m_live->named("operation")}};
    const int third = m_live->isPodman() ? 61 : 62;
    succeeds(
        protocol.createNetwork({.name = m_live->named("front"),
                                .driver = "bridge",
                                .driverOptions = {{"com.docker.network.driver.mtu", "1400"}},
                                .attachable = true,
                                .ipam = {{.subnet = QStringLiteral("10.233.%1.0/24").arg(third),
                                          .gateway = QStringLiteral("10.233.%1.1").arg(third)}}},
                               labels));
    succeeds(protocol.createNetwork({.name = m_live->named("Back"), .internal = true}, labels));
    succeeds(protocol.createVolume({.name = m_live->named("data")}, labels));

    ContainerSpec spec = m_live->sleeper("web");
    spec.labels = labels;
    spec.settings.ports = {
        {.hostIp = "127.0.0.1", .published = m_live->ports() + "51", .target = 80},
        {.published = m_live->ports() + "52", .target = 81}};
    spec.settings.mounts = {{.source = m_live->named("data"), .target = "/data"}};
    spec.networks = {{.network = m_live->named("front"),
                      .aliases = {"web", "www"},
                      .ipv4Address = QStringLiteral("10.233.%1.77").arg(third)},
                     {.network = m_live->named("Back"), .aliases = {"Inner"}}};
    for (const core::CommandLine &command : protocol.runContainer(spec))
        succeeds(command);

    const QList<ContainerInfo> byProject = listed({.project = project});
    QCOMPARE(byProject.size(), 1);
    const ContainerInfo container = byProject.first();
    QCOMPARE(container.name, spec.name);
    QCOMPARE(container.status, ContainerInfo::Status::Running);
    QCOMPARE(container.labels.value(core::label::dependsOn), labels.value(core::label::dependsOn));
    QCOMPARE(container.ports.size(), 2);
    QVERIFY(container.createdAt.isValid());
    QCOMPARE(QSet<QString>(container.networks.begin(), container.networks.end()),
             QSet<QString>({m_live->named("front"), m_live->named("Back")}));
    QCOMPARE(listed({.operation = m_live->named("operation")}).size(), 1);
    QVERIFY(listed({.allStacks = true}).size() >= 1);
    QCOMPARE(listed({.project = "perry-test-none"}).size(), 0);

    const auto inspected = protocol.parseInspection(
        TestedRuntime::run(protocol.inspectContainers({container.id, "perry-test-none"})).output);
    QVERIFY(inspected);
    QCOMPARE(inspected->size(), 1);
    QCOMPARE(inspected->first().id, container.id);
    QCOMPARE(inspected->first().volumes, QStringList{m_live->named("data")});
    QCOMPARE(inspected->first().ports, container.ports);
    QCOMPARE(inspected->first().labels.value("perry.test"), "op, \"7\"");

    const auto networks = protocol.parseNetworkList(
        TestedRuntime::run(protocol.listNetworks({.operation = m_live->named("operation")}))
            .output);
    QVERIFY(networks);
    QCOMPARE(networks->size(), 2);
    QCOMPARE(networks->first().labels.value(core::label::project), project);
    const auto all = protocol.parseNetworkList(
        TestedRuntime::run(protocol.listNetworks({.project = project})).output);
    QVERIFY(all && all->size() > 2);
    const auto volumes = protocol.parseVolumeList(
        TestedRuntime::run(protocol.listVolumes({.operation = m_live->named("operation")})).output);
    QVERIFY(volumes);
    QCOMPARE(volumes->size(), 1);
    QCOMPARE(volumes->first().labels.value(core::label::project), project);

    const auto answer = TestedRuntime::run(
        protocol.exec(spec.name, {.command = {"sh", "-c", "ip -4 addr | grep -c 10.233"}}));
    QCOMPARE(answer.output.trimmed(), "1");

    succeeds(protocol.stopContainers({spec.name}, 0));
    QCOMPARE(listed({.project = project}).first().status, ContainerInfo::Status::Exited);
    QCOMPARE(listed({.project = project}).first().exitCode, 137);
    succeeds(protocol.startContainer(spec.name));
    succeeds(protocol.restartContainer(spec.name, 0));
    succeeds(protocol.renameContainer(spec.name, m_live->named("old")));
    QCOMPARE(listed({.project = project}).first().name, m_live->named("old"));
    succeeds(protocol.removeContainers({m_live->named("old")}, false));
    QCOMPARE(listed({.project = project}).size(), 0);
    succeeds(protocol.removeNetwork(m_live->named("front")));
    succeeds(protocol.removeNetwork(m_live->named("Back")));
    succeeds(protocol.removeVolume(m_live->named("data")));
}

void tst_Lifecycle::entrypointAndCommand_data()
{
    using Words = std::optional<QStringList>;
    QTest::addColumn<Words>("entrypoint");
    QTest::addColumn<Words>("command");
    QTest::addColumn<QString>("printed");

    QTest::newRow("the image's") << Words() << Words() << "image entrypoint image command";
    QTest::newRow("other command")
        << Words() << Words(QStringList{"a", "b c"}) << "image entrypoint a b c";
    QTest::newRow("one word") << Words(QStringList{"/bin/echo"}) << Words() << "";
    QTest::newRow("words") << Words(QStringList{"/bin/echo", "x y", "-n"}) << Words() << "x y -n";
    QTest::newRow("words and command")
        << Words(QStringList{"/bin/echo", "x"}) << Words(QStringList{"-y"}) << "x -y";
    QTest::newRow("cleared") << Words(QStringList()) << Words(QStringList{"/bin/echo", "z"}) << "z";
}

void tst_Lifecycle::entrypointAndCommand()
{
    QFETCH(const std::optional<QStringList>, entrypoint);
    QFETCH(const std::optional<QStringList>, command);
    QFETCH(const QString, printed);
    ContainerSpec spec = {.name = m_live->named("short"), .image = m_live->image()};
    spec.settings.entrypoint = entrypoint;
    spec.settings.command = command;
    for (const core::CommandLine &line : m_live->protocol().runContainer(spec))
        succeeds(line);

    QByteArray said;
    const auto look = [&] {
        const auto inspected = m_live->protocol().parseInspection(
            TestedRuntime::run(m_live->protocol().inspectContainers({spec.name})).output);
        return inspected && inspected->value(0).status == ContainerInfo::Status::Exited;
    };
    QTRY_VERIFY(look());
    said = TestedRuntime::run(m_live->protocol().logs(spec.name, {})).output.trimmed();
    QVERIFY(!said.isEmpty());
    QCOMPARE(QString::fromUtf8(said).section(' ', 1).trimmed(), printed);
}

void tst_Lifecycle::logsHaveTimesAndStreams()
{
    ContainerSpec spec = {.name = m_live->named("short"), .image = m_live->image()};
    spec.settings.entrypoint = QStringList{"/bin/sh", "-c", "echo one; echo two; echo bad >&2"};
    for (const core::CommandLine &line : m_live->protocol().runContainer(spec))
        succeeds(line);
    core::CommandLine follow = m_live->protocol().logs(spec.name, {.follow = true});
    QVERIFY(follow.endsWithUs);
    follow.timeout = std::chrono::seconds(10);
    const core::ProcessResult result = TestedRuntime::run(follow);
    QVERIFY2(result.succeeded(), described(follow, result).constData());
    QVERIFY(result.output.contains("T") && result.output.contains(" one\n"));
    QVERIFY(result.errorOutput.contains(" bad\n"));

    const auto tail = TestedRuntime::run(
        m_live->protocol().logs(spec.name, {.tail = 1, .since = "2020-01-01T00:00:00Z"}));
    QVERIFY(!tail.output.contains(" one\n"));
}

void tst_Lifecycle::eventsTellWhatHappens()
{
    const core::CommandLine follow = m_live->protocol().events({});
    QProcess events;
    events.start(follow.program, follow.arguments);
    QVERIFY(events.waitForStarted());
    QTest::qWait(500);

    ContainerSpec spec = {.name = m_live->named("short"), .image = m_live->image()};
    spec.settings.entrypoint = QStringList{"/bin/sh", "-c", "exit 3"};
    spec.labels = {{core::label::project, "p"}};
    for (const core::CommandLine &line : m_live->protocol().runContainer(spec))
        succeeds(line);
    QTest::qWait(500);
    m_live->remove({spec.name});
    QTest::qWait(500);
    events.kill();
    events.waitForFinished();

    using Kind = core::RuntimeEvent::Kind;
    QList<Kind> kinds;
    for (const QByteArray &line : events.readAllStandardOutput().split('\n')) {
        const auto event = m_live->protocol().parseEvent(line);
        QVERIFY(event);
        if (event->name != spec.name)
            continue;
        QCOMPARE(event->subject, core::RuntimeEvent::Subject::Container);
        QCOMPARE(event->labels.value(core::label::project), "p");
        QVERIFY(qAbs(event->time.secsTo(QDateTime::currentDateTimeUtc())) < 30);
        if (event->kind == Kind::Die)
            QCOMPARE(event->exitCode, 3);
        kinds << event->kind;
    }
    QCOMPARE(kinds, QList<Kind>({Kind::Create, Kind::Start, Kind::Die, Kind::Destroy}));
}

void tst_Lifecycle::missingImagesDoNotHideTheOthers()
{
    const core::CommandLine command =
        m_live->protocol().inspectImages({"localhost/perry-test-none:1", m_live->image()});
    const core::ProcessResult result = TestedRuntime::run(command);
    QVERIFY(result.exitCode != 0);
    const auto images = m_live->protocol().parseImages(result.output);
    QVERIFY(images);
    QCOMPARE(images->size(), 1);
    QVERIFY(core::findImage(*images, m_live->image()));
    QCOMPARE(images->first().id.size(), 64);
}

void tst_Lifecycle::missingContainersDoNotHinder()
{
    const ContainerSpec spec = m_live->sleeper("web");
    for (const core::CommandLine &line : m_live->protocol().runContainer(spec))
        succeeds(line);
    TestedRuntime::run(m_live->protocol().stopContainers({"perry-test-none", spec.name}, 0));
    const auto stopped = m_live->protocol().parseInspection(
        TestedRuntime::run(m_live->protocol().inspectContainers({spec.name})).output);
    QVERIFY(stopped && stopped->size() == 1);
    QCOMPARE(stopped->first().status, ContainerInfo::Status::Exited);

    succeeds(m_live->protocol().removeContainers({"perry-test-none", spec.name}, true));
    QVERIFY(!TestedRuntime::run(m_live->protocol().inspectContainers({spec.name})).succeeded());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const QString &name : testedRuntimes()) {
        tst_Lifecycle test(name);
        failures += QTest::qExec(&test, argc, argv);
    }
    return failures;
}

#include "tst_lifecycle.moc"
