#include "core/backend/selection.h"

#include <QTest>

using namespace core;

class tst_Selection : public QObject
{
    Q_OBJECT

private slots:
    void chooses_data();
    void chooses();
    void saysWhyThereIsNone();
    void saysWhyThePinnedOneIsNotUsed();
    void saysWhichNamesThereAre();
    void dockerIsLast_data();
    void dockerIsLast();
};

static QList<BackendInfo> backendsOf(const QStringList &available)
{
    QList<BackendInfo> backends;
    for (const QString &name : QStringList{"podman", "nerdctl", "docker"}) {
        const bool works = available.contains(name);
        backends.append({.name = name,
                         .title = backendTitle(name),
                         .available = works,
                         .found = name == u"nerdctl" ? Tick::No : Tick::Yes,
                         .reason = works ? "" : name + " does not answer",
                         .hint = works || name == u"nerdctl" ? "" : "Start " + name + "."});
    }
    return backends;
}

void tst_Selection::chooses_data()
{
    QTest::addColumn<QStringList>("available");
    QTest::addColumn<QString>("pinned");
    QTest::addColumn<QString>("chosen");

    QTest::newRow("first that works") << QStringList{"docker", "podman"} << ""
                                      << "podman";
    QTest::newRow("only one works") << QStringList{"docker"} << ""
                                    << "docker";
    QTest::newRow("none works") << QStringList{} << ""
                                << "";
    QTest::newRow("pinned") << QStringList{"docker", "podman"} << "docker"
                            << "docker";
    QTest::newRow("pinned does not work") << QStringList{"podman"} << "docker"
                                          << "";
    QTest::newRow("pinned is unknown") << QStringList{"podman"} << "lxc"
                                       << "";
}

void tst_Selection::chooses()
{
    QFETCH(const QStringList, available);
    QFETCH(const QString, pinned);
    QFETCH(const QString, chosen);

    const auto result = chooseBackend(backendsOf(available), pinned);

    QCOMPARE(result ? result->name : QString(), chosen);
    if (!result)
        QCOMPARE(result.error().kind, Error::Kind::NoBackendFound);
}

void tst_Selection::saysWhyThereIsNone()
{
    const Error error = chooseBackend(backendsOf({}), {}).error();
    QCOMPARE(error.hint, "Start podman.");
    QVERIFY(error.detail.contains("podman: podman does not answer"));
    QVERIFY(error.detail.contains("docker: docker does not answer"));
    QVERIFY(!chooseBackend({}, {}).error().hint.isEmpty());
}

void tst_Selection::saysWhyThePinnedOneIsNotUsed()
{
    const Error error = chooseBackend(backendsOf({"podman"}), "docker").error();
    QVERIFY(error.summary.contains("docker does not answer"));
    QCOMPARE(error.hint, "Start docker.");
}

void tst_Selection::saysWhichNamesThereAre()
{
    const Error error = chooseBackend(backendsOf({"podman"}), "lxc").error();
    QVERIFY(error.summary.contains("lxc"));
    QVERIFY(error.hint.contains("podman, nerdctl, docker"));
}

void tst_Selection::dockerIsLast_data()
{
    QTest::addColumn<int>("platform");
    QTest::addColumn<QString>("first");
    QTest::newRow("Linux") << static_cast<int>(Platform::Linux) << "podman";
    QTest::newRow("macOS") << static_cast<int>(Platform::MacOs) << "apple/container";
    QTest::newRow("Windows") << static_cast<int>(Platform::Windows) << "podman";
}

void tst_Selection::dockerIsLast()
{
    QFETCH(const int, platform);
    QFETCH(const QString, first);
    QStringList names = backendPriority(static_cast<Platform>(platform));
    QCOMPARE(names.first(), first);
    QCOMPARE(names.last(), "docker");
    QCOMPARE(names.removeDuplicates(), 0);
    for (const QString &name : names)
        QVERIFY(!backendTitle(name).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Selection)
#include "tst_selection.moc"
