#include "backends/common/statustext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace backends::common;
using core::ContainerInfo;

class tst_StatusText : public QObject
{
    Q_OBJECT

private slots:
    void statusWords_data();
    void statusWords();
    void statusTexts_data();
    void statusTexts();
    void ports_data();
    void ports();
    void times_data();
    void times();
    void hostilePortsAreBounded();
    void anonymousVolumes();
};

void tst_StatusText::statusWords_data()
{
    using Status = ContainerInfo::Status;
    QTest::addColumn<QString>("word");
    QTest::addColumn<Status>("status");
    QTest::newRow("created") << "created" << Status::Created;
    QTest::newRow("initialized") << "initialized" << Status::Created;
    QTest::newRow("running") << "running" << Status::Running;
    QTest::newRow("Running") << "Running" << Status::Running;
    QTest::newRow("stopping") << "stopping" << Status::Running;
    QTest::newRow("paused") << "paused" << Status::Paused;
    QTest::newRow("restarting") << "restarting" << Status::Restarting;
    QTest::newRow("removing") << "removing" << Status::Removing;
    QTest::newRow("exited") << "exited" << Status::Exited;
    QTest::newRow("stopped") << "stopped" << Status::Exited;
    QTest::newRow("dead") << "dead" << Status::Dead;
    QTest::newRow("empty") << "" << Status::Unknown;
    QTest::newRow("a new word") << "levitating" << Status::Unknown;
}

void tst_StatusText::statusWords()
{
    QFETCH(const QString, word);
    QFETCH(const ContainerInfo::Status, status);
    QCOMPARE(statusOfWord(word), status);
}

void tst_StatusText::statusTexts_data()
{
    using Health = ContainerInfo::Health;
    QTest::addColumn<QString>("text");
    QTest::addColumn<Health>("health");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("up") << "Up 3 seconds" << Health::None << 0;
    QTest::newRow("docker, starting") << "Up 3 seconds (health: starting)" << Health::Starting << 0;
    QTest::newRow("podman, starting") << "Up 3 seconds ago (starting)" << Health::Starting << 0;
    QTest::newRow("healthy") << "Up 2 hours (healthy)" << Health::Healthy << 0;
    QTest::newRow("unhealthy") << "Up 2 hours (unhealthy)" << Health::Unhealthy << 0;
    QTest::newRow("paused") << "Up 3 seconds (Paused)" << Health::None << 0;
    QTest::newRow("exited") << "Exited (137) 3 seconds ago" << Health::None << 137;
    QTest::newRow("restarting") << "Restarting (1) 5 seconds ago" << Health::None << 1;
    QTest::newRow("created") << "Created" << Health::None << 0;
    QTest::newRow("no end") << "Up (healthy" << Health::None << 0;
    QTest::newRow("a code too long") << "Exited (99999999999)" << Health::None << 0;
    QTest::newRow("empty") << "" << Health::None << 0;
}

void tst_StatusText::statusTexts()
{
    QFETCH(const QString, text);
    QFETCH(const ContainerInfo::Health, health);
    QFETCH(const int, exitCode);
    QCOMPARE(healthInStatus(text), health);
    QCOMPARE(exitCodeInStatus(text), exitCode);
}

static QString portsText(const QList<core::PublishedPort> &ports)
{
    QStringList texts;
    for (const core::PublishedPort &port : ports)
        texts << QStringLiteral("%1 %2 %3 %4")
                     .arg(port.hostIp)
                     .arg(port.hostPort)
                     .arg(port.containerPort)
                     .arg(port.protocol);
    return texts.join('|');
}

void tst_StatusText::ports_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ports");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("published") << "0.0.0.0:80->8080/tcp"
                               << "0.0.0.0 80 8080 tcp";
    QTest::newRow("also for IPv6") << "0.0.0.0:80->8080/tcp, [::]:80->8080/tcp"
                                   << "0.0.0.0 80 8080 tcp";
    QTest::newRow("also for IPv6, as docker 20 says it") << "0.0.0.0:80->8080/tcp, :::80->8080/tcp"
                                                         << "0.0.0.0 80 8080 tcp";
    QTest::newRow("IPv6 only") << "[::1]:80->8080/udp"
                               << "::1 80 8080 udp";
    QTest::newRow("exposed") << "443/tcp, 5/sctp"
                             << " 0 5 sctp| 0 443 tcp";
    QTest::newRow("range") << "127.0.0.1:8000-8002->80-82/tcp"
                           << "127.0.0.1 8000 80 tcp|127.0.0.1 8001 81 tcp|127.0.0.1 8002 82 tcp";
    QTest::newRow("no protocol") << "1:80->80"
                                 << "1 80 80 tcp";
    QTest::newRow("backwards") << "0.0.0.0:9-8->9-8/tcp"
                               << "";
    QTest::newRow("too large") << "0.0.0.0:1->70000/tcp"
                               << "";
    QTest::newRow("not ports") << "->, :->/tcp, x->y/z, -1/tcp"
                               << "";
}

void tst_StatusText::ports()
{
    QFETCH(const QString, text);
    QFETCH(const QString, ports);
    QCOMPARE(portsText(portsInText(text)), ports);
}

void tst_StatusText::hostilePortsAreBounded()
{
    QStringList parts;
    for (int i = 0; i < 200; ++i)
        parts << "0.0.0.0:1-65535->1-65535/tcp"
              << "[::]:1-65535->1-65535/tcp";
    QElapsedTimer clock;
    clock.start();
    QVERIFY(portsInText(parts.join(", ")).size() <= 4096);
    QVERIFY2(clock.elapsed() < 1000, QByteArray::number(clock.elapsed()));
}

void tst_StatusText::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc");
    QTest::newRow("docker ps") << "2026-01-31 12:00:00 +0000 UTC"
                               << "2026-01-31T12:00:00.000Z";
    QTest::newRow("docker ps, other zone") << "2026-01-31 12:00:00 +0130 CET"
                                           << "2026-01-31T10:30:00.000Z";
    QTest::newRow("RFC 3339, nine digits") << "2026-01-31T12:00:00.123456789Z"
                                           << "2026-01-31T12:00:00.123Z";
    QTest::newRow("RFC 3339, one digit, zone") << "2026-01-31T12:00:00.5-02:00"
                                               << "2026-01-31T14:00:00.500Z";
    QTest::newRow("Go's zero time") << "0001-01-01T00:00:00Z"
                                    << "";
    QTest::newRow("no such day") << "2026-02-31T12:00:00Z"
                                 << "";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("words") << "3 seconds ago"
                           << "";
}

void tst_StatusText::times()
{
    QFETCH(const QString, text);
    QFETCH(const QString, utc);
    const QDateTime time = timeInText(text);
    QCOMPARE(time.isValid(), !utc.isEmpty());
    if (time.isValid())
        QCOMPARE(time.toUTC().toString(Qt::ISODateWithMs), utc);
    QVERIFY(!timeOfSeconds(-62135596800).isValid());
    QVERIFY(!timeOfSeconds(std::numeric_limits<qint64>::max()).isValid());
}

void tst_StatusText::anonymousVolumes()
{
    QVERIFY(isAnonymousVolume(QString(64, 'a')));
    QVERIFY(!isAnonymousVolume(QString(64, 'g')));
    QVERIFY(!isAnonymousVolume("shop_data"));
    QCOMPARE(plainImageId("sha256:ab"), "ab");
    QCOMPARE(plainImageId("ab"), "ab");
}

QTEST_APPLESS_MAIN(tst_StatusText)
#include "tst_statustext.moc"
