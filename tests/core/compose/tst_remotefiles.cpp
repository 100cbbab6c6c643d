#include "tests/core/compose/memoryfiles.h"

#include <QTest>

using namespace core;
using namespace support;

using Files = QMap<QString, QByteArray>;
using Values = QMap<QString, QString>;

namespace {

const QString shop = QStringLiteral("git://example.com/shop.git");
const QString part = QStringLiteral("git://example.com/shop.git#v1:part");
const QString bundle = QStringLiteral("oci://example.com/bundle:1");

/// Where the fetcher has put them.
const StringMap fetched{{shop, QStringLiteral("/cache/shop/compose.yaml")},
                        {part, QStringLiteral("/cache/shop/part/compose.yml")},
                        {bundle, QStringLiteral("/cache/bundle/compose.yaml")}};

} // namespace

/// Loads of specs with files of other machines.
class tst_RemoteFiles : public QObject
{
    Q_OBJECT

private slots:
    void loads_data();
    void loads();
    void areNamedByVariables_data();
    void areNamedByVariables();
    void tellsWhatIsMissing_data();
    void tellsWhatIsMissing();
    void refuses_data();
    void refuses();
    void showsWhatWasWritten();
    void keepsPathsOfHereRelative();
    void saysWhereAStackComesFrom();
};

void tst_RemoteFiles::loads_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Values>("values");

    const QStringList here{"compose.yaml"};
    const QByteArray text = shop.toUtf8();
    const QByteArray partText = part.toUtf8();

    QTest::newRow("the spec itself: name and variables are from here, paths from there")
        << QStringList{shop}
        << Files{{".env", "TAG=ours"},
                 {"/cache/shop/.env", "TAG=theirs"},
                 {"/cache/shop/e.env", "A=1"},
                 {"/cache/shop/compose.yaml",
                  "services: {a: {image: 'a:$TAG', build: ./ctx, env_file: e.env}}"}}
        << Values{{"name", "shop"},
                  {"services.a.image", "a:ours"},
                  {"services.a.environment.A", "1"},
                  {"services.a.build.context", "/cache/shop/ctx"}};
    QTest::newRow("on top of one from here, which then has its paths there, too")
        << QStringList{"sub/compose.yaml", shop, part}
        << Files{{"sub/.env", "TAG=ours"},
                 {"sub/compose.yaml", "services: {a: {image: 'a:$TAG', build: ./ctx}}"},
                 {"/cache/shop/compose.yaml", "services: {a: {command: x}}"},
                 {"/cache/shop/part/compose.yml", "services: {b: {build: ./b}}"}}
        << Values{{"name", "sub"},
                  {"services.a.image", "a:ours"},
                  {"services.a.build.context", "/cache/shop/ctx"},
                  {"services.b.build.context", "/cache/shop/b"}};
    QTest::newRow("included: its own folder and variables")
        << here
        << Files{{"compose.yaml",
                  "include: ['" + partText + "']\nservices: {a: {image: 'a:${TAG-none}'}}"},
                 {"/cache/shop/part/.env", "TAG=theirs"},
                 {"/cache/shop/part/compose.yml",
                  "services: {b: {image: 'b:$TAG', volumes: ['./d:/d']}}"}}
        << Values{{"services.a.image", "a:none"},
                  {"services.b.image", "b:theirs"},
                  {"services.b.volumes.0.source", "/cache/shop/part/d"}};
    QTest::newRow("included with an override from here, and a folder of here")
        << here
        << Files{{"compose.yaml",
                  "include: [{path: ['" + text
                      + "', over.yaml], project_directory: dir, env_file: my.env}]"},
                 {"my.env", "TAG=mine"},
                 {"over.yaml", "services: {a: {command: y}}"},
                 {"/cache/shop/compose.yaml", "services: {a: {image: 'a:$TAG', build: .}}"}}
        << Values{{"services.a.image", "a:mine"},
                  {"services.a.command", "y"},
                  {"services.a.build.context", "/shop/dir"}};
    QTest::newRow("what is included includes more, from there and from elsewhere")
        << here
        << Files{{"compose.yaml", "include: ['" + text + "']"},
                 {"/cache/shop/compose.yaml", "include: [more/c.yaml, '" + bundle.toUtf8() + "']"},
                 {"/cache/shop/more/c.yaml", "services: {c: {build: .}}"},
                 {"/cache/bundle/compose.yaml", "services: {d: {build: .}}"}}
        << Values{{"services.c.build.context", "/cache/shop/more"},
                  {"services.d.build.context", "/cache/bundle"}};
    QTest::newRow("extended, and what that extends")
        << here
        << Files{{"compose.yaml",
                  "services: {a: {image: a, extends: {service: b, file: '" + partText + "'}}}"},
                 {"/cache/shop/part/compose.yml",
                  "services: {b: {build: ., extends: {service: c, file: ../c.yaml}}}"},
                 {"/cache/shop/c.yaml", "services: {c: {volumes: ['./v:/v']}}"}}
        << Values{{"services.a.image", "a"},
                  {"services.a.build.context", "/cache/shop/part"},
                  {"services.a.volumes.0.source", "/cache/shop/v"}};
}

void tst_RemoteFiles::loads()
{
    QFETCH(const QStringList, given);
    QFETCH(const Files, files);
    QFETCH(const Values, values);
    LoadRequest request = memoryRequest(files);
    request.files = given;
    request.remoteFiles = fetched;

    const LoadedProject project = loadProject(request);

    QCOMPARE(findingsOf(project), QStringList());
    QCOMPARE(project.missingRemotes, QStringList());
    for (auto value = values.begin(); value != values.end(); ++value)
        QCOMPARE(valueAt(project, value.key()), value.value());
}

void tst_RemoteFiles::areNamedByVariables_data()
{
    QTest::addColumn<StringMap>("environment");
    QTest::addColumn<QString>("services");

    QTest::newRow("one") << StringMap{{"COMPOSE_FILE", shop}} << "a";
    QTest::newRow("several") << StringMap{{"COMPOSE_FILE", shop + ',' + part + ",here.yaml"},
                                          {"COMPOSE_PATH_SEPARATOR", ","}}
                             << "a b c";
}

void tst_RemoteFiles::areNamedByVariables()
{
    QFETCH(const StringMap, environment);
    QFETCH(const QString, services);
    LoadRequest request =
        memoryRequest({{"/cache/shop/compose.yaml", "services: {a: {image: a}}"},
                       {"/cache/shop/part/compose.yml", "services: {b: {image: b}}"},
                       {"here.yaml", "services: {c: {image: c}}"}});
    request.files.clear();
    request.environment.insert(environment);
    request.remoteFiles = fetched;

    const LoadedProject project = loadProject(request);

    QCOMPARE(findingsOf(project), QStringList());
    QCOMPARE(valueAt(project, "services"), services);
}

void tst_RemoteFiles::tellsWhatIsMissing_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QString>("finding");

    const QString other = QStringLiteral("git@example.com:other.git#:a.yaml");
    const QByteArray text = other.toUtf8();
    QTest::newRow("the spec itself") << QStringList{other} << QByteArray() << QStringList{other}
                                     << other + ": " + other + " has not been fetched";
    QTest::newRow("an include") << QStringList{"compose.yaml"} << "include:\n  - '" + text + "'"
                                << QStringList{other}
                                << "compose.yaml:2:5: include: " + other + " has not been fetched";
    QTest::newRow("an include with all that it may have")
        << QStringList{"compose.yaml"} << "include:\n  - path: [a.yaml, '" + text + "']"
        << QStringList{other} << "compose.yaml:2:20: include: " + other + " has not been fetched";
    QTest::newRow("an extension") << QStringList{"compose.yaml"}
                                  << "services:\n  a:\n    extends:\n      file: '" + text
                                         + "'\n      service: b"
                                  << QStringList{other}
                                  << "compose.yaml:4:13: services.a.extends: " + other
                                         + " has not been fetched";
    QTest::newRow("all of them, each once")
        << QStringList{"compose.yaml", "oci://example.com/x"}
        << "include: ['" + text + "', '" + shop.toUtf8() + "', '" + text + "']"
        << QStringList{"oci://example.com/x", other}
        << "compose.yaml:1:11: include: " + other + " has not been fetched";
}

void tst_RemoteFiles::tellsWhatIsMissing()
{
    QFETCH(const QStringList, given);
    QFETCH(const QByteArray, spec);
    QFETCH(const QStringList, missing);
    QFETCH(const QString, finding);
    LoadRequest request =
        memoryRequest({{"compose.yaml", spec},
                       {"a.yaml", "services: {x: {image: x}}"},
                       {"/cache/shop/compose.yaml", "services: {y: {image: y}}"}});
    request.files = given;
    request.remoteFiles = fetched;

    const LoadedProject project = loadProject(request);

    QVERIFY(!project.isValid());
    QCOMPARE(project.missingRemotes, missing);
    const QStringList findings = findingsOf(project);
    QVERIFY2(findings.contains(finding), qPrintable(findings.join('\n')));
}

void tst_RemoteFiles::refuses_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<StringMap>("environment");
    QTest::addColumn<QString>("finding");

    const StringMap none;
    QTest::newRow("a program as a transport")
        << QByteArray("include: ['ext::sh -c id']") << none
        << "compose.yaml:1:11: include: \"ext::sh -c id\" is neither at https, ssh, git nor oci";
    QTest::newRow("an option in place of a revision")
        << QByteArray("include: ['git://example.com/a#--upload-pack=id']") << none
        << "compose.yaml:1:11: include: what follows the repository in "
           "\"git://example.com/a#--upload-pack=id\" is not #REVISION:PATH";
    QTest::newRow("out of the repository, by a variable")
        << QByteArray("services: {a: {extends: {service: b, file: 'git://e.org/a#m:$UP'}}}")
        << StringMap{{"UP", "../x"}}
        << "compose.yaml:1:44: services.a.extends: what follows the repository in "
           "\"git://e.org/a#m:../x\" is not #REVISION:PATH";
    QTest::newRow("switched off") << "include: ['" + shop.toUtf8() + "']"
                                  << StringMap{{"COMPOSE_EXPERIMENTAL_GIT_REMOTE", "false"}}
                                  << "compose.yaml:1:11: include: such files are switched off by "
                                     "COMPOSE_EXPERIMENTAL_GIT_REMOTE=false";
    QTest::newRow("the other switch, half understood")
        << "include: ['" + bundle.toUtf8() + "']"
        << StringMap{{"COMPOSE_EXPERIMENTAL_OCI_REMOTE", "maybe"}}
        << "compose.yaml:1:11: include: such files are switched off by "
           "COMPOSE_EXPERIMENTAL_OCI_REMOTE=maybe";
    QTest::newRow("a circle")
        << "include: ['" + shop.toUtf8() + "']" << none
        << "git://example.com/shop.git:1:11: include: the files include each other in a circle: "
           "compose.yaml → compose.yaml";
}

void tst_RemoteFiles::refuses()
{
    QFETCH(const QByteArray, spec);
    QFETCH(const StringMap, environment);
    QFETCH(const QString, finding);
    LoadRequest request =
        memoryRequest({{"compose.yaml", spec},
                       {"/cache/shop/compose.yaml", "include: ['" + shop.toUtf8() + "']"}});
    request.environment.insert(environment);
    request.remoteFiles = fetched;

    const LoadedProject project = loadProject(request);

    QCOMPARE(findingsOf(project), QStringList{finding});
    QCOMPARE(project.missingRemotes, QStringList());
}

void tst_RemoteFiles::showsWhatWasWritten()
{
    LoadRequest request =
        memoryRequest({{"compose.yaml", "include: ['" + part.toUtf8() + "']"},
                       {"/cache/shop/part/compose.yml", "services:\n  a: {image: a, bogus: 1}"}});
    request.remoteFiles = fetched;

    QVERIFY2(findingsOf(loadProject(request)).value(0).startsWith(part + ":2:17: services.a.bogus"),
             qPrintable(findingsOf(loadProject(request)).join('\n')));
}

void tst_RemoteFiles::keepsPathsOfHereRelative()
{
    LoadRequest request = memoryRequest(
        {{"compose.yaml",
          "include: ['" + part.toUtf8()
              + "']\nservices:\n  b: {build: ./b}\n  c: {extends: {service: c, file: '"
              + shop.toUtf8() + "'}}"},
         {"/cache/shop/part/compose.yml", "services: {a: {build: ./a}}"},
         {"/cache/shop/compose.yaml", "services: {c: {extends: {service: d, file: part/d.yaml}}}"},
         {"/cache/shop/part/d.yaml", "services: {d: {build: ./d}}"}});
    request.remoteFiles = fetched;
    request.stages.resolvePaths = false;
    request.stages.makeStack = false;

    const LoadedProject project = loadProject(request);

    QCOMPARE(findingsOf(project), QStringList());
    QCOMPARE(valueAt(project, "services.b.build.context"), "./b");
    QCOMPARE(valueAt(project, "services.a.build.context"), "/cache/shop/part/a");
    QCOMPARE(valueAt(project, "services.c.build.context"), "/cache/shop/part/d");
}

/// For the labels working_dir and config_files.
void tst_RemoteFiles::saysWhereAStackComesFrom()
{
    LoadRequest request =
        memoryRequest({{"/cache/shop/part/compose.yml", "services: {a: {image: a}}"}});
    request.files = {part};
    request.projectDirectory = QStringLiteral("/elsewhere");
    request.remoteFiles = fetched;

    const LoadedProject project = loadProject(request);

    QCOMPARE(findingsOf(project), QStringList());
    QCOMPARE(project.stack.project, "elsewhere");
    QCOMPARE(project.stack.workingDirectory, "/cache/shop/part");
    QCOMPARE(project.stack.files, QStringList{"/cache/shop/part/compose.yml"});
}

QTEST_GUILESS_MAIN(tst_RemoteFiles)
#include "tst_remotefiles.moc"
