#include "tests/core/compose/memoryfiles.h"

#include <QElapsedTimer>
#include <QTest>

using namespace core;
using namespace support;

using Files = QMap<QString, QByteArray>;
using Values = QMap<QString, QString>;

class tst_Include : public QObject
{
    Q_OBJECT

private slots:
    void includes_data();
    void includes();
    void refuses_data();
    void refuses();
    void placesStayRight();
    void endsForFilesThatIncludeMoreAndMore();
    void endsForLongChains();
};

void tst_Include::includes_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<Values>("values");

    QTest::newRow("short form, paths start at the file")
        << Files{{"compose.yaml", "include: [db/compose.yaml]\nservices: {web: {image: w}}"},
                 {"db/compose.yaml",
                  "name: other\nservices: {db: {build: ., volumes: ['./d:/d']}}"}}
        << Values{{"name", "shop"},
                  {"services", "db web"},
                  {"services.db.build.context", "/shop/db"},
                  {"services.db.volumes.0.source", "/shop/db/d"}};
    QTest::newRow("a default folder to build in is the included one")
        << Files{{"compose.yaml", "include: [db/compose.yaml]"},
                 {"db/compose.yaml", "services: {db: {build: {target: t}}}"}}
        << Values{{"services.db.build.context", "/shop/db"}};
    QTest::newRow("project directory")
        << Files{{"compose.yaml",
                  "include: [{path: db/compose.yaml, project_directory: ./elsewhere}]"},
                 {"elsewhere/.env", "TAG=9"},
                 {"db/.env", "TAG=1"},
                 {"db/compose.yaml", "services: {db: {image: 'd:$TAG', env_file: e}}"},
                 {"elsewhere/e", "A=1"}}
        << Values{{"services.db.image", "d:9"}, {"services.db.environment.A", "1"}};
    QTest::newRow("own variables, which do not leave the group")
        << Files{{"compose.yaml",
                  "include: [db/compose.yaml]\nservices: {web: {image: 'w:${TAG:-none}'}}"},
                 {"db/.env", "TAG=1\nBOTH=theirs"},
                 {".env", "BOTH=ours"},
                 {"db/compose.yaml", "services: {db: {image: 'd:$TAG-$BOTH'}}"}}
        << Values{{"services.db.image", "d:1-ours"}, {"services.web.image", "w:none"}};
    QTest::newRow("files of variables start at the including folder, a later one wins")
        << Files{{"compose.yaml", "include: [{path: db/c.yaml, env_file: [a.env, b.env]}]"},
                 {"a.env", "A=1\nB=1"},
                 {"b.env", "B=2"},
                 {"db/.env", "A=9"},
                 {"db/c.yaml", "services: {db: {image: '$A$B'}}"}}
        << Values{{"services.db.image", "12"}};
    QTest::newRow("no variables") << Files{{"compose.yaml",
                                            "include: [{path: db/c.yaml, env_file: /dev/null}]"},
                                           {"/dev/null", ""},
                                           {"db/.env", "A=9"},
                                           {"db/c.yaml", "services: {db: {image: 'x${A-}'}}"}}
                                  << Values{{"services.db.image", "x"}};
    QTest::newRow("overrides in one group")
        << Files{{"compose.yaml", "include: [{path: [db/c.yaml, over/c.yaml]}]"},
                 {"db/c.yaml", "services: {db: {image: a, build: ./x}}"},
                 {"over/c.yaml", "services: {db: {image: b, build: ./y}}"}}
        << Values{{"services.db.image", "b"}, {"services.db.build.context", "/shop/db/y"}};
    QTest::newRow("nested, each from its own folder")
        << Files{{"compose.yaml", "include: [a/c.yaml]"},
                 {"a/c.yaml", "include: [b/c.yaml]\nservices: {a: {image: a}}"},
                 {"a/b/c.yaml", "services: {b: {build: .}}"}}
        << Values{{"services", "b a"}, {"services.b.build.context", "/shop/a/b"}};
    QTest::newRow("what both have is merged, the including file wins")
        << Files{{"compose.yaml",
                  "include: [c.yaml]\nservices: {a: {image: ours, environment: {B: 2}}}"},
                 {"c.yaml", "services: {a: {image: theirs, environment: {A: 1, B: 1}}}"}}
        << Values{{"services.a.image", "ours"}, {"services.a.environment", "A B"}};
    QTest::newRow("of two groups the earlier one wins")
        << Files{{"compose.yaml", "include: [1.yaml, 2.yaml]"},
                 {"1.yaml", "services: {a: {image: one}}"},
                 {"2.yaml", "services: {a: {image: two, hostname: h}}"}}
        << Values{{"services.a.image", "one"}, {"services.a.hostname", "h"}};
    QTest::newRow("reset and override of what is included")
        << Files{{"compose.yaml",
                  "include: [c.yaml]\nservices: {a: {ports: !override ['2:2'], user: !reset x}}"},
                 {"c.yaml", "services: {a: {image: i, ports: ['1:1'], user: u}}"}}
        << Values{{"services.a.ports.0.target", "2"},
                  {"services.a.ports.1", "absent"},
                  {"services.a.user", "absent"}};
    QTest::newRow("services extend included ones")
        << Files{{"compose.yaml", "include: [c.yaml]\nservices: {a: {extends: b}}"},
                 {"c.yaml", "services: {b: {image: i}}"}}
        << Values{{"services.a.image", "i"}};
    QTest::newRow("a bare name in a list is looked up where it is included")
        << Files{{"compose.yaml", "include: [db/c.yaml]"},
                 {"db/.env", "A=1\nB=2"},
                 {"db/c.yaml",
                  "services: {a: {image: i, environment: [A]}, b: {image: i, environment: {B: }}}"}}
        << Values{{"services.a.environment.A", "1"}, {"services.b.environment.B", "null"}};
    QTest::newRow("only services and what they use")
        << Files{{"compose.yaml", "include: [c.yaml]"},
                 {"c.yaml",
                  "x-more: 1\nname: n\nservices: {a: {image: i, volumes: ['data:/v']}}\n"
                  "volumes: {data: , more: }"}}
        << Values{{"x-more", "absent"}, {"volumes", "data"}, {"volumes.data.name", "shop_data"}};
    QTest::newRow("variables in the entry")
        << Files{{"compose.yaml", "include: ['${WHICH:-a}/c.yaml']"},
                 {"a/c.yaml", "services: {a: {image: i}}"}}
        << Values{{"services", "a"}};
}

void tst_Include::includes()
{
    QFETCH(const Files, files);
    QFETCH(const Values, values);
    const LoadedProject project = loadProject(memoryRequest(files));
    QCOMPARE(findingsOf(project), QStringList());
    for (auto value = values.begin(); value != values.end(); ++value)
        QCOMPARE(value.key() + u'=' + valueAt(project, value.key()),
                 value.key() + u'=' + value.value());
}

void tst_Include::refuses_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("expected");

    QTest::newRow("missing file") << Files{{"compose.yaml", "include:\n  - gone.yaml"}}
                                  << "compose.yaml:2:5: include: no /shop/gone.yaml";
    QTest::newRow("missing file of variables")
        << Files{{"compose.yaml", "include:\n  - path: c.yaml\n    env_file: gone.env"},
                 {"c.yaml", "services: {a: {image: i}}"}}
        << "compose.yaml:3:15: include: no /shop/gone.env";
    QTest::newRow("itself") << Files{{"compose.yaml", "include: [compose.yaml]"}}
                            << "compose.yaml:1:11: include: the files include each other in a "
                               "circle: compose.yaml → compose.yaml";
    QTest::newRow("circle of three")
        << Files{{"compose.yaml", "include: [a.yaml]"},
                 {"a.yaml", "include: [b.yaml]"},
                 {"b.yaml", "include: [./a.yaml]"}}
        << "b.yaml:1:11: include: the files include each other in a circle: a.yaml → b.yaml → "
           "a.yaml";
    QTest::newRow("of the network")
        << Files{{"compose.yaml", "include: ['https://example.com/x.git']"}}
        << "compose.yaml:1:11: include: https://example.com/x.git has not been fetched";
    QTest::newRow("no path") << Files{{"compose.yaml", "include: [{env_file: e}]"}}
                             << "compose.yaml:1:11: include: \"path\" is missing";
    QTest::newRow("no list") << Files{{"compose.yaml", "include: a.yaml"}}
                             << "compose.yaml:1:10: include: must be a list; write each item on "
                                "its own line after \"- \"";
    QTest::newRow("bad YAML in it")
        << Files{{"compose.yaml", "include: [a.yaml]"}, {"a.yaml", "services: ["}}
        << "a.yaml:2:1: a value or a closing bracket is missing here";
}

void tst_Include::refuses()
{
    QFETCH(const Files, files);
    const LoadedProject project = loadProject(memoryRequest(files));
    QTEST(findingsOf(project).join(u'\n'), "expected");
}

void tst_Include::placesStayRight()
{
    const LoadedProject project =
        loadProject(memoryRequest({{"compose.yaml", "include: [sub/c.yaml]\n"},
                                   {"sub/c.yaml",
                                    "services:\n"
                                    "  a:\n"
                                    "    image: i\n"
                                    "    depends_on: [b]\n"
                                    "    prots: []\n"
                                    "    env_file: v.env\n"},
                                   {"sub/v.env", "A=1\nB=${\n"}}));
    QCOMPARE(findingsOf(project),
             (QStringList{
                 QStringLiteral("sub/c.yaml:4:18: services.a.depends_on.b: there is no service "
                                "\"b\""),
                 QStringLiteral("sub/c.yaml:5:5: services.a.prots: unknown key \"prots\"; did you "
                                "mean \"ports\"?"),
                 QStringLiteral("sub/v.env:2:3: services.a.env_file[0]: this is not a valid "
                                "variable: ${"),
             }));
}

void tst_Include::endsForFilesThatIncludeMoreAndMore()
{
    Files files{{"compose.yaml", "include: [0.yaml, 0.yaml]"}};
    for (int i = 0; i < 40; ++i) {
        const QByteArray next = QByteArray::number(i + 1) + ".yaml";
        files.insert(QStringLiteral("%1.yaml").arg(i), "include: [" + next + ", " + next + "]");
    }
    files.insert(QStringLiteral("40.yaml"), "services: {a: {image: i}}");
    QElapsedTimer timer;
    timer.start();
    const LoadedProject project = loadProject(memoryRequest(files));
    QVERIFY(timer.elapsed() < 5000);
    QVERIFY(findingsOf(project).join(u'\n').contains(u"too many files are included"));
}

void tst_Include::endsForLongChains()
{
    Files files{{"compose.yaml", "include: [d/c.yaml]"}};
    QString folder = QStringLiteral("d/");
    for (int i = 0; i < 100; ++i) {
        files.insert(folder + QStringLiteral("c.yaml"), "include: [d/c.yaml]");
        folder += QStringLiteral("d/");
    }
    const LoadedProject project = loadProject(memoryRequest(files));
    QVERIFY(findingsOf(project).join(u'\n').contains(u"more than 50 files include each other"));
}

QTEST_APPLESS_MAIN(tst_Include)
#include "tst_include.moc"
