#include "core/remote/remotecache.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <filesystem>
#include <optional>

using namespace core;

class tst_RemoteCache : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsWhatIsComplete();
    void leavesNothingOtherwise();
    void namesStayInTheFolder();
    void removesWhatWasLeftLongAgo();
    void findsTheMainFile_data();
    void findsTheMainFile();

private:
    QStringList entries() const
    {
        return QDir(m_root).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }
    static void write(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    std::optional<QTemporaryDir> m_folder;
    QString m_root;
};

void tst_RemoteCache::init()
{
    m_folder.emplace();
    m_root = m_folder->filePath("cache");
}

void tst_RemoteCache::keepsWhatIsComplete()
{
    const RemoteCache cache(m_root);
    cache.prepare();
    for (int round = 0; round < 2; ++round) {
        const IncomingFolder incoming(m_root);
        QVERIFY(incoming.isValid());
        write(incoming.path() + "/compose.yaml");

        QVERIFY(cache.keep(incoming, "git://a", "c1"));
    }

    QVERIFY(cache.has("git://a", "c1"));
    QVERIFY(QFile::exists(cache.folder("git://a", "c1") + "/compose.yaml"));
    QVERIFY(!cache.has("git://b", "c1"));
    QVERIFY(!cache.has("git://a", "c2"));
    QCOMPARE(entries().size(), 1);
}

void tst_RemoteCache::leavesNothingOtherwise()
{
    RemoteCache(m_root).prepare();
    {
        const IncomingFolder incoming(m_root);
        write(incoming.path() + "/compose.yaml");
        QCOMPARE(entries().size(), 1);
    }

    QCOMPARE(entries(), QStringList());
    QVERIFY(!IncomingFolder(m_folder->filePath("none")).isValid());
}

void tst_RemoteCache::namesStayInTheFolder()
{
    const RemoteCache cache(m_root);

    const QString folder = cache.folder("git://../..", "sha256:abc");

    QVERIFY(QDir::cleanPath(folder).startsWith(m_root + '/'));
    QVERIFY(folder.endsWith("/abc"));
}

void tst_RemoteCache::removesWhatWasLeftLongAgo()
{
    const RemoteCache cache(m_root);
    cache.prepare();
    for (const QString name : {"incoming-old", "incoming-new", "other"})
        QVERIFY(QDir(m_root).mkpath(name + "/files/.git"));
    for (const QString name : {"incoming-old", "other"})
        std::filesystem::last_write_time((m_root + '/' + name).toStdString(),
                                         std::filesystem::file_time_type::clock::now()
                                             - std::chrono::hours(2));

    cache.prepare();

    QCOMPARE(entries(), (QStringList{"incoming-new", "other"}));
}

void tst_RemoteCache::findsTheMainFile_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");

    const QStringList all{"docker-compose.yml", "compose.yml", "compose.override.yml", "a/b.yaml"};
    QTest::newRow("usual names") << all << ""
                                 << "compose.yml";
    QTest::newRow("a file") << all << "a/b.yaml"
                            << "a/b.yaml";
    QTest::newRow("no usual name") << all << "a"
                                   << "";
    QTest::newRow("nothing there") << all << "c"
                                   << "";
    QTest::newRow("a file that is taken for a folder") << all << "compose.yml/x"
                                                       << "";
}

void tst_RemoteCache::findsTheMainFile()
{
    QFETCH(const QStringList, files);
    QFETCH(const QString, path);
    QFETCH(const QString, expected);
    QVERIFY(QDir().mkpath(m_root + "/a"));
    for (const QString &file : files)
        write(m_root + '/' + file);

    const auto found = mainFileIn(m_root, path, "git://a");

    QCOMPARE(found ? *found : QString(), expected.isEmpty() ? QString() : m_root + '/' + expected);
    if (!found)
        QCOMPARE(found.error().kind, Error::Kind::FileNotFound);
}

QTEST_GUILESS_MAIN(tst_RemoteCache)
#include "tst_remotecache.moc"
