#include "tests/support/fakeregistry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QByteArray spec = R"(
name: shop
services:
  web:
    image: "web:${TAG:-1}"
    depends_on: [db]
    env_file: web.env
    build: ./web
    environment: {SECRET: "${SECRET:?needed}"}
    volumes: ["data:/d"]
  db: {image: "db${SUFFIX+-x}", networks: [back]}
  tool: {image: tool, profiles: [dev, ops]}
networks: {back: }
volumes: {data: , unused: }
)";

} // namespace

/// `perryctl config` as a program.
class tst_Config : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void prints_data();
    void prints();
    void writesAFile();
    void readsStandardInput();
    void saysWhatIsWrong();
    void pinsImages_data();
    void pinsImages();
    void endsOnAnInterrupt();

private:
    struct Run
    {
        int exitCode = 0;
        QString output = {};
        QString errors = {};
    };
    Run perryctl(const QStringList &arguments, const QByteArray &input = {}) const;
    void write(const QString &name, const QByteArray &text) const;

    QTemporaryDir m_folder;
};

void tst_Config::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void tst_Config::initTestCase()
{
    write(QStringLiteral("compose.yaml"), spec);
    write(QStringLiteral("web.env"), "FROM_FILE=1\n");
}

tst_Config::Run tst_Config::perryctl(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    environment.insert(QStringLiteral("SECRET"), QStringLiteral("s"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    // The registry it may ask is in this process.
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000))
        qFatal("perryctl does not end");
    return {.exitCode = process.exitCode(),
            .output = QString::fromUtf8(process.readAllStandardOutput()),
            .errors = QString::fromUtf8(process.readAllStandardError())};
}

void tst_Config::prints_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QStringList>("has");
    QTest::addColumn<QStringList>("hasNot");

    using List = QStringList;
    QTest::newRow("all") << "" << List{"image: web:1", "FROM_FILE: \"1\"", "name: shop_back"}
                         << List{"tool", "unused", "env_file"};
    QTest::newRow("json") << "--format json" << List{"\"image\": \"web:1\""} << List{};
    QTest::newRow("profile") << "--profile ops" << List{"tool:"} << List{};
    QTest::newRow("one service") << "db" << List{"image: db"} << List{"web", "data"};
    QTest::newRow("one and what it needs") << "web" << List{"db:", "web:"} << List{"tool"};
    QTest::newRow("a service of a profile") << "tool" << List{"image: tool"} << List{"web"};
    QTest::newRow("quiet") << "-q" << List{} << List{"name"};
    QTest::newRow("variables stay")
        << "--no-interpolate" << List{"image: web:${TAG:-1}", "tool:", "${SECRET:?needed}"}
        << List{"$$"};
    QTest::newRow("relative paths stay")
        << "--no-path-resolution" << List{"context: ./web"} << List{};
    QTest::newRow("no names") << "--no-normalize" << List{} << List{"shop_back", "shop_data"};
    QTest::newRow("files are not read")
        << "--no-env-resolution" << List{"env_file:", "web.env"} << List{"FROM_FILE"};
    QTest::newRow("services, dependencies first")
        << "--services" << List{"db\nweb\n"} << List{"tool"};
    QTest::newRow("volumes") << "--volumes" << List{"data\n"} << List{"unused"};
    QTest::newRow("networks") << "--networks" << List{"default\n", "back\n"} << List{"shop"};
    QTest::newRow("images") << "--images" << List{"web:1\n", "db\n"} << List{"tool"};
    QTest::newRow("profiles") << "--profiles" << List{"dev\nops\n"} << List{"shop"};
    QTest::newRow("environment") << "--environment"
                                 << List{"SECRET=s\n", "COMPOSE_PROJECT_NAME=shop"}
                                 << List{"FROM_FILE"};
    QTest::newRow("hashes") << "--hash" << List{"db ", "web "} << List{"tool"};
    QTest::newRow("all hashes") << "--hash *" << List{"db ", "web "} << List{"tool"};
    QTest::newRow("one hash") << "--hash db" << List{"db "} << List{"web"};
    QTest::newRow("hashes as JSON")
        << "--hash --json" << List{"\"db\": \"", "\"web\": \""} << List{"tool", "["};
    QTest::newRow("variables") << "--variables"
                               << List{"NAME", "SECRET", "true", "TAG", "SUFFIX", "-x"} << List{};
    QTest::newRow("variables as JSON") << "--variables --format json"
                                       << List{"\"TAG\":{\"Name\":\"TAG\",\"DefaultValue\":\"1\","
                                               "\"PresenceValue\":\"\",\"Required\":false}"}
                                       << List{};
    QTest::newRow("variables as YAML")
        << "--variables --format yaml" << List{"\"SUFFIX\":\n", "  presencevalue: \"-x\"\n"}
        << List{};
}

void tst_Config::prints()
{
    QFETCH(const QString, options);
    QFETCH(const QStringList, has);
    QFETCH(const QStringList, hasNot);
    const Run run = perryctl(QStringList{"config"} + options.split(u' ', Qt::SkipEmptyParts));
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    for (const QString &text : has)
        QVERIFY2(run.output.contains(text), qPrintable(run.output));
    for (const QString &text : hasNot)
        QVERIFY2(!run.output.contains(text), qPrintable(run.output));
}

void tst_Config::writesAFile()
{
    const Run run = perryctl({"config", "-o", "out.yaml"});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, QString());
    QFile file(m_folder.filePath(QStringLiteral("out.yaml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("image: web:1"));
    QCOMPARE(perryctl({"config", "-o", "no/such/folder"}).exitCode, 1);
}

void tst_Config::readsStandardInput()
{
    const Run run =
        perryctl({"-f", "-", "config", "--images"}, "{\"services\": {\"a\": {\"image\": \"i\"}}}");
    QCOMPARE(run.output, QStringLiteral("i\n"));
    const Run large = perryctl({"-f", "-", "config"}, QByteArray(17 << 20, ' '));
    QCOMPARE(large.exitCode, 3);
    QVERIFY2(large.errors.contains(u"larger than 16 MiB"), qPrintable(large.errors));
}

void tst_Config::saysWhatIsWrong()
{
    write(QStringLiteral("bad.yaml"), "services:\n  a:\n    image: x\n    prots: []\n  b: {}\n");
    const Run run = perryctl({"-f", "bad.yaml", "config", "-q"});
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.errors.contains(u"bad.yaml:4:5: services.a.prots: unknown key"),
             qPrintable(run.errors));
    QVERIFY2(run.errors.contains(u"bad.yaml:5:3: services.b"), qPrintable(run.errors));
    QCOMPARE(perryctl({"config", "nobody"}).exitCode, 3);
    QCOMPARE(perryctl({"config", "--hash", "nobody"}).exitCode, 1);
    QCOMPARE(perryctl({"config", "--format", "xml"}).exitCode, 2);
}

void tst_Config::pinsImages_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QStringList>("has");
    QTest::addColumn<QStringList>("hasNot");

    using List = QStringList;
    QTest::newRow("resolve") << "--resolve-image-digests" << 0
                             << List{"image: %1/web:1@sha256:",
                                     "source: %1/assets:latest@sha256:",
                                     "command:",
                                     "name: pins"}
                             << List{"source: built:"};
    QTest::newRow("one service") << "--resolve-image-digests web" << 0
                                 << List{"image: %1/web:1@sha256:"} << List{"gone", "built: {}"};
    QTest::newRow("lock") << "--lock-image-digests" << 0
                          << List{"image: %1/web:1@sha256:", "built: {}", "source: built\n"}
                          << List{"command:", "name:"};
    QTest::newRow("lock as JSON") << "--lock-image-digests --format json" << 0
                                  << List{"\"image\": \"%1/web:1@sha256:"} << List{"name"};
    QTest::newRow("quiet") << "--resolve-image-digests -q" << 0 << List{} << List{"services"};
    QTest::newRow("to a file") << "--lock-image-digests -o lock.yaml" << 0 << List{}
                               << List{"services"};
    QTest::newRow("no such tag") << "--resolve-image-digests --profile gone" << 1
                                 << List{"has no image %1/gone:1"} << List{"services"};
    QTest::newRow("as written") << "--images" << 0 << List{"%1/web:1\n"} << List{"sha256"};
}

void tst_Config::pinsImages()
{
    QFETCH(const QString, options);
    QFETCH(const int, exitCode);
    QFETCH(const QStringList, has);
    QFETCH(const QStringList, hasNot);
    support::FakeRegistry registry([](const support::RegistryRequest &request) {
        const QByteArray digest = "Docker-Content-Digest: sha256:" + QByteArray(64, 'a');
        return request.target.contains("gone") ? support::httpAnswer(request, 404)
                                               : support::httpAnswer(request, 200, {digest});
    });
    write(QStringLiteral("pins.yaml"),
          QByteArray("name: pins\n"
                     "services:\n"
                     "  web:\n"
                     "    image: HOST/web:1\n"
                     "    command: [a]\n"
                     "    volumes:\n"
                     "      - {type: image, source: HOST/assets, target: /a}\n"
                     "      - {type: image, source: built, target: /b}\n"
                     "  built: {build: .}\n"
                     "  gone: {image: HOST/gone:1, profiles: [gone]}\n")
              .replace("HOST", registry.host().toLatin1()));

    const Run run = perryctl(QStringList{"-f", "pins.yaml", "config"} + options.split(u' '));

    QVERIFY2(run.exitCode == exitCode, qPrintable(run.errors));
    const QString said = exitCode == 0 ? run.output : run.errors;
    for (const QString &text : has)
        QVERIFY2(said.contains(text.contains("%1") ? text.arg(registry.host()) : text),
                 qPrintable(said));
    for (const QString &text : hasNot)
        QVERIFY2(!said.contains(text), qPrintable(said));
}

void tst_Config::endsOnAnInterrupt()
{
#ifdef Q_OS_WIN
    QSKIP("there is no signal to send");
#endif
    support::FakeRegistry registry([](const support::RegistryRequest &) { return QByteArray(); });
    write(QStringLiteral("slow.yaml"),
          "services: {a: {image: \"" + registry.host().toLatin1() + "/a\"}}");
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"),
                  {"-f", "slow.yaml", "config", "--resolve-image-digests"});
    QTRY_COMPARE(registry.requests().size(), 1);

    process.terminate();

    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitCode(), 130);
}

QTEST_GUILESS_MAIN(tst_Config)
#include "tst_config.moc"
