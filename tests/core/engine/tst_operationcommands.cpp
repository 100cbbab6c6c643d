#include "core/engine/operationcommands.h"

#include "fakebackend.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>

using namespace core;
using Kind = Operation::Kind;

class tst_OperationCommands : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasItsCalls_data();
    void everyKindHasItsCalls();
    void filesAndHooksComeInOrder();
    void secretsAreNoWords_data() { everyBackend(); }
    void secretsAreNoWords();
    void lossesAreToldOnce();
    void waitsHaveNone();
    void scriptIsAShellScript_data() { everyBackend(); }
    void scriptIsAShellScript();
    void scriptDoesWhatThePlanSays_data() { everyBackend(); }
    void scriptDoesWhatThePlanSays();
    void scriptStopsAtAFailure();
};

namespace {

ContainerSpec specOf(const QString &name)
{
    return {.name = name,
            .image = "localhost/app:1",
            .labels = {{"com.docker.compose.project", "shop"}}};
}

/// A plan of everything that there is, with words that a shell would love to understand.
Plan hostilePlan()
{
    const QString hostile = "a'; rm -rf $HOME #`id`\n\"$(id)\"\\";
    ContainerSpec spec = specOf("shop-db-1");
    spec.settings.environment = {{"PASSWORD", "pa'ss $word\nsecond line"}};
    spec.settings.command = QStringList{"sh", "-c", hostile};
    spec.labels.insert("note", hostile);
    spec.files = {{.path = "/f", .content = "END_OF_INPUT\n"}};
    QList<Operation> operations{
        {.kind = Kind::PullImage, .service = "db", .targets = {hostile}, .cause = hostile},
        {.kind = Kind::BuildImage,
         .service = "db",
         .targets = {"app:1"},
         .spec = BuildSpec{.context = "/srv/it's here",
                           .dockerfileInline = "FROM $HOME\n`id`",
                           .args = {{"A", hostile}}}},
        {.kind = Kind::CreateNetwork,
         .targets = {"n"},
         .spec = NetworkSpec{.key = "n", .name = "n"}},
        {.kind = Kind::CreateVolume, .targets = {"v"}, .spec = VolumeSpec{.key = "v", .name = "v"}},
        {.kind = Kind::RunContainer, .service = "db", .targets = {"shop-db-1"}, .spec = spec},
        {.kind = Kind::WaitHealthy, .service = "db", .targets = {"shop-db-1"}},
        {.kind = Kind::RemoveNetwork, .targets = {"n"}, .bestEffort = true}};
    for (int i = 0; i < operations.size(); ++i)
        operations[i].id = i;
    return {.project = "shop", .operations = operations};
}

QProcess &shell(QProcess &process, const QStringList &arguments)
{
    process.start("/bin/sh", arguments);
    if (!process.waitForFinished(20'000))
        qFatal("The shell does not end");
    return process;
}

} // namespace

void tst_OperationCommands::everyKindHasItsCalls_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("text");

    const auto row = [](Operation operation, const QString &text) {
        QTest::newRow(qPrintable(kindName(operation.kind))) << operation << text;
    };
    row({.kind = Kind::PullImage, .targets = {"nginx"}}, "pull .*nginx");
    row({.kind = Kind::BuildImage, .targets = {"app:1"}, .spec = BuildSpec{.context = "/srv"}},
        "build .*app:1.*/srv");
    row({.kind = Kind::CreateNetwork, .spec = NetworkSpec{.name = "net"}}, "network create .*net");
    row({.kind = Kind::CreateVolume, .spec = VolumeSpec{.name = "vol"}}, "volume create .*vol");
    row({.kind = Kind::RunContainer, .spec = specOf("shop-db-1")}, "run .*shop-db-1");
    row({.kind = Kind::StartContainer, .targets = {"db"}}, "start .*db");
    row({.kind = Kind::StopContainer, .targets = {"db", "api"}, .graceSeconds = 7},
        "stop .*7.* db api");
    row({.kind = Kind::RestartContainer, .targets = {"db"}, .graceSeconds = 3}, "restart .*3.* db");
    row({.kind = Kind::RenameContainer, .targets = {"db"}, .newName = "aside"}, "rename db aside");
    row({.kind = Kind::RemoveContainer, .targets = {"db", "api"}, .withVolumes = true},
        "rm .*-v.* db api|rm .*--volumes.* db api");
    row({.kind = Kind::RemoveNetwork, .targets = {"net"}}, "network rm .*net");
    row({.kind = Kind::RemoveVolume, .targets = {"vol"}}, "volume rm .*vol");
    row({.kind = Kind::RemoveImage, .targets = {"app:1"}}, "image rm .*app:1");
}

void tst_OperationCommands::everyKindHasItsCalls()
{
    QFETCH(const Operation, operation);
    QFETCH(const QString, text);
    for (const QString &name : QStringList{"podman", "docker"}) {
        const auto protocol = protocolOf(name);
        const auto calls = commandsFor(operation, *protocol);
        QVERIFY(!calls.isEmpty());
        const QString all = calls.last().arguments.join(u' ');
        QVERIFY2(all.contains(QRegularExpression(text)), qPrintable(all));
    }
}

void tst_OperationCommands::filesAndHooksComeInOrder()
{
    const auto protocol = protocolOf("podman");
    ContainerSpec spec = specOf("shop-db-1");
    spec.files = {{.path = "/run/secrets/key", .content = "hush"}};
    const Operation run{
        .kind = Kind::RunContainer,
        .spec = spec,
        .hookContainers = {specOf("shop-db-pre_start-1")},
        .after = {{.attribute = "post_start",
                   .container = "shop-db-1",
                   .hook = {.command = {"greet"}, .user = "me", .environment = {{"A", "1"}}}}}};
    const auto calls = commandsFor(run, *protocol);
    const QStringList expected{"^create .*shop-db-1",
                               "^cp --archive=false - shop-db-1:/$",
                               "^create .*shop-db-pre_start-1",
                               "^start --attach shop-db-pre_start-1",
                               "^rm .*shop-db-pre_start-1",
                               "^start shop-db-1",
                               "^exec --user me --env A=1 shop-db-1 greet$"};
    QCOMPARE(calls.size(), expected.size());
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const QString text = calls[i].arguments.join(u' ');
        QVERIFY2(text.contains(QRegularExpression(expected[i])), qPrintable(text));
        QVERIFY2(!shellText(calls[i]).contains("hush"), qPrintable(text));
    }
    QCOMPARE(calls[1].input, tarArchive(spec.files));
    QVERIFY(!calls.last().purpose.isEmpty());

    const QList<HookCall> bye{
        {.attribute = "pre_stop", .container = "db", .hook = {.command = {"bye"}}}};
    const auto stop =
        commandsFor({.kind = Kind::StopContainer, .targets = {"db"}, .before = bye}, *protocol);
    QCOMPARE(stop.size(), 2);
    QCOMPARE(stop.first().arguments, QStringList({"exec", "db", "bye"}));
    const auto restart = commandsFor(
        {.kind = Kind::RestartContainer, .targets = {"db"}, .before = bye, .after = bye},
        *protocol);
    QCOMPARE(restart.size(), 3);
    QVERIFY(restart[1].arguments.contains("restart"));
}

void tst_OperationCommands::secretsAreNoWords()
{
    QFETCH(const QString, backend);
    ContainerSpec spec = specOf("shop-db-1");
    spec.settings.environment = {{"DB_PASSWORD", "hush"}, {"LEVEL", "info"}};
    const auto calls =
        commandsFor({.kind = Kind::RunContainer, .spec = spec}, *protocolOf(backend));
    QVERIFY(!calls.first().arguments.join(u' ').contains("hush"));
    QVERIFY(calls.first().arguments.contains("DB_PASSWORD"));
    QVERIFY(calls.first().arguments.contains("LEVEL=info"));
    QCOMPARE(calls.first().environment, (QMap<QString, QString>{{"DB_PASSWORD", "hush"}}));
    QVERIFY(!shellText(calls.first()).contains("hush"));
}

void tst_OperationCommands::lossesAreToldOnce()
{
    ContainerSpec spec = specOf("shop-db-1");
    spec.labels.insert("com.docker.compose.service", "db");
    spec.settings.domainname = "example.org";
    spec.settings.externalLinks = {"other:alias"};
    Operation one{.kind = Kind::RunContainer, .service = "db", .spec = spec};
    const Plan plan{.project = "shop", .operations = {one, one}};
    const auto losses = lossesOf(plan, *protocolOf("podman"));
    QVERIFY(!losses.isEmpty());
    for (const Warning &loss : losses) {
        QCOMPARE(losses.count(loss), 1);
        QVERIFY(!loss.backend.isEmpty() && !loss.field.isEmpty() && !loss.reason.isEmpty());
    }
}

void tst_OperationCommands::waitsHaveNone()
{
    const auto protocol = protocolOf("podman");
    QVERIFY(commandsFor({.kind = Kind::WaitHealthy, .targets = {"db"}}, *protocol).isEmpty());
    QVERIFY(commandsFor({.kind = Kind::WaitCompleted, .targets = {"db"}}, *protocol).isEmpty());
}

void tst_OperationCommands::scriptIsAShellScript()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    const QString script = planAsScript(hostilePlan(), *fake.protocol);
    const QString path = fake.runtime.writeFile("plan.sh", script.toUtf8());

    QProcess check;
    QCOMPARE(shell(check, {"-n", path}).exitCode(), 0);
    QVERIFY(script.startsWith("#!/bin/sh\nset -eu\n"));
    QVERIFY(script.contains("pa'\\''ss $word\nsecond line")); // to be run, so with its secrets
    QVERIFY(script.contains(" || true\n"));
    QVERIFY(script.contains("<<'END_OF_INPUT'\nFROM $HOME\n`id`\nEND_OF_INPUT\n"));
    QVERIFY(script.contains("base64 -d <<'END_OF_INPUT' | "));

    // Nothing of it is understood as anything but a word.
    fake.runtime.offerImage(backend, "a");
    QProcess run;
    shell(run, {"-c", "set -- $(true); . " + path + " >/dev/null 2>&1; :"});
    const auto pulls = fake.runtime.calls("^pull ");
    QCOMPARE(pulls.size(), 1);
    QVERIFY(pulls.first().arguments.last().contains(hostilePlan().operations.first().target()));
}

void tst_OperationCommands::scriptDoesWhatThePlanSays()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    const Plan plan{
        .project = "shop",
        .operations = {
            {.id = 0,
             .kind = Kind::CreateNetwork,
             .targets = {"shop_default"},
             .spec = NetworkSpec{.key = "default", .name = "shop_default"}},
            {.id = 1,
             .kind = Kind::RunContainer,
             .service = "db",
             .targets = {"shop-db-1"},
             .needs = {0},
             .spec = specOf("shop-db-1")},
            {.id = 2, .kind = Kind::RemoveVolume, .targets = {"not there"}, .bestEffort = true}}};
    const QString path =
        fake.runtime.writeFile("plan.sh", planAsScript(plan, *fake.protocol).toUtf8());
    QProcess run;
    QVERIFY2(shell(run, {path}).exitCode() == 0, run.readAllStandardError().constData());
    QCOMPARE(fake.runtime.containers(backend), QStringList{"shop-db-1"});
    QCOMPARE(fake.runtime.networks(backend), QStringList{"shop_default"});
}

void tst_OperationCommands::scriptStopsAtAFailure()
{
    FakeBackend fake("docker");
    const Plan plan{.project = "shop",
                    .operations = {{.id = 0, .kind = Kind::StartContainer, .targets = {"nope"}},
                                   {.id = 1,
                                    .kind = Kind::RunContainer,
                                    .targets = {"shop-db-1"},
                                    .spec = specOf("shop-db-1")}}};
    const QString path =
        fake.runtime.writeFile("plan.sh", planAsScript(plan, *fake.protocol).toUtf8());
    QProcess run;
    QVERIFY(shell(run, {path}).exitCode() != 0);
    QVERIFY(fake.runtime.containers("docker").isEmpty());
}

QTEST_GUILESS_MAIN(tst_OperationCommands)
#include "tst_operationcommands.moc"
