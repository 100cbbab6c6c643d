#include "core/backend/detector.h"

#include "scriptdriver.h"
#include "tests/support/scopedenvironment.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;

class tst_Detector : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void probesAllAtOnce();
    void boundsTheTimeOfAProbe();
    void tellsWhatIsMissing();
    void tellsWhatItCannotDrive();
    void prefersTheFirstProgram();
    void everyRowIsTold();
    void endsWithoutNames();
    void oneDetectionAtATime();

private:
    QList<BackendInfo> detect(const QStringList &names)
    {
        Detector detector(m_drivers, m_runner);
        QSignalSpy finished(&detector, &Detector::finished);
        detector.start(names);
        if (!finished.wait(10'000))
            return {};
        return finished.first().first().value<QList<BackendInfo>>();
    }
    void program(const QString &name, const QByteArray &script)
    {
        writeScript(m_folder->filePath(name), script);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    support::ScopedEnvironment m_environment;
    Runner m_runner;
    DriverList m_drivers;
};

void tst_Detector::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment.set("PATH", m_folder->path());
    m_environment.set("PERRY_PLATFORM", "linux");
    m_drivers = {std::make_shared<ScriptDriver>("one"),
                 std::make_shared<ScriptDriver>("two"),
                 std::make_shared<ScriptDriver>("three")};
}

void tst_Detector::probesAllAtOnce()
{
    for (const QString &name : QStringList{"one", "two", "three"})
        program(name, "/bin/sleep 0.6; echo 1.0");
    QElapsedTimer clock;
    clock.start();

    const auto backends = detect({"one", "two", "three"});

    QVERIFY2(clock.elapsed() < 1'500, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(backends.size(), 3);
    for (int i = 0; i < 3; ++i) {
        const BackendInfo &backend = backends.at(i);
        QCOMPARE(backend.name, QStringList({"one", "two", "three"}).at(i));
        QCOMPARE(backend.priority, i + 1);
        QVERIFY(backend.available);
        QCOMPARE(backend.version, "1.0");
        QCOMPARE(backend.found, Tick::Yes);
        QVERIFY(backend.latencyMs >= 600);
        QVERIFY(backend.checkedAt.isValid());
        QVERIFY(!backend.selected);
    }
}

void tst_Detector::boundsTheTimeOfAProbe()
{
    m_drivers = {std::make_shared<ScriptDriver>("one", 300ms),
                 std::make_shared<ScriptDriver>("two")};
    program("one", "exec /bin/sleep 100");
    program("two", "echo 2.0");
    QElapsedTimer clock;
    clock.start();

    const auto backends = detect({"one", "two"});

    QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!backends.at(0).available);
    QCOMPARE(backends.at(0).reason, "too slow");
    QVERIFY(backends.at(1).available);
}

void tst_Detector::tellsWhatIsMissing()
{
    program("two", "echo broken >&2; exit 3");
    QFile::setPermissions(m_folder->filePath("two"), QFile::ReadOwner | QFile::ExeOwner);
    writeScript(m_folder->filePath("three"), "echo 1");
    QFile::setPermissions(m_folder->filePath("three"), QFile::ReadOwner); // no program

    const auto backends = detect({"one", "two", "three"});

    QCOMPARE(backends.at(0).found, Tick::No);
    QCOMPARE(backends.at(0).reachable, Tick::Unknown);
    QVERIFY(!backends.at(0).available);
    QVERIFY(!backends.at(0).reason.isEmpty());
    QCOMPARE(backends.at(1).found, Tick::Yes);
    QCOMPARE(backends.at(1).reason, "refused");
    QCOMPARE(backends.at(2).found, Tick::No);
}

void tst_Detector::tellsWhatItCannotDrive()
{
    program("colima", "echo must not be run; exit 0");
    const auto backends = detect({"colima"});
    QCOMPARE(backends.at(0).found, Tick::Yes);
    QCOMPARE(backends.at(0).usable, Tick::No);
    QVERIFY(!backends.at(0).available);
    QCOMPARE(backends.at(0).title, "Colima");
    QVERIFY(backends.at(0).reason.contains("Colima"));
    QCOMPARE(backends.at(0).version, "");
}

void tst_Detector::prefersTheFirstProgram()
{
    program("one", "echo old");
    program("one-new", "echo new");
    const auto backends = detect({"one"});
    QCOMPARE(backends.at(0).version, "new");
    QCOMPARE(backends.at(0).executable, m_folder->filePath("one-new"));
}

void tst_Detector::everyRowIsTold()
{
    program("one", "echo 1");
    Detector detector(m_drivers, m_runner);
    QSignalSpy probed(&detector, &Detector::probed);
    QSignalSpy finished(&detector, &Detector::finished);
    detector.start({"one", "two", "three"});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(probed.size(), 3);
}

void tst_Detector::endsWithoutNames()
{
    Detector detector({}, m_runner);
    QSignalSpy finished(&detector, &Detector::finished);
    detector.start({});
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
}

void tst_Detector::oneDetectionAtATime()
{
    program("one", "/bin/sleep 0.1; echo 1");
    Detector detector(m_drivers, m_runner);
    QSignalSpy finished(&detector, &Detector::finished);
    QSignalSpy probed(&detector, &Detector::probed);
    detector.start({"one"});
    detector.start({"one"});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(probed.size(), 1);

    detector.start({"one", "two"});
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(finished.last().first().value<QList<BackendInfo>>().size(), 2);
}

QTEST_GUILESS_MAIN(tst_Detector)
#include "tst_detector.moc"
