#include "core/compose/loader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

LoadedProject loadText(const QByteArray &text, const StringMap &environment = {})
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.standardInput = text;
    request.currentDirectory = QStringLiteral("/work place/shop");
    request.environment = environment;
    return loadProject(request);
}

QStringList errorsOf(const LoadedProject &project)
{
    QStringList lines;
    for (const Finding &finding : project.findings) {
        if (finding.severity == Finding::Severity::Error)
            lines.append(finding.toString());
    }
    return lines;
}

/// A folder with files, and a request that starts in it.
class Folder
{
public:
    QString path() const { return m_folder.path(); }

    void write(const QString &name, const QByteArray &text) const
    {
        const QString path = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    LoadRequest request() const
    {
        LoadRequest request;
        request.currentDirectory = m_folder.path();
        return request;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class tst_Loader : public QObject
{
    Q_OBJECT

private slots:
    void fillsTheWholeStack();
    void reportsEverythingWithItsPlace();
    void findsFilesUpwards();
    void mergesTheOverrideFile();
    void projectName_data();
    void projectName();
    void readsEnvironmentFiles();
    void refusesHostileEnvironmentFiles_data();
    void refusesHostileEnvironmentFiles();
    void profiles();
    void extendsAnotherFile();
    void failureKinds_data();
    void failureKinds();
    void jsonIsAsGoodAsYaml();
};

void tst_Loader::fillsTheWholeStack()
{
    const LoadedProject project = loadText(R"(
name: shop
services:
  web:
    build: ./web
    ports: ["127.0.0.1:8080:80/udp"]
    networks:
      back:
      front: {priority: 5, aliases: [www]}
    depends_on:
      db: {condition: service_healthy, restart: true}
    links: ["cache:store"]
    volumes: ["./html:/srv/html/:ro", "data:/data"]
  cache:
    image: cache
    networks: [back]
  db:
    image: db
    deploy:
      replicas: 2
      resources: {limits: {cpus: 0.5, memory: 64m}}
      restart_policy: {condition: on-failure, max_attempts: 3}
    healthcheck: {test: "ok", interval: 1m30s, retries: 4}
    networks: {back: {ipv4_address: 10.0.0.9}}
networks:
  front:
  back: {internal: true, ipam: {config: [{subnet: 10.0.0.0/24}]}}
  unused:
volumes:
  data: {name: real-data}
)");
    QCOMPARE(errorsOf(project), QStringList());
    const Stack &stack = project.stack;
    QCOMPARE(stack.project, "shop");
    QCOMPARE(stack.workingDirectory, "/work place/shop");
    QCOMPARE(stack.files, QStringList{QStringLiteral("-")});
    QCOMPARE(stack.networks.size(), 2);
    QCOMPARE(stack.network(QStringLiteral("back"))->name, "shop_back");
    QVERIFY(stack.network(QStringLiteral("back"))->internal);
    QCOMPARE(stack.network(QStringLiteral("back"))->ipam.first().subnet, "10.0.0.0/24");
    QCOMPARE(stack.volume(QStringLiteral("data"))->name, "real-data");

    const Service *web = stack.service(QStringLiteral("web"));
    QCOMPARE(web->image, "shop-web");
    QCOMPARE(web->build->context, "/work place/shop/web");
    QCOMPARE(web->place.line, 4);
    QCOMPARE(web->configHash.size(), 64);
    QCOMPARE(web->settings.ports,
             (QList<PortMapping>{{.hostIp = QStringLiteral("127.0.0.1"),
                                  .published = QStringLiteral("8080"),
                                  .target = 80,
                                  .protocol = QStringLiteral("udp")}}));
    QCOMPARE(web->networks.first().network, "front");
    QCOMPARE(web->networks.first().aliases, QStringList{QStringLiteral("www")});
    QCOMPARE(web->dependsOn.size(), 2);
    QCOMPARE(web->dependsOn.first(),
             (Dependency{.service = QStringLiteral("db"),
                         .condition = Dependency::Condition::Healthy,
                         .restart = true,
                         .required = true}));
    QCOMPARE(web->dependsOn.last().service, "cache");
    QCOMPARE(web->settings.mounts.first().source, "/work place/shop/html");
    QCOMPARE(web->settings.mounts.first().target, "/srv/html");
    QVERIFY(web->settings.mounts.first().readOnly);
    QCOMPARE(web->settings.mounts.last().source, "data");
    QCOMPARE(stack.service(QStringLiteral("cache"))->networks.first().aliases,
             QStringList{QStringLiteral("store")});

    const Service *db = stack.service(QStringLiteral("db"));
    QCOMPARE(db->scale, 2);
    QCOMPARE(db->settings.cpus, "0.5");
    QCOMPARE(db->settings.memoryLimit, 64 * 1024 * 1024);
    QCOMPARE(db->settings.restart, "on-failure:3");
    QCOMPARE(db->settings.healthcheck->test,
             (QStringList{QStringLiteral("CMD-SHELL"), QStringLiteral("ok")}));
    QVERIFY(db->settings.healthcheck->interval == 90s);
    QCOMPARE(*db->settings.healthcheck->retries, 4);
    QCOMPARE(db->networks.first().ipv4Address, "10.0.0.9");
}

void tst_Loader::reportsEverythingWithItsPlace()
{
    const LoadedProject project = loadText("services:\n"
                                           "  web:\n"
                                           "    image: 5\n"
                                           "    prots: []\n"
                                           "    ports: [\"99999:80\"]\n"
                                           "    privileged: maybe\n"
                                           "  db:\n"
                                           "    image: x\n"
                                           "    volumes: [data:/d]\n"
                                           "    depends_on: [wbe]\n"
                                           "  bare: {}\n"
                                           "volume: {}\n");
    QCOMPARE(
        errorsOf(project),
        (QStringList{
            QStringLiteral("<stdin>:3:12: services.web.image: must be text; put quotes around it"),
            QStringLiteral("<stdin>:4:5: services.web.prots: unknown key \"prots\"; did you mean "
                           "\"ports\"?"),
            QStringLiteral(
                "<stdin>:5:13: services.web.ports[0]: \"99999\" is not a port of the host"),
            QStringLiteral("<stdin>:6:17: services.web.privileged: must be true or false"),
            QStringLiteral("<stdin>:10:18: services.db.depends_on.wbe: there is no service "
                           "\"wbe\"; did you mean \"web\"?"),
            QStringLiteral(
                "<stdin>:11:3: services.bare: the service has neither an image nor a build"),
            QStringLiteral(
                "<stdin>:12:1: volume: unknown key \"volume\"; did you mean \"volumes\"?"),
        }));
    QVERIFY(!project.isValid());
    QCOMPARE(project.stack, Stack());
    const Error error = loadError(project);
    QCOMPARE(error.kind, Error::Kind::Validation);
    QCOMPARE(error.summary, errorsOf(project).first());
    QCOMPARE(error.detail, errorsOf(project).join(u'\n'));
}

void tst_Loader::findsFilesUpwards()
{
    const Folder folder;
    folder.write(QStringLiteral("compose.yaml"), "name: up\nservices: {a: {image: x}}\n");
    folder.write(QStringLiteral("docker-compose.yml"), "broken: [");
    folder.write(QStringLiteral("deep/er/readme"), "");
    LoadRequest request = folder.request();
    request.currentDirectory += QStringLiteral("/deep/er");

    const LoadedProject project = loadProject(request);

    QVERIFY2(project.isValid(), qPrintable(errorsOf(project).join(u'\n')));
    QCOMPARE(project.stack.project, "up");
    QCOMPARE(project.stack.workingDirectory, folder.path());
    QCOMPARE(project.stack.files, QStringList{folder.path() + QStringLiteral("/compose.yaml")});
    QCOMPARE(project.findings.first().severity, Finding::Severity::Warning);
}

void tst_Loader::mergesTheOverrideFile()
{
    const Folder folder;
    folder.write(QStringLiteral("compose.yaml"),
                 "name: m\nservices: {a: {image: x, ports: ['80:80'], command: one, environment: "
                 "{A: 1}}}\n");
    folder.write(
        QStringLiteral("compose.override.yaml"),
        "services: {a: {ports: !override ['81:80'], command: !reset null, environment: [B=2]}}\n");

    const LoadedProject project = loadProject(folder.request());

    const Service *service = project.stack.service(QStringLiteral("a"));
    QVERIFY2(service, qPrintable(errorsOf(project).join(u'\n')));
    QCOMPARE(service->settings.ports.size(), 1);
    QCOMPARE(service->settings.ports.first().published, "81");
    QVERIFY(!service->settings.command);
    QCOMPARE(service->settings.environment.keys(),
             (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
}

void tst_Loader::projectName_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("expected");

    QTest::newRow("-p first") << "given"
                              << "variable"
                              << "written"
                              << "/x/My Dir.1"
                              << "given";
    QTest::newRow("then the variable") << ""
                                       << "variable"
                                       << "written"
                                       << "/x"
                                       << "variable";
    QTest::newRow("then the file") << ""
                                   << ""
                                   << "My-Proj.X"
                                   << "/x"
                                   << "my-projx";
    QTest::newRow("then the folder") << ""
                                     << ""
                                     << ""
                                     << "/x/__My Dir.1"
                                     << "mydir1";
    QTest::newRow("else ours") << ""
                               << ""
                               << ""
                               << "/"
                               << "perry-stack";
    QTest::newRow("not normal") << "Given"
                                << ""
                                << ""
                                << "/x"
                                << "";
}

void tst_Loader::projectName()
{
    QFETCH(const QString, given);
    QFETCH(const QString, variable);
    QFETCH(const QString, written);
    QFETCH(const QString, folder);
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.projectName = given;
    request.currentDirectory = folder;
    request.environment.insert(QStringLiteral("COMPOSE_PROJECT_NAME"), variable);
    request.standardInput = "name: \"" + written.toUtf8() + "\"\nservices: {a: {image: x}}\n";

    QTEST(loadProject(request).stack.project, "expected");
}

void tst_Loader::readsEnvironmentFiles()
{
    const Folder folder;
    folder.write(QStringLiteral(".env"), "TAG=1.2\nFROM=env\n");
    folder.write(QStringLiteral("a.env"), "A=file\nB=\"$FROM-$TAG\"\n");
    folder.write(QStringLiteral("compose.yaml"),
                 "services:\n"
                 "  a:\n"
                 "    image: x:${TAG}\n"
                 "    env_file: [a.env, {path: gone.env, required: false}]\n"
                 "    environment: [A=own, FROM, UNSET]\n");
    LoadRequest request = folder.request();
    request.environment.insert(QStringLiteral("FROM"), QStringLiteral("process"));

    const LoadedProject project = loadProject(request);

    const Service *service = project.stack.service(QStringLiteral("a"));
    QVERIFY2(service, qPrintable(errorsOf(project).join(u'\n')));
    QCOMPARE(service->image, "x:1.2");
    const auto &environment = service->settings.environment;
    QCOMPARE(*environment[QStringLiteral("A")], "own");
    QCOMPARE(*environment[QStringLiteral("B")], "process-1.2");
    QCOMPARE(*environment[QStringLiteral("FROM")], "process");
    QVERIFY(!environment[QStringLiteral("UNSET")]);
}

void tst_Loader::refusesHostileEnvironmentFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("valid");

    QTest::newRow("missing") << "/nowhere/a.env" << false;
    QTest::newRow("folder") << "/tmp" << false;
#ifdef Q_OS_UNIX
    QTest::newRow("endless") << "/dev/zero" << false;
    QTest::newRow("null") << "/dev/null" << true;
#endif
}

void tst_Loader::refusesHostileEnvironmentFiles()
{
    QFETCH(const QString, path);
    QFETCH(const bool, valid);
    const LoadedProject project =
        loadText("services: {a: {image: x, env_file: " + path.toUtf8() + "}}\n");
    QCOMPARE(project.isValid(), valid);
    if (!valid)
        QCOMPARE(project.findings.first().path, "services.a.env_file[0]");
}

void tst_Loader::profiles()
{
    const QByteArray text =
        "services:\n"
        "  a: {image: x, depends_on: {b: {condition: service_started, required: false}}}\n"
        "  b: {image: x, profiles: [debug]}\n";
    const LoadedProject without = loadText(text);
    QVERIFY2(without.isValid(), qPrintable(errorsOf(without).join(u'\n')));
    QCOMPARE(without.stack.disabledServices, QStringList{QStringLiteral("b")});
    QVERIFY(without.stack.service(QStringLiteral("a"))->dependsOn.isEmpty());
    QCOMPARE(without.profiles, QStringList{QStringLiteral("debug")});

    const LoadedProject with =
        loadText(text, {{QStringLiteral("COMPOSE_PROFILES"), QStringLiteral("x, debug")}});
    QCOMPARE(with.stack.services.size(), 2);
    QCOMPARE(with.stack.service(QStringLiteral("a"))->dependsOn.size(), 1);
}

void tst_Loader::extendsAnotherFile()
{
    const Folder folder;
    folder.write(QStringLiteral("base/common.yaml"),
                 "services:\n"
                 "  root: {image: base, env_file: e.env, labels: {a: '1'}}\n"
                 "  middle: {extends: root, labels: {b: '2'}}\n");
    folder.write(QStringLiteral("base/e.env"), "FROM=base\n");
    folder.write(QStringLiteral("compose.yaml"),
                 "services:\n"
                 "  web:\n"
                 "    extends: {file: base/common.yaml, service: middle}\n"
                 "    labels: [\"a=3\"]\n");

    const LoadedProject project = loadProject(folder.request());

    const Service *service = project.stack.service(QStringLiteral("web"));
    QVERIFY2(service, qPrintable(errorsOf(project).join(u'\n')));
    QCOMPARE(service->image, "base");
    QCOMPARE(*service->settings.environment[QStringLiteral("FROM")], "base");
    QCOMPARE(service->labels,
             (StringMap{{QStringLiteral("a"), QStringLiteral("3")},
                        {QStringLiteral("b"), QStringLiteral("2")}}));
    QCOMPARE(service->place.line, 2);
}

void tst_Loader::failureKinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("summary");

    QTest::newRow("syntax") << QByteArray("services: [\n") << Error::Kind::Parse
                            << "<stdin>:2:1: a value or a closing bracket is missing here";
    QTest::newRow("empty") << QByteArray("# nothing\n") << Error::Kind::Parse
                           << "-: the file is empty";
    QTest::newRow("cycle") << QByteArray("services:\n"
                                         "  a: {image: x, depends_on: [b]}\n"
                                         "  b: {image: x, depends_on: [a]}\n")
                           << Error::Kind::DependencyCycle
                           << "<stdin>:2:30: services.a: the services depend on each other in a "
                              "circle: a → b → a";
    QTest::newRow("extends in a circle")
        << QByteArray("services: {a: {extends: b}, b: {extends: a}}\n") << Error::Kind::Validation
        << "<stdin>:1:42: services.a.extends: the services extend each other in a circle: a → b → "
           "a";
}

void tst_Loader::failureKinds()
{
    QFETCH(const QByteArray, text);
    const LoadedProject project = loadText(text);
    const Error error = loadError(project);
    QTEST(error.kind, "kind");
    QTEST(error.summary, "summary");
}

void tst_Loader::jsonIsAsGoodAsYaml()
{
    const LoadedProject good = loadText("{\"services\": {\"a\": {\"image\": \"x\",\n"
                                        "\t\"environment\": {\"A\": \"\\ud83d\\ude00\\/\"}}}}\n");
    QVERIFY2(good.isValid(), qPrintable(errorsOf(good).join(u'\n')));
    QCOMPARE(*good.stack.services.first().settings.environment[QStringLiteral("A")],
             QString::fromUtf8("\xF0\x9F\x98\x80/"));

    const LoadedProject bad =
        loadText("{\"services\": {\n  \"a\": {\"image\": 5}\n  \"b\": {}}}\n");
    QCOMPARE(
        loadError(bad).summary,
        "<stdin>:3:3: a \",\" or \"}\" is missing before this in the map that starts at line 1");
}

QTEST_APPLESS_MAIN(tst_Loader)
#include "tst_loader.moc"
