#include "testedruntime.h"

#include <QRegularExpression>
#include <QTest>

using core::ContainerSpec;
using core::Error;

/// What the real runtimes refuse, and what a person is told then.
class tst_Refusals : public QObject
{
    Q_OBJECT

public:
    explicit tst_Refusals(const QString &name)
        : m_name(name)
    {}

private slots:
    void initTestCase();
    void cleanupTestCase() { m_live.reset(); }
    void told_data();
    void told();

private:
    const QString m_name;
    std::unique_ptr<TestedRuntime> m_live;
};

using Provoke = std::function<core::ProcessResult(const TestedRuntime &, core::CommandLine &)>;

void tst_Refusals::initTestCase()
{
    m_live = std::make_unique<TestedRuntime>(m_name);
    REQUIRE_RUNTIME(m_live->missing());
}

static Provoke running(std::function<void(const TestedRuntime &, ContainerSpec &)> change)
{
    return [change](const TestedRuntime &live, core::CommandLine &command) {
        ContainerSpec spec = live.sleeper("refused");
        change(live, spec);
        command = live.protocol().runContainer(spec).first();
        return TestedRuntime::run(command);
    };
}

static Provoke calling(std::function<core::CommandLine(const core::Protocol &)> make)
{
    return [make](const TestedRuntime &live, core::CommandLine &command) {
        command = make(live.protocol());
        return TestedRuntime::run(command);
    };
}

void tst_Refusals::told_data()
{
    QTest::addColumn<Provoke>("provoke");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("summary");
    using Kind = Error::Kind;
    const QString none = "perry-test-none";

    QTest::newRow("no such image")
        << running([](const TestedRuntime &, ContainerSpec &s) { s.image = "localhost/none:1"; })
        << Kind::NotFound << "The image localhost/none:1 is not on this machine\\.";
    QTest::newRow("registry down")
        << calling([](const core::Protocol &p) { return p.pullImage("127.0.0.1:1/x:1", {}); })
        << Kind::Backend << "The registry 127\\.0\\.0\\.1:1 does not answer\\.";
    QTest::newRow("registry unknown")
        << calling([](const core::Protocol &p) { return p.pullImage("none.invalid/x:1", {}); })
        << Kind::Backend << "The registry none\\.invalid cannot be found\\.";
    QTest::newRow("name in use") << Provoke(
        [](const TestedRuntime &live, core::CommandLine &command) {
            command = live.protocol().runContainer(live.sleeper("refused")).first();
            TestedRuntime::run(command);
            return TestedRuntime::run(command);
        }) << Kind::Backend << "There is already a container named .*-refused\\.";
    QTest::newRow("port in use") << Provoke(
        [](const TestedRuntime &live, core::CommandLine &command) {
            ContainerSpec spec = live.sleeper("refused");
            TestedRuntime::run(live.protocol().createNetwork({.name = live.named("n")}, {}));
            spec.networks = {{.network = live.named("n")}};
            spec.settings.ports = {
                {.hostIp = "127.0.0.1", .published = live.ports() + "71", .target = 80}};
            TestedRuntime::run(live.protocol().runContainer(spec));
            spec.name = live.named("refused2");
            command = live.protocol().runContainer(spec).first();
            return TestedRuntime::run(command);
        }) << Kind::Backend << "Port 2[89]071 is already in use\\.";
    QTest::newRow("no such network") << running([none](const TestedRuntime &, ContainerSpec &s) {
        s.networks = {{.network = none}};
    }) << Kind::NotFound << "There is no network named perry-test-none\\.";
    QTest::newRow("no such container")
        << calling([none](const core::Protocol &p) { return p.startContainer(none); })
        << Kind::NotFound << "There is no container named perry-test-none\\.";
    QTest::newRow("no such volume")
        << calling([none](const core::Protocol &p) { return p.removeVolume(none); })
        << Kind::NotFound << "There is no volume named perry-test-none\\.";
    QTest::newRow("not running") << Provoke(
        [](const TestedRuntime &live, core::CommandLine &command) {
            const ContainerSpec spec = live.sleeper("refused");
            TestedRuntime::run(live.protocol().createContainer(spec));
            command = live.protocol().exec(spec.name, {.command = {"true"}});
            return TestedRuntime::run(command);
        }) << Kind::Backend << "The container does not allow this in its present state\\.";
    QTest::newRow("no such command") << running([](const TestedRuntime &, ContainerSpec &s) {
        s.settings.entrypoint = QStringList{"nosuch"};
    }) << Kind::Backend << "The command nosuch does not exist in the image\\.";
    QTest::newRow("not executable") << running([](const TestedRuntime &, ContainerSpec &s) {
        s.settings.entrypoint = QStringList{"/bin"};
    }) << Kind::Backend << "The command /bin may not be executed in the image\\.";
    QTest::newRow("no such folder") << running([](const TestedRuntime &, ContainerSpec &s) {
        s.settings.mounts = {
            {.type = core::Mount::Type::Bind, .source = "/perry/none", .target = "/x"}};
    }) << Kind::FileNotFound << "The folder or file /perry/none does not exist\\.";
    QTest::newRow("no such user") << running([](const TestedRuntime &, ContainerSpec &s) {
        s.settings.user = "nobodyx";
    }) << Kind::Backend << "The user or group nobodyx does not exist in the image\\.";
    QTest::newRow("no such log driver")
        << running([](const TestedRuntime &, ContainerSpec &s) { s.settings.logDriver = "nosuch"; })
        << Kind::Backend << ".* does not have this log driver\\.";
    QTest::newRow("network in use")
        << Provoke([](const TestedRuntime &live, core::CommandLine &command) {
               const QString network = live.named("n");
               TestedRuntime::run(live.protocol().createNetwork({.name = network}, {}));
               ContainerSpec spec = live.sleeper("refused");
               spec.networks = {{.network = network}};
               TestedRuntime::run(live.protocol().runContainer(spec));
               command = live.protocol().removeNetwork(network);
               return TestedRuntime::run(command);
           })
        << Kind::Backend << "The network .*-n is still in use by a container\\.";
    QTest::newRow("volume in use")
        << Provoke([](const TestedRuntime &live, core::CommandLine &command) {
               ContainerSpec spec = live.sleeper("refused");
               spec.settings.mounts = {{.source = live.named("v"), .target = "/v"}};
               TestedRuntime::run(live.protocol().runContainer(spec));
               command = live.protocol().removeVolume(live.named("v"));
               return TestedRuntime::run(command);
           })
        << Kind::Backend << "The volume .*-v is still in use by a container\\.";
    QTest::newRow("network exists")
        << Provoke([](const TestedRuntime &live, core::CommandLine &command) {
               command = live.protocol().createNetwork({.name = live.named("n")}, {});
               TestedRuntime::run(command);
               return TestedRuntime::run(command);
           })
        << Kind::Backend << "There is already a network named .*-n\\.";
    QTest::newRow("no build context") << calling([](const core::Protocol &p) {
        return p.buildImage({.context = "/perry/none"}, "localhost/perry-none:1");
    }) << Kind::FileNotFound << "The build context .* does not exist\\.";
    QTest::newRow("a failing build step") << Provoke([](const TestedRuntime &live,
                                                        core::CommandLine &command) {
        const QString file = QStringLiteral("FROM %1\nRUN [\"/bin/false\"]\n").arg(live.image());
        command = live.protocol().buildImage({.context = live.folder(), .dockerfileInline = file},
                                             live.named("none"));
        return TestedRuntime::run(command);
    }) << Kind::Backend << "A step of the build failed: .*";
}

void tst_Refusals::told()
{
    QFETCH(const Provoke, provoke);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, summary);

    core::CommandLine command;
    const core::ProcessResult result = provoke(*m_live, command);
    m_live->remove({m_live->named("refused"), m_live->named("refused2")});
    TestedRuntime::run(m_live->protocol().removeNetwork(m_live->named("n")));
    TestedRuntime::run(m_live->protocol().removeVolume(m_live->named("v")));

    QVERIFY2(!result.succeeded(), described(command, result).constData());
    const Error error = m_live->protocol().errorOf(command, result);
    const QRegularExpression expected(QRegularExpression::anchoredPattern(summary));
    QVERIFY2(expected.match(error.summary).hasMatch(),
             (error.summary.toUtf8() + "\n" + described(command, result)).constData());
    QCOMPARE(error.kind, kind);
    QVERIFY(!error.hint.isEmpty());
    QVERIFY(!error.detail.isEmpty());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const QString &name : testedRuntimes()) {
        tst_Refusals test(name);
        failures += QTest::qExec(&test, argc, argv);
    }
    return failures;
}

#include "tst_refusals.moc"
