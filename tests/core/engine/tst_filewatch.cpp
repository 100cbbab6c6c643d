#include "core/engine/filewatch.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class tst_FileWatch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhatChanged_data();
    void saysWhatChanged();
    void saysItEachTime();
    void staysQuiet_data();
    void staysQuiet();
    void forgetsFiles();

private:
    QString at(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &text) const;
    void link(const QString &target, const QString &name) const;
    void act(const QString &action) const;
    QStringList changes() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_spy;
};

void tst_FileWatch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_watch = std::make_unique<FileWatch>();
    m_spy = std::make_unique<QSignalSpy>(m_watch.get(), &FileWatch::changed);
    QDir(m_folder->path()).mkpath(QStringLiteral("one"));
    QDir(m_folder->path()).mkpath(QStringLiteral("two"));
    write("plain", "a");
    write("one/target", "a");
    write("two/target", "bb");
    link("one", "folder");
    link("folder/target", "linked");
    m_watch->setFiles({at("plain"), at("linked"), at("later")});
}

void tst_FileWatch::cleanup()
{
    m_spy.reset();
    m_watch.reset();
    m_folder.reset();
}

void tst_FileWatch::write(const QString &name, const QByteArray &text) const
{
    QFile file(at(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

/// Puts a link in the place of an earlier one.
void tst_FileWatch::link(const QString &target, const QString &name) const
{
    QFile::remove(at(name));
    QVERIFY(QFile::link(target, at(name)));
}

/// "write NAME", "replace NAME", "remove NAME" or "link TARGET NAME".
void tst_FileWatch::act(const QString &action) const
{
    const QStringList words = action.split(u' ');
    if (words[0] == u"write") {
        write(words[1], "other");
    } else if (words[0] == u"replace") {
        write("fresh", "fresh text");
        QFile::remove(at(words[1]));
        QVERIFY(QFile::rename(at("fresh"), at(words[1])));
    } else if (words[0] == u"remove") {
        QVERIFY(QFile::remove(at(words[1])));
    } else {
        link(words[1], words[2]);
    }
}

QStringList tst_FileWatch::changes() const
{
    QStringList names;
    for (const QList<QVariant> &signal : *m_spy) {
        for (const QString &path : signal.first().value<QSet<QString>>())
            names << QFileInfo(path).fileName();
    }
    names.sort();
    return names;
}

void tst_FileWatch::saysWhatChanged_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("written") << "write plain" << QStringList{"plain"};
    QTest::newRow("replaced") << "replace plain" << QStringList{"plain"};
    QTest::newRow("removed") << "remove plain" << QStringList{"plain"};
    QTest::newRow("made") << "write later" << QStringList{"later"};
    QTest::newRow("written behind links") << "write one/target" << QStringList{"linked"};
    QTest::newRow("replaced behind links") << "replace one/target" << QStringList{"linked"};
    QTest::newRow("another link") << "link two/target linked" << QStringList{"linked"};
    QTest::newRow("another folder") << "link two folder" << QStringList{"linked"};
}

void tst_FileWatch::saysWhatChanged()
{
    QFETCH(const QString, action);
    act(action);
    QTRY_COMPARE(m_spy->size(), 1);
    QTEST(changes(), "expected");
    QTest::qWait(300);
    QCOMPARE(m_spy->size(), 1);
}

void tst_FileWatch::saysItEachTime()
{
    for (const char *action : {"replace plain", "remove plain", "write plain", "write plain"}) {
        m_spy->clear();
        act(QString::fromLatin1(action));
        QTRY_COMPARE(changes(), QStringList{"plain"});
    }
}

void tst_FileWatch::staysQuiet_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("another file") << "write stranger";
    QTest::newRow("another file in the folder of a target") << "write one/stranger";
    QTest::newRow("what the link does not lead to") << "write two/target";
}

void tst_FileWatch::staysQuiet()
{
    QFETCH(const QString, action);
    act(action);
    QTest::qWait(500);
    QCOMPARE(changes(), QStringList());
}

void tst_FileWatch::forgetsFiles()
{
    m_watch->setFiles({at("plain")});
    act("write one/target");
    act("write later");
    QTest::qWait(500);
    QCOMPARE(changes(), QStringList());
    act("write plain");
    QTRY_COMPARE(changes(), QStringList{"plain"});
}

QTEST_GUILESS_MAIN(tst_FileWatch)
#include "tst_filewatch.moc"
