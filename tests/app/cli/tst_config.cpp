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
    if (!process.waitForFinished(60000))
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

QTEST_GUILESS_MAIN(tst_Config)
#include "tst_config.moc"
