#include "stacks.h"
#include "ui/graph/servicedetails.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace ui;
using core::ServiceState;

class tst_ServiceDetails : public QObject
{
    Q_OBJECT

private slots:
    void urlsOfPorts_data();
    void urlsOfPorts();
    void showsAService();
    void portsOfWhatIsUpAreLinks();
    void buttonsNeedAContainer();
    void buttonsNameTheService();
};

void tst_ServiceDetails::urlsOfPorts_data()
{
    QTest::addColumn<QString>("ip");
    QTest::addColumn<int>("host");
    QTest::addColumn<int>("container");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("expected");

    QTest::newRow("everywhere") << "" << 8080 << 80 << "tcp"
                                << "http://localhost:8080";
    QTest::newRow("0.0.0.0") << "0.0.0.0" << 8080 << 80 << "tcp"
                             << "http://localhost:8080";
    QTest::newRow("v6 everywhere") << "::" << 8080 << 80 << "tcp"
                                   << "http://localhost:8080";
    QTest::newRow("address") << "127.0.0.2" << 80 << 80 << "tcp"
                             << "http://127.0.0.2:80";
    QTest::newRow("v6") << "::1" << 80 << 80 << "tcp"
                        << "http://[::1]:80";
    QTest::newRow("https") << "" << 8443 << 443 << "tcp"
                           << "https://localhost:8443";
    QTest::newRow("udp") << "" << 53 << 53 << "udp"
                         << "";
    QTest::newRow("exposed only") << "" << 0 << 80 << "tcp"
                                  << "";
}

void tst_ServiceDetails::urlsOfPorts()
{
    QFETCH(const QString, ip);
    QFETCH(const int, host);
    QFETCH(const int, container);
    QFETCH(const QString, protocol);
    QFETCH(const QString, expected);

    const core::PublishedPort port{
        .hostIp = ip, .hostPort = host, .containerPort = container, .protocol = protocol};
    QCOMPARE(urlOfPort(port).toString(), expected);
}

void tst_ServiceDetails::showsAService()
{
    ServiceDetails details;
    const auto text = [&details](const char *name) {
        return details.findChild<ElidedLabel *>(QLatin1String(name))->text();
    };
    details.show();
    QVERIFY(details.findChild<QLabel *>(QStringLiteral("hintLabel"))->isVisible());

    const core::StackSnapshot stack = stacks::shop();
    details.setService(&stack.services[3]);

    QVERIFY(!details.findChild<QLabel *>(QStringLiteral("hintLabel"))->isVisible());
    QCOMPARE(text("nameLabel"), QStringLiteral("api"));
    QCOMPARE(text("imageLabel"), QStringLiteral("shop/api:dev"));
    QCOMPARE(text("networksLabel"), QStringLiteral("front, back"));
    QCOMPARE(text("restartLabel"), QStringLiteral("unless-stopped"));
    QVERIFY(text("environmentLabel").startsWith(QStringLiteral("12 ")));
    QCOMPARE(details.findChild<QLabel *>(QStringLiteral("reasonLabel"))->text(),
             stack.services[3].reason);

    details.setService(nullptr);
    QVERIFY(details.findChild<QLabel *>(QStringLiteral("hintLabel"))->isVisible());
}

void tst_ServiceDetails::portsOfWhatIsUpAreLinks()
{
    ServiceDetails details;
    core::ServiceSnapshot service = stacks::shop().services[3];
    service.ports << core::PublishedPort{
        .hostIp = QStringLiteral("::"), .hostPort = 8080, .containerPort = 80};
    details.setService(&service);
    QSignalSpy links(&details, &ServiceDetails::linkActivated);

    const auto buttons = details.findChildren<LinkButton *>();
    QCOMPARE(buttons.size(), 1);
    buttons.first()->click();
    QCOMPARE(links.first().first().toUrl(), QUrl(QStringLiteral("http://localhost:8080")));

    service.state = ServiceState::Stopped;
    details.setService(&service);
    QTRY_COMPARE(details.findChildren<LinkButton *>().size(), 0);
}

void tst_ServiceDetails::buttonsNeedAContainer()
{
    ServiceDetails details;
    const auto isEnabled = [&details](const char *name) {
        return details.findChild<QPushButton *>(QLatin1String(name))->isEnabled();
    };
    core::ServiceSnapshot service = stacks::shop().services[0];
    details.setService(&service);
    QVERIFY(isEnabled("logsButton") && isEnabled("shellButton") && isEnabled("restartButton"));

    service.state = ServiceState::Stopped;
    details.setService(&service);
    QVERIFY(isEnabled("logsButton") && !isEnabled("shellButton") && isEnabled("restartButton"));

    service.container.clear();
    details.setService(&service);
    QVERIFY(!isEnabled("logsButton") && !isEnabled("restartButton"));
}

void tst_ServiceDetails::buttonsNameTheService()
{
    ServiceDetails details;
    const core::ServiceSnapshot service = stacks::shop().services[0];
    details.setService(&service);
    QSignalSpy logs(&details, &ServiceDetails::logsRequested);
    QSignalSpy shells(&details, &ServiceDetails::shellRequested);
    QSignalSpy restarts(&details, &ServiceDetails::restartRequested);

    for (const char *name : {"logsButton", "shellButton", "restartButton"})
        details.findChild<QPushButton *>(QLatin1String(name))->click();

    for (const QSignalSpy *spy : {&logs, &shells, &restarts}) {
        QCOMPARE(spy->size(), 1);
        QCOMPARE(spy->first().first().toString(), QStringLiteral("db"));
    }
}

QTEST_MAIN(tst_ServiceDetails)
#include "tst_servicedetails.moc"
