#include "core/support/tararchive.h"

#include <QProcess>
#include <QTest>

using namespace core;

class tst_TarArchive : public QObject
{
    Q_OBJECT

private slots:
    void isReadByTar();
    void equalFilesGiveEqualBytes();
};

namespace {

QByteArray tar(const QStringList &arguments, const QByteArray &archive)
{
    QProcess process;
    process.start("tar", arguments);
    process.write(archive);
    process.closeWriteChannel();
    process.waitForFinished(10'000);
    return process.readAllStandardOutput();
}

} // namespace

void tst_TarArchive::isReadByTar()
{
    const QString longName = "run/" + QString(150, 'n') + QStringLiteral("/größe");
    const QByteArray archive = tarArchive(
        {{.path = "/run/secrets/key", .content = QByteArray("a\0b\n", 4), .user = 7, .mode = 0400},
         {.path = longName, .content = "long"},
         {.path = "empty"}});

    const QByteArray list = tar({"-tv", "--numeric-owner", "--quoting-style=literal"}, archive);
    QVERIFY2(list.contains("-r-------- 7/0"), list.constData());
    QVERIFY2(list.contains(" run/secrets/key\n"), list.constData());
    QVERIFY2(list.contains(longName.toUtf8()), list.constData());
    QVERIFY2(list.contains("-r--r--r-- 0/0"), list.constData());
    QCOMPARE(tar({"-xO", "run/secrets/key"}, archive), QByteArray("a\0b\n", 4));
}

void tst_TarArchive::equalFilesGiveEqualBytes()
{
    const QList<TarFile> files{{.path = "a", .content = "1"}};
    QCOMPARE(tarArchive(files), tarArchive(files));
    QVERIFY(tarArchive({}).size() >= 1024); // an archive of nothing is one, too
}

QTEST_GUILESS_MAIN(tst_TarArchive)
#include "tst_tararchive.moc"
