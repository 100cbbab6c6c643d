#include "tests/ui/support/samples.h"
#include "ui/models/stacktext.h"

#include <QTest>

using core::ServiceState;

class TestStackText : public QObject
{
    Q_OBJECT

private slots:
    void aStackInWords_data()
    {
        QTest::addColumn<core::StackSnapshot>("stack");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("count");
        const auto make = [](ServiceState state, int services) {
            return samples::stack(QStringLiteral("x"), state, services);
        };
        QTest::newRow("starting") << samples::shop() << "4 of 5 running, api is starting"
                                  << "4/5";
        QTest::newRow("running") << make(ServiceState::Running, 3) << "3 of 3 running"
                                 << "3/3";
        QTest::newRow("stopped") << make(ServiceState::Stopped, 2) << "Stopped"
                                 << "";
        QTest::newRow("not created") << make(ServiceState::NotCreated, 2) << "Not created"
                                     << "";
        QTest::newRow("no services") << make(ServiceState::Running, 0) << "No services"
                                     << "";
        QTest::newRow("one failed") << samples::stacks().last() << "1 of 4 running, service2 failed"
                                    << "1/4";
        core::StackSnapshot two = make(ServiceState::Failed, 2);
        two.overall = ServiceState::Failed;
        QTest::newRow("two failed") << two << "0 of 2 running, 2 failed"
                                    << "0/2";
        core::StackSnapshot away = make(ServiceState::Running, 2);
        away.reachable = false;
        QTest::newRow("unreachable") << away << "Last known state"
                                     << "";
        core::StackSnapshot done = make(ServiceState::Done, 2);
        done.doneServices = 2;
        QTest::newRow("done") << done << "Done"
                              << "";
    }

    void aStackInWords()
    {
        QFETCH(core::StackSnapshot, stack);
        QFETCH(QString, words);
        QFETCH(QString, count);
        QCOMPARE(ui::overallText(stack), words);
        QCOMPARE(ui::countText(stack), count);
    }

    void sinceWhen_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("secondsAgo");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("text");
        QTest::newRow("just now") << int(ServiceState::Running) << 3 << 0 << "3 s";
        QTest::newRow("the clock went back") << int(ServiceState::Running) << -30 << 0 << "0 s";
        QTest::newRow("hours") << int(ServiceState::Healthy) << 3 * 3600 << 0 << "3 h";
        QTest::newRow("done") << int(ServiceState::Done) << 60 << 0 << "exit 0";
        QTest::newRow("failed") << int(ServiceState::Failed) << 60 << 137 << "exit 137";
        QTest::newRow("not created") << int(ServiceState::NotCreated) << 60 << 0 << "";
    }

    void sinceWhen()
    {
        QFETCH(int, state);
        QFETCH(int, secondsAgo);
        QFETCH(int, exitCode);
        QFETCH(QString, text);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        core::ServiceSnapshot service;
        service.state = ServiceState(state);
        service.since = now.addSecs(-secondsAgo);
        service.exitCode = exitCode;
        QCOMPARE(ui::sinceText(service, now), text);
    }

    void whereAPortIs_data()
    {
        QTest::addColumn<QString>("ip");
        QTest::addColumn<int>("host");
        QTest::addColumn<int>("container");
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("url");
        QTest::newRow("anywhere") << "" << 8080 << 80 << "tcp"
                                  << "http://localhost:8080/";
        QTest::newRow("the web's own port") << "0.0.0.0" << 80 << 80 << "tcp"
                                            << "http://localhost/";
        QTest::newRow("secure") << "" << 443 << 443 << "tcp"
                                << "https://localhost/";
        QTest::newRow("one address") << "10.1.2.3" << 9000 << 90 << "tcp"
                                     << "http://10.1.2.3:9000/";
        QTest::newRow("IPv6") << "fd00::5" << 9000 << 90 << "tcp"
                              << "http://[fd00::5]:9000/";
        QTest::newRow("udp") << "" << 53 << 53 << "udp"
                             << "";
        QTest::newRow("only exposed") << "" << 0 << 80 << "tcp"
                                      << "";
    }

    void whereAPortIs()
    {
        QFETCH(QString, ip);
        QFETCH(int, host);
        QFETCH(int, container);
        QFETCH(QString, protocol);
        QFETCH(QString, url);
        QCOMPARE(ui::portUrl({ip, host, container, protocol}).toString(), url);
    }

    void aPortOfTwoAddressFamiliesIsShownOnce()
    {
        core::ServiceSnapshot service;
        service.ports = {{QStringLiteral("0.0.0.0"), 80, 80, QStringLiteral("tcp")},
                         {QStringLiteral("::"), 80, 80, QStringLiteral("tcp")},
                         {{}, 0, 9000, QStringLiteral("tcp")},
                         {{}, 53, 53, QStringLiteral("udp")}};
        QCOMPARE(ui::openPorts(service).size(), 2);
        QCOMPARE(ui::portText(ui::openPorts(service).last()), QStringLiteral("53/udp"));
    }

    void digestsAreCut()
    {
        const QString digest = QStringLiteral("db@sha256:") + QString(64, QLatin1Char('a'));
        QCOMPARE(ui::imageText(digest),
                 QStringLiteral("db@sha256:") + QString(12, QLatin1Char('a')) + QChar(0x2026));
        QCOMPARE(ui::imageText(QStringLiteral("postgres:16")), QStringLiteral("postgres:16"));
    }
};

QTEST_GUILESS_MAIN(TestStackText)
#include "tst_stacktext.moc"
