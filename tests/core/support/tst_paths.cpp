#include "core/support/paths.h"
#include "core/support/platform.h"
#include "tests/support/scopedenvironment.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class tst_Paths : public QObject
{
    Q_OBJECT

private slots:
    void foldersAreMadeForTheirOwnerOnly();
    void showsTheHomeFolder();
    void workingFolderIsAsTheShellShowsIt();
    void platformCanBeChosen();
};

void tst_Paths::foldersAreMadeForTheirOwnerOnly()
{
    QTemporaryDir folder;
    support::ScopedEnvironment environment;
    environment.isolate(folder.path());

    QCOMPARE(dataFolder(), folder.filePath("data/perry"));
    QCOMPARE(configFolder(), folder.filePath("config/perry"));

    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                        | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : {dataFolder(), configFolder()}) {
        QVERIFY(QFileInfo(path).isDir());
        QVERIFY(!(QFile::permissions(path) & others));
    }
}

void tst_Paths::showsTheHomeFolder()
{
    const QString home = QDir::homePath();
    QCOMPARE(shownPath(home), "~");
    QCOMPARE(shownPath(home + "/shop/compose.yaml"), "~/shop/compose.yaml");
    QCOMPARE(shownPath(home + "2/shop"), home + "2/shop");
    QCOMPARE(shownPath("/srv/shop"), "/srv/shop");
    QCOMPARE(shownPath(""), "");
}

void tst_Paths::workingFolderIsAsTheShellShowsIt()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("real"));
    QVERIFY(QFile::link(folder.filePath("real"), folder.filePath("link")));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.filePath("real")));
    support::ScopedEnvironment environment;

    environment.set("PWD", folder.filePath("link"));
    QCOMPARE(workingFolder(), folder.filePath("link"));
    environment.set("PWD", "/"); // not true
    QCOMPARE(workingFolder(), QDir::currentPath());
    environment.set("PWD", "link");
    QCOMPARE(workingFolder(), QDir::currentPath());
    QVERIFY(QDir::setCurrent(before));
}

void tst_Paths::platformCanBeChosen()
{
    support::ScopedEnvironment environment;
    environment.set("PERRY_PLATFORM", "macos");
    QCOMPARE(effectivePlatform(), Platform::MacOs);
    environment.set("PERRY_PLATFORM", "windows");
    QCOMPARE(effectivePlatform(), Platform::Windows);
    environment.set("PERRY_PLATFORM", "beos");
    QCOMPARE(effectivePlatform(), nativePlatform());
}

QTEST_GUILESS_MAIN(tst_Paths)
#include "tst_paths.moc"
