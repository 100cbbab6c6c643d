#include "core/compose/loader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace core;

namespace {

LoadedProject load(const QByteArray &text)
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.standardInput = text;
    return loadProject(request);
}

const QByteArray seed = R"(name: demo
x-base: &base {restart: always, labels: {team: core}}
services:
  web:
    <<: *base
    build: {context: ./web, args: [A=1]}
    image: "shop/web:${TAG:-1.2}"
    command: ["serve", "--port", "80"]
    ports: ["127.0.0.1:8080:80/tcp", {target: 81, published: 8081}]
    environment: {A: 1, B: "two", C: }
    volumes: ["data:/data", "./x:/y:ro", {type: tmpfs, target: /t, tmpfs: {size: 64m}}]
    networks: {front: {aliases: [www], priority: 10}, back: }
    depends_on: {db: {condition: service_healthy, restart: true}}
    healthcheck: {test: [CMD, "true"], interval: 10s, retries: 3}
    deploy: {replicas: 2, resources: {limits: {cpus: "0.5", memory: 64M}}}
    extra_hosts: ["a:1.1.1.1"]
    ulimits: {nofile: {soft: 1, hard: 2}}
  db:
    extends: base
    ports: !override ["5432"]
    command: !reset null
  base: {image: db, tmpfs: /run, logging: {driver: none}, secrets: [s]}
networks: {front: {ipam: {config: [{subnet: 10.0.0.0/24}]}}, back: {internal: true}}
volumes: {data: {driver: local, driver_opts: {o: bind, device: ./d}}}
secrets: {s: {file: ./s}}
)";

QByteArray repeatedLines(const QByteArray &before,
                         int count,
                         const QByteArray &line,
                         const QByteArray &after = {})
{
    QByteArray text = before;
    for (int i = 0; i < count; ++i)
        text += QByteArray(line).replace("%", QByteArray::number(i));
    return text + after;
}

} // namespace

class tst_Hostile : public QObject
{
    Q_OBJECT

private slots:
    void mutationsNeverCrash_data();
    void mutationsNeverCrash();
    void endsQuickly_data();
    void endsQuickly();
    void refusesHostileBytes_data();
    void refusesHostileBytes();
    void refusesHostileFiles_data();
    void refusesHostileFiles();
};

void tst_Hostile::mutationsNeverCrash_data()
{
    QTest::addColumn<quint32>("start");
    for (quint32 start = 1; start <= 4; ++start)
        QTest::addRow("seed %u", start) << start;
}

void tst_Hostile::mutationsNeverCrash()
{
    QFETCH(const quint32, start);
    QVERIFY2(load(seed).isValid(), qPrintable(loadError(load(seed)).detail));
    QRandomGenerator random(start);
    static const QByteArrayList pieces{
        "[", "]",  "{",   "}",     ":",           "- ",      "\n",          "  ",   "\t",
        "'", "\"", "&a ", "*base", "<<: ",        "!reset ", "!override ",  "null", "${",
        "}", "$$", "0",   "-1",    "99999999999", "~",       "\xff",        "x-",   "services:",
        "#", "|",  ">",   "?",     ",",           "true",    "extends: web"};
    QElapsedTimer timer;
    for (int round = 0; round < 400; ++round) {
        QByteArray text = seed;
        for (int change = 0; change <= random.bounded(4); ++change) {
            const qsizetype at = random.bounded(int(text.size()));
            const qsizetype length = random.bounded(12);
            switch (random.bounded(4)) {
            case 0:
                text.remove(at, length);
                break;
            case 1:
                text.insert(at, pieces[random.bounded(int(pieces.size()))]);
                break;
            case 2:
                text.insert(at, text.mid(random.bounded(int(text.size())), length * 4));
                break;
            default:
                text[at] = char(random.bounded(256));
            }
            if (text.isEmpty())
                break;
        }
        timer.start();
        const LoadedProject project = load(text);
        QVERIFY2(timer.elapsed() < 5000, text.constData());
        QCOMPARE(project.config != nullptr, project.isValid());
        // What we print ourselves must be valid again.
        if (project.isValid()) {
            const LoadedProject again = load(configText(project, ConfigFormat::YamlText));
            QVERIFY2(again.isValid(),
                     qPrintable(loadError(again).detail + QString::fromUtf8(text)));
        } else {
            QVERIFY2(!loadError(project).summary.isEmpty(), text.constData());
        }
    }
}

void tst_Hostile::endsQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");

    const QByteArray service = "services:\n  a: {image: x, ";
    QTest::newRow("chain of extends")
        << repeatedLines("services:\n  a0: {image: x}\n", 20000, "  b%: {extends: b%0}\n") << false;
    QTest::newRow("large extends") << repeatedLines(
        repeatedLines("services:\n  b: {image: x, labels: {", 20000, "l%: v, ", "}}\n"),
        10000,
        "  a%: {extends: b}\n") << false;
    QTest::newRow("all ports") << repeatedLines(
        "services:\n", 50, "  a%: {image: x, ports: ['1-65535']}\n")
                               << false;
    QTest::newRow("unknown keys") << repeatedLines("services:\n", 40000, "  a%: {imag: x}\n")
                                  << false;
    QTest::newRow("missing dependencies")
        << repeatedLines(service + "depends_on: [", 40000, "z%, ", "]}\n") << false;
    QTest::newRow("missing networks")
        << repeatedLines(service + "networks: [", 40000, "z%, ", "]}\n") << false;
    QTest::newRow("links") << repeatedLines(service + "links: [", 30000, "z%:l, ", "]}\n") << false;
    QTest::newRow("options") << repeatedLines(service + "security_opt: [", 50000, "z%, ", "]}\n")
                             << true;
    QTest::newRow("variables") << service + "hostname: \"" + QByteArray("${A:-").repeated(100000)
                                      + "\"}\n"
                               << false;
    QTest::newRow("one level of variables")
        << service + "hostname: \"" + QByteArray("$A").repeated(200000) + "\"}\n"
        << true;
    QTest::newRow("long chain") << repeatedLines(
        "services:\n", 8000, "  a%: {image: x, depends_on: [b%]}\n  b%: {image: x}\n")
                                << true;
    QTest::newRow("long name") << "services:\n  \"" + QByteArray("n").repeated(1000)
                                      + "\": {imag: x}\n"
                               << false;
}

void tst_Hostile::endsQuickly()
{
    QFETCH(const QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    const LoadedProject project = load(text);
    QTEST(project.isValid(), "valid");
    QVERIFY(timer.elapsed() < 20000);
    QVERIFY(project.findings.size() <= 501);
    for (const Finding &finding : project.findings)
        QVERIFY(finding.toString().size() < 2000);
}

void tst_Hostile::refusesHostileBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");

    QByteArray bomb = "x0: &a0 [y, y]\n";
    for (int i = 1; i < 40; ++i)
        bomb += QByteArray("x%: &a% [*a#, *a#]\n")
                    .replace("%", QByteArray::number(i))
                    .replace("#", QByteArray::number(i - 1));
    QTest::newRow("alias bomb") << bomb << "the aliases stand for too many values";
    QTest::newRow("merge key bomb") << QByteArray(bomb)
                                           .replace("[y, y]", "{k: y}")
                                           .replace("[*", "{<<: [*")
                                           .replace("]\n", "]}\n")
                                    << "the aliases stand for too many values";
    QTest::newRow("deep lists") << "x-a: " + QByteArray(10000, '[') << "levels are nested here";
    QTest::newRow("deep maps") << "x-a: " + QByteArray("{a: ").repeated(10000)
                               << "levels are nested here";
    QByteArray indented;
    for (int i = 0; i < 4000; ++i)
        indented += QByteArray(i, ' ') + "a:\n";
    QTest::newRow("deep blocks") << indented << "levels are nested here";
    QTest::newRow("scalar of 100 MB")
        << "x-a: " + QByteArray(100 << 20, 'a') << "larger than 16 MiB";
    QTest::newRow("scalar of 15 MB")
        << "services: {a: {image: x}}\nx-a: " + QByteArray(15 << 20, 'a') << "";
    QTest::newRow("NUL") << QByteArray("services:\n  a: {image: \"x\0y\"}\n", 30)
                         << "<stdin>:2:16: the control character U+0000";
    QTest::newRow("escaped NUL") << QByteArray("services:\n  a: {image: \"x\\0y\"}\n")
                                 << "<stdin>:2:14: the control character";
    QTest::newRow("invalid UTF-8") << QByteArray("services:\n  a: {image: x\xff}\n")
                                   << "<stdin>:2:15: this is not valid UTF-8 text";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfes\0e\0", 6) << "UTF-16";
    QTest::newRow("byte order mark and CRLF")
        << QByteArray("\xef\xbb\xbfservices:\r\n  a:\r\n    image: x\r\n") << "";
    QTest::newRow("tab") << QByteArray("services:\n\ta: {image: x}\n")
                         << "<stdin>:2:1: a tab cannot indent a line";
    QTest::newRow("alias in itself")
        << QByteArray("x-a: &a [*a]\n") << "<stdin>:1:10: the alias *a contains itself";
}

void tst_Hostile::refusesHostileBytes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    QElapsedTimer timer;
    timer.start();
    const LoadedProject project = load(text);
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(project.isValid(), expected.isEmpty());
    const QString found = project.isValid() ? QString() : loadError(project).summary;
    QVERIFY2(found.contains(expected), qPrintable(found.left(300)));
}

void tst_Hostile::refusesHostileFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("folder") << QByteArray("include: [folder]") << "is a folder, not a file";
    QTest::newRow("device") << QByteArray("include: [/dev/zero]") << "is not a regular file";
    QTest::newRow("pipe") << QByteArray("include: [pipe]") << "is not a regular file";
    QTest::newRow("pipe of variables")
        << QByteArray("services: {a: {image: x, env_file: pipe}}") << "is not a regular file";
    QTest::newRow("pipe to extend")
        << QByteArray("services: {a: {extends: {file: pipe, service: b}}}")
        << "is not a regular file";
    QTest::newRow("link to itself") << QByteArray("include: [loop]") << "does not exist";
    QTest::newRow("links that lead back")
        << QByteArray("include: [back/back/back/c.yaml]") << "does not exist";
    QTest::newRow("above the root")
        << "include: ['" + QByteArray("../").repeated(100) + "gone.yaml']"
        << "the file /gone.yaml does not exist";
}

void tst_Hostile::refusesHostileFiles()
{
#ifdef Q_OS_UNIX
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    QVERIFY(::mkfifo(QFile::encodeName(folder.filePath("pipe")).constData(), 0600) == 0);
    QVERIFY(QFile::link(folder.filePath("loop"), folder.filePath("loop")));
    QVERIFY(QFile::link(folder.path(), folder.filePath("back")));
    QFile chain(folder.filePath("c.yaml"));
    QVERIFY(chain.open(QIODevice::WriteOnly));
    chain.write("include: [back/c.yaml]");
    chain.close();
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = folder.path();
    request.standardInput = text;
    QElapsedTimer timer;
    timer.start();
    const LoadedProject project = loadProject(request);
    QVERIFY(timer.elapsed() < 5000);
    QVERIFY(!project.isValid());
    QVERIFY2(loadError(project).detail.contains(expected), qPrintable(loadError(project).detail));
#else
    QSKIP("pipes and links are made the way of Unix");
#endif
}

QTEST_APPLESS_MAIN(tst_Hostile)
#include "tst_hostile.moc"
