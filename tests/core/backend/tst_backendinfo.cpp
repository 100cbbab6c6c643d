#include "core/backend/backendinfo.h"

#include <QTest>

using namespace core;

class tst_BackendInfo : public QObject
{
    Q_OBJECT

private slots:
    void comparesVersions_data();
    void comparesVersions();
    void listsWhyNot();
};

void tst_BackendInfo::comparesVersions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("enough");

    const auto row = [](const char *version, const char *wanted, bool enough) {
        QTest::addRow("%s >= %s", version, wanted)
            << QString::fromLatin1(version) << QString::fromLatin1(wanted) << enough;
    };
    row("4.3.1", "4.0", true);
    row("4.0", "4.0", true);
    row("4.0.0", "4.0", true);
    row("4", "4.0", false);
    row("3.9.9", "4.0", false);
    row("4.10.0", "4.9", true);
    row("v5.2.0", "5.2", true);
    row("20.10.24+dfsg1", "20.10", true);
    row("5.0.0-dev", "5.0", true);
    row("28.1.1", "20.10.24", true);
    row("", "4.0", false);
    row("unknown", "4.0", false);
}

void tst_BackendInfo::comparesVersions()
{
    QFETCH(const QString, version);
    QFETCH(const QString, wanted);
    QFETCH(const bool, enough);
    QCOMPARE(versionAtLeast(version, wanted), enough);
}

void tst_BackendInfo::listsWhyNot()
{
    const QList<BackendInfo> backends{{.name = "podman", .reason = "not installed"},
                                      {.name = "nerdctl", .available = true},
                                      {.name = "docker", .reason = "does not answer"}};
    QCOMPARE(unavailableSummary(backends), "podman: not installed\ndocker: does not answer");
    QCOMPARE(unavailableSummary({}), "");
}

QTEST_GUILESS_MAIN(tst_BackendInfo)
#include "tst_backendinfo.moc"
