#include "tests/core/compose/memoryfiles.h"

#include <QTest>

using namespace core;
using namespace support;

class tst_ServiceFiles : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void canBeLeftOut();
};

void tst_ServiceFiles::reads_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name,
                        const char *attributes,
                        const char *file,
                        const char *path,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(attributes) << QByteArray(file)
                            << QString::fromLatin1(path) << QString::fromLatin1(expected);
    };
    row("a file", "env_file: f", "A=1", "environment.A", "1");
    row("own values win", "env_file: f, environment: {A: own}", "A=1", "environment.A", "own");
    row("a bare name wins", "env_file: f, environment: [A]", "A=1", "environment.A", "null");
    row("own values are seen",
        "env_file: f, environment: {O: own}",
        "A=$O",
        "environment.A",
        "own");
    row("the project's come first",
        "env_file: f, environment: {HOME: own}",
        "A=$HOME",
        "environment.A",
        "/home/me");
    row("a later file wins", "env_file: [f, g]", "A=1", "environment.A", "g1");
    row("raw", "env_file: [{path: f, format: raw}]", "A='x' # y", "environment.A", "'x' # y");
    row("optional", "env_file: [{path: gone, required: false}]", "", "environment", "absent");
    row("labels", "label_file: f, labels: [b=own]", "a=1\nb=2", "labels", "b a");
    row("labels see no variables", "label_file: f", "a=x$HOME", "labels.a", "x");
    row("the files are gone then", "env_file: f", "A=1", "env_file", "absent");
}

void tst_ServiceFiles::reads()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const QByteArray, file);
    QFETCH(const QString, path);
    const LoadedProject project = loadProject(
        memoryRequest({{"compose.yaml", "services: {a: {image: x, " + attributes + "}}"},
                       {"f", file},
                       {"g", "A=g$A"}}));
    QCOMPARE(findingsOf(project), QStringList());
    QTEST(valueAt(project, QStringLiteral("services.a.") + path), "expected");
}

void tst_ServiceFiles::refuses_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("missing") << QByteArray("env_file: gone")
                             << "compose.yaml:1:36: services.a.env_file[0]: no /shop/gone";
    QTest::newRow("missing labels") << QByteArray("label_file: gone")
                                    << "compose.yaml:1:38: services.a.label_file[0]: no /shop/gone";
    QTest::newRow("error in it, at its place")
        << QByteArray("env_file: f")
        << "f:2:4: services.a.env_file[0]: unexpected character \"!\" in the name of a variable";
}

void tst_ServiceFiles::refuses()
{
    QFETCH(const QByteArray, attributes);
    const LoadedProject project = loadProject(
        memoryRequest({{"compose.yaml", "services: {a: {image: x, " + attributes + "}}"},
                       {"f", "A=1\nBAD!=2\n"}}));
    QTEST(findingsOf(project).join(u'\n'), "expected");
}

void tst_ServiceFiles::canBeLeftOut()
{
    LoadRequest request =
        memoryRequest({{"compose.yaml", "services: {a: {image: x, env_file: gone}}"}});
    request.stages.resolveEnvironment = false;
    const LoadedProject project = loadProject(request);
    QCOMPARE(findingsOf(project), QStringList());
    QCOMPARE(valueAt(project, QStringLiteral("services.a.env_file.0.path")), "/shop/gone");
}

QTEST_APPLESS_MAIN(tst_ServiceFiles)
#include "tst_servicefiles.moc"
