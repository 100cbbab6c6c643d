#include "core/plan/portconflicts.h"

#include <QTest>

using namespace core;

namespace {

/// "127.0.0.1:80:8080/udp" with what is left out left empty.
PortMapping port(const QString &text)
{
    const QString protocol = text.section(u'/', 1);
    QString rest = text.section(u'/', 0, 0);
    PortMapping mapping{.target = rest.section(u':', -1).toInt(),
                        .protocol = protocol.isEmpty() ? QStringLiteral("tcp") : protocol};
    rest.chop(rest.section(u':', -1).size() + 1);
    mapping.published = rest.section(u':', -1);
    rest.chop(mapping.published.size() + 1);
    mapping.hostIp = rest;
    return mapping;
}

Service service(const QString &name, const QStringList &ports, int line = 0)
{
    Service made{.name = name, .image = QStringLiteral("app")};
    for (const QString &text : ports) {
        made.settings.ports << port(text);
        if (line > 0)
            made.portPlaces << SourcePlace{
                .file = QStringLiteral("compose.yaml"), .line = line++, .column = 9};
    }
    return made;
}

} // namespace

class tst_PortConflicts : public QObject
{
    Q_OBJECT

private slots:
    void pairs_data();
    void pairs();
    void names();
    void scales();
    void looksAtWhatRunsOnly();
    void refusesThePlan();
};

void tst_PortConflicts::pairs_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("conflict");
    const auto row = [](const char *first, const char *second, bool conflict) {
        QTest::addRow("%s %s", first, second)
            << QString::fromLatin1(first) << QString::fromLatin1(second) << conflict;
    };
    row("80:80", "80:81", true);
    row("80:80", "81:80", false);
    row("80:80", "80:80/udp", false);
    row("80:80", "127.0.0.1:80:80", true);
    row("0.0.0.0:80:80", "127.0.0.1:80:80", true);
    row("127.0.0.1:80:80", "127.0.0.2:80:80", false);
    row("127.0.0.1:80:80", "127.0.0.1:80:81", true);
    row("::1:80:80", "127.0.0.1:80:80", false);
    row("0.0.0.0:80:80", "::1:80:80", false);
    row("0.0.0.0:80:80", ":::80:80", false);
    row(":::80:80", "::1:80:80", true);
    row("80:80", "::1:80:80", true);
    row("0:80", "0:80", false);
    row(":80", ":80", false);
    row("8000-8005:80", "8000-8005:80", false);
}

void tst_PortConflicts::pairs()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const bool, conflict);
    const Stack stack{.services = {service("a", {first}), service("b", {second})}};
    QCOMPARE(portConflicts(stack, {"a", "b"}, {}).size(), conflict ? 1 : 0);
    const Stack turned{.services = {service("a", {second}), service("b", {first})}};
    QCOMPARE(portConflicts(turned, {"a", "b"}, {}).size(), conflict ? 1 : 0);
}

void tst_PortConflicts::names()
{
    const Stack stack{.services = {service("a", {"80:80", "81:81"}, 4),
                                   service("b", {"82:82", "81:80"}, 9),
                                   service("c", {"80:1"})}};
    QCOMPARE(portConflicts(stack, {"a", "b", "c"}, {}),
             (QStringList{"compose.yaml:10:9: services.b.ports[1]: the port 81 of this machine is "
                          "also published by \"a\", and both are to run (line 5)",
                          "services.c.ports[0]: the port 80 of this machine is also published by "
                          "\"a\", and both are to run (line 4)"}));
}

void tst_PortConflicts::scales()
{
    Stack stack{.services = {service("a", {"80:80", "8000-8005:81", "82"})}};
    QCOMPARE(portConflicts(stack, {"a"}, {}), QStringList());
    QCOMPARE(portConflicts(stack, {"a"}, {.scale = {{"a", 2}}}),
             QStringList{"services.a.ports[0]: 2 container(s) cannot all publish the port 80 of "
                         "this machine; leave the choice to the runtime, or write a range"});
    stack.services[0].scale = 2;
    QCOMPARE(portConflicts(stack, {"a"}, {}).size(), 1);
    QCOMPARE(portConflicts(stack, {"a"}, {.scale = {{"a", 0}}}).size(), 0);
}

void tst_PortConflicts::looksAtWhatRunsOnly()
{
    Stack stack{.services = {service("a", {"80:80", "80:80"}), service("b", {"80:80"})}};
    QCOMPARE(portConflicts(stack, {"a"}, {}).size(), 0);
    QCOMPARE(portConflicts(stack, {"b"}, {}).size(), 0);
    QCOMPARE(portConflicts(stack, {"a", "b"}, {}).size(), 1);
    for (const QString &mode : {QStringLiteral("host"), QStringLiteral("service:a")}) {
        stack.services[1].networkMode = mode;
        QCOMPARE(portConflicts(stack, {"a", "b"}, {}).size(), 0);
    }
}

void tst_PortConflicts::refusesThePlan()
{
    const Stack stack{.project = "shop",
                      .services = {service("a", {"80:80"}, 4), service("b", {"80:80"}, 7)}};
    const auto refused = planUp(stack, {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Validation);
    QVERIFY2(refused.error().summary.startsWith("compose.yaml:7:9: services.b.ports[0]: "),
             qPrintable(refused.error().summary));
    QVERIFY(planUp(stack, {}, {.services = {"b"}}));
}

QTEST_GUILESS_MAIN(tst_PortConflicts)
#include "tst_portconflicts.moc"
