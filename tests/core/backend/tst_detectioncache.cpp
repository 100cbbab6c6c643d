#include "core/backend/detectioncache.h"
#include "core/support/json.h"
#include "core/support/paths.h"

#include "scriptdriver.h"
#include "tests/support/scopedenvironment.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class tst_DetectionCache : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesBackWhatItWasGiven();
    void forgetsWhenTheWorldChanges_data();
    void forgetsWhenTheWorldChanges();
    void forgetsWithTime_data();
    void forgetsWithTime();
    void survivesABrokenFile_data();
    void survivesABrokenFile();
    void drops();

private:
    DetectionCache cache() const { return DetectionCache(m_drivers, {"one", "colima"}); }
    static QString path() { return dataFolder() + "/detection.json"; }
    static QByteArray content()
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void setContent(const QByteArray &bytes)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("Cannot write the cache");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    support::ScopedEnvironment m_environment;
    DriverList m_drivers{std::make_shared<ScriptDriver>("one")};
};

static QList<BackendInfo> someBackends()
{
    return {{.name = "one",
             .title = "One",
             .available = true,
             .found = Tick::Yes,
             .setUp = Tick::Unknown,
             .reachable = Tick::Yes,
             .usable = Tick::No,
             .reason = "r",
             .hint = "h",
             .fixCommand = "f",
             .version = "1.2",
             .clientVersion = "1.1",
             .mode = "rootless",
             .isolationLevel = "container",
             .executable = "/bin/one",
             .endpoint = "unix:///run/ö.sock",
             .networkBackend = "netavark",
             .runsHealthChecks = false,
             .hasBuildKit = true,
             .cgroupVersion = "v2",
             .latencyMs = 42,
             .priority = 1},
            {.name = "colima", .priority = 2}};
}

void tst_DetectionCache::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment.isolate(m_folder->path());
    m_environment.set("PERRY_PLATFORM", "linux");
    QDir(m_folder->path()).mkpath("bin");
    m_environment.set("PATH", m_folder->filePath("bin"));
    writeScript(m_folder->filePath("bin/one"), "true");
}

void tst_DetectionCache::givesBackWhatItWasGiven()
{
    QVERIFY(!cache().read());
    cache().write(someBackends());
    const auto read = cache().read();
    QVERIFY(read);
    QCOMPARE(*read, someBackends());
}

void tst_DetectionCache::forgetsWhenTheWorldChanges_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("a variable that points to a runtime") << "variable";
    QTest::newRow("a program that is new") << "install";
    QTest::newRow("a program that is gone") << "remove";
    QTest::newRow("a program that was replaced") << "replace";
    QTest::newRow("another PATH") << "path";
}

void tst_DetectionCache::forgetsWhenTheWorldChanges()
{
    QFETCH(const QString, change);
    const QString program = m_folder->filePath("bin/one");
    cache().write(someBackends());
    QVERIFY(cache().read());

    if (change == u"variable")
        m_environment.set("DOCKER_HOST", "tcp://elsewhere:2375");
    else if (change == u"install")
        writeScript(m_folder->filePath("bin/colima"), "true");
    else if (change == u"remove")
        QFile::remove(program);
    else if (change == u"path")
        m_environment.set("PATH", m_folder->filePath("nothing"));
    else {
        QFile file(program);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                                 QFileDevice::FileModificationTime));
    }

    QVERIFY(!cache().read());
}

void tst_DetectionCache::forgetsWithTime_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("counts");
    QTest::newRow("fresh") << 0 << true;
    QTest::newRow("four minutes") << 240 << true;
    QTest::newRow("six minutes") << 360 << false;
    QTest::newRow("from the future") << -3600 << false;
}

void tst_DetectionCache::forgetsWithTime()
{
    QFETCH(const int, seconds);
    QFETCH(const bool, counts);
    cache().write(someBackends());
    Json json = *parseJson(content());
    json["time"] = QDateTime::currentSecsSinceEpoch() - seconds;
    setContent(toBytes(json));
    QCOMPARE(cache().read().has_value(), counts);
}

void tst_DetectionCache::survivesABrokenFile_data()
{
    QTest::addColumn<QByteArray>("replacement");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\x00\x01garbage");
    QTest::newRow("cut") << QByteArray("{\"fingerprint\":");
    QTest::newRow("other JSON") << QByteArray("[1,2]");
    QTest::newRow("huge") << QByteArray(300 * 1024, ' ');
    QTest::newRow("list of numbers") << QByteArray("[1]");
    QTest::newRow("no list") << QByteArray("7");
}

void tst_DetectionCache::survivesABrokenFile()
{
    QFETCH(const QByteArray, replacement);
    cache().write(someBackends());
    if (QTest::currentDataTag() == QByteArray("list of numbers")
        || QTest::currentDataTag() == QByteArray("no list")) {
        // The rest of the file is in order.
        Json json = *parseJson(content());
        json["backends"] = *parseJson(replacement);
        setContent(toBytes(json));
    } else {
        setContent(replacement);
    }
    QVERIFY(!cache().read());

    cache().write(someBackends());
    QVERIFY(cache().read());
}

void tst_DetectionCache::drops()
{
    cache().write(someBackends());
    cache().drop();
    QVERIFY(!cache().read());
    cache().drop();
}

QTEST_GUILESS_MAIN(tst_DetectionCache)
#include "tst_detectioncache.moc"
