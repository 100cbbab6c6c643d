#include "core/engine/grantedfiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class tst_GrantedFiles : public QObject
{
    Q_OBJECT

private slots:
    void readsFiles();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void foldersAndLargeFilesAreOnlyMounted();
};

static FileSpec after(FileSpec file)
{
    Stack stack{.grantedFiles = {std::move(file)}};
    readGrantedFiles(stack);
    return stack.grantedFiles.first();
}

static QString written(const QTemporaryDir &folder, const QByteArray &content)
{
    QFile file(folder.filePath("file"));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("Cannot write");
    return file.fileName();
}

void tst_GrantedFiles::readsFiles()
{
    const QTemporaryDir folder;
    const FileSpec read = after({.key = "s", .file = written(folder, QByteArray("a\0b", 3))});
    QCOMPARE(read.content, std::optional(QByteArray("a\0b", 3)));
    QVERIFY(read.problem.isEmpty());
}

void tst_GrantedFiles::saysWhatIsMissing_data()
{
    QTest::addColumn<FileSpec>("file");
    QTest::addColumn<QString>("problem");
    QTest::newRow("file") << FileSpec{.file = "/not/there"} << "its file /not/there does not exist";
    QTest::newRow("variable") << FileSpec{.environment = "X"} << "the variable X is not set";
    QTest::newRow("nothing missing") << FileSpec{.environment = "X", .content = ""} << "";
    QTest::newRow("external") << FileSpec{.external = true} << "";
}

void tst_GrantedFiles::saysWhatIsMissing()
{
    QFETCH(const FileSpec, file);
    QTEST(after(file).problem, "problem");
}

void tst_GrantedFiles::foldersAndLargeFilesAreOnlyMounted()
{
    const QTemporaryDir folder;
    QVERIFY(!after({.file = folder.path()}).content);
    QVERIFY(after({.file = folder.path()}).problem.isEmpty());
    const FileSpec large = after({.file = written(folder, QByteArray(1024 * 1024 + 1, 'x'))});
    QVERIFY(!large.content && large.problem.isEmpty());
}

QTEST_GUILESS_MAIN(tst_GrantedFiles)
#include "tst_grantedfiles.moc"
