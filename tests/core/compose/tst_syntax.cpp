#include "core/compose/mountsyntax.h"
#include "core/compose/portsyntax.h"

#include <QTest>

using namespace core;

namespace {

QString shown(const QList<PortMapping> &ports)
{
    QStringList texts;
    for (const PortMapping &port : ports)
        texts.append(QStringLiteral("%1|%2|%3/%4")
                         .arg(port.hostIp, port.published)
                         .arg(port.target)
                         .arg(port.protocol));
    return texts.join(u' ');
}

QString shown(const SpecNode &node)
{
    if (node.isScalar())
        return node.text;
    QStringList parts;
    for (const SpecNode &child : node.children)
        parts.append(child.key + u':' + shown(child));
    return u'{' + parts.join(u' ') + u'}';
}

} // namespace

class tst_Syntax : public QObject
{
    Q_OBJECT

private slots:
    void ports_data();
    void ports();
    void badPorts_data();
    void badPorts();
    void addresses_data();
    void addresses();
    void mounts_data();
    void mounts();
    void badMounts_data();
    void badMounts();
};

void tst_Syntax::ports_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("container") << "80"
                               << "||80/tcp";
    QTest::newRow("both") << "8080:80"
                          << "|8080|80/tcp";
    QTest::newRow("protocol") << "53:53/UDP"
                              << "|53|53/udp";
    QTest::newRow("address") << "127.0.0.1:8080:80"
                             << "127.0.0.1|8080|80/tcp";
    QTest::newRow("address only") << "127.0.0.1::80"
                                  << "127.0.0.1||80/tcp";
    QTest::newRow("IPv6") << "[::1]:8080:80"
                          << "::1|8080|80/tcp";
    QTest::newRow("IPv6 bare") << "::1:8080:80"
                               << "::1|8080|80/tcp";
    QTest::newRow("random") << ":80"
                            << "||80/tcp";
    QTest::newRow("zero") << "0:80"
                          << "|0|80/tcp";
    QTest::newRow("ranges") << "9090-9091:8080-8081"
                            << "|9090|8080/tcp |9091|8081/tcp";
    QTest::newRow("sorted as text") << "9-10"
                                    << "||10/tcp ||9/tcp";
    QTest::newRow("choice") << "8000-9000:80"
                            << "|8000-9000|80/tcp";
}

void tst_Syntax::ports()
{
    QFETCH(const QString, text);
    const auto parsed = parsePorts(text);
    QVERIFY(parsed);
    QTEST(shown(*parsed), "expected");
}

void tst_Syntax::badPorts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             ":",
                             "a",
                             "80:",
                             "99999:80",
                             "1.2.3.4:80",
                             "1.2.3:80:80",
                             "80/foo",
                             "5-3",
                             "80-81:8000-8010",
                             "80:80:80",
                             "-1",
                             "0o17:80",
                             "1-2-3"})
        QTest::newRow(text) << text;
}

void tst_Syntax::badPorts()
{
    QFETCH(const QString, text);
    QVERIFY(!parsePorts(text));
}

void tst_Syntax::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    for (const char *text :
         {"0.0.0.0", "255.1.2.3", "::", "::1", "fe80::1:2", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"})
        QTest::newRow(text) << text << true;
    for (const char *text : {"",
                             "1.2.3",
                             "256.1.1.1",
                             "01.2.3.4",
                             ":::",
                             "1::2::3",
                             "g::1",
                             "1:2:3",
                             "host",
                             "12345::"})
        QTest::newRow(text) << text << false;
}

void tst_Syntax::addresses()
{
    QFETCH(const QString, text);
    QTEST(isIpAddress(text), "expected");
}

void tst_Syntax::mounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("anonymous") << "/data"
                               << "{type:volume target:/data volume:{}}";
    QTest::newRow("two letters") << "/d"
                                 << "{type:volume target:/d}";
    QTest::newRow("named") << "db:/data"
                           << "{type:volume source:db target:/data volume:{}}";
    QTest::newRow("read only") << "./a:/b:ro"
                               << "{type:bind source:./a target:/b read_only:true bind:{}}";
    QTest::newRow("home") << "~/a:/b"
                          << "{type:bind source:~/a target:/b bind:{}}";
    QTest::newRow("label on a volume")
        << "db:/b:z"
        << "{type:volume source:db target:/b bind:{selinux:z} volume:{}}";
    QTest::newRow("nocopy on a bind")
        << "/a:/b:nocopy"
        << "{type:bind source:/a target:/b volume:{nocopy:true} bind:{}}";
    QTest::newRow("modes") << "/a:/b:rw,rshared,what"
                           << "{type:bind source:/a target:/b bind:{propagation:rshared}}";
    QTest::newRow("variables that stay")
        << "${SRC:-./d}:/data/${SUB:-x}:ro"
        << "{type:volume source:${SRC:-./d} target:/data/${SUB:-x} read_only:true volume:{}}";
    QTest::newRow("drive") << "C:\\x:/b"
                           << "{type:bind source:C:\\x target:/b bind:{}}";
    QTest::newRow("one letter") << "v:/v"
                                << "{type:volume target:v:/v volume:{}}";
}

void tst_Syntax::mounts()
{
    QFETCH(const QString, text);
    SpecNode node;
    node.kind = SpecNode::Kind::Text;
    node.text = text;
    const auto mount = parseMount(node);
    QVERIFY(mount);
    QTEST(shown(*mount), "expected");
}

void tst_Syntax::badMounts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "ab::c", "abc:", ":abc", "ab:/c:ro:x"})
        QTest::newRow(text) << text;
}

void tst_Syntax::badMounts()
{
    QFETCH(const QString, text);
    SpecNode node;
    node.kind = SpecNode::Kind::Text;
    node.text = text;
    QVERIFY(!parseMount(node));
}

QTEST_APPLESS_MAIN(tst_Syntax)
#include "tst_syntax.moc"
