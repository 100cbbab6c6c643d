#include "core/compose/canonical.h"
#include "core/compose/validation.h"
#include "core/compose/yamlreader.h"

#include <QTest>

using namespace core;

namespace {

QString shown(const SpecNode &node)
{
    QStringList parts;
    for (const SpecNode &child : node.children)
        parts.append((node.isMap() ? child.key + u':' : QString()) + shown(child));
    if (node.isMap())
        return u'{' + parts.join(u' ') + u'}';
    if (node.isList())
        return u'[' + parts.join(u' ') + u']';
    return node.isNull() ? QStringLiteral("~") : node.text;
}

} // namespace

class tst_Canonical : public QObject
{
    Q_OBJECT

private slots:
    void shapes_data();
    void shapes();
    void paths_data();
    void paths();
};

void tst_Canonical::shapes_data()
{
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *attribute, const char *expected) {
        QTest::newRow(attribute) << QByteArray(attribute) << expected;
    };
    row("environment: [A=1, B, C=x=y, A=2]", "{A:2 B:~ C:x=y}");
    row("labels: [A, B=1]", "{A: B:1}");
    row("labels: {A: , B: true}", "{A: B:true}");
    row("networks: [a, b]", "{a:~ b:~}");
    row("depends_on: [a]", "{a:{condition:service_started required:true}}");
    row("depends_on: {a: {condition: service_healthy}}", "{a:{condition:service_healthy}}");
    row("command: run 'a b'", "[run a b]");
    row("command: ''", "[]");
    row("entrypoint: ", "~");
    row("healthcheck: {test: a b}", "{test:[CMD-SHELL a b]}");
    row("dns: 1.1.1.1", "[1.1.1.1]");
    row("dns: ''", "[]");
    row("tmpfs: /a:size=1m", "[/a:size=1m]");
    row("build: .", "{context:/shop}");
    row("build: https://example.com/x.git", "{context:https://example.com/x.git}");
    row("extends: b", "{service:b}");
    row("env_file: a.env", "[{path:/shop/a.env}]");
    row("env_file: [{path: ~/a.env, required: false}]", "[{path:/home/me/a.env required:false}]");
    row("secrets: [s, {source: t, mode: 0440}]", "[{source:s} {source:t mode:0440}]");
    row("secrets: [{source: t, mode: '0440'}]", "[{source:t mode:0440}]");
    row("extra_hosts: ['a:1.1.1.1', 'b=[::1]']", "[a=1.1.1.1 b=::1]");
    row("extra_hosts: {a: [1.1.1.1, 2.2.2.2]}", "[a=1.1.1.1 a=2.2.2.2]");
    row("ports: ['80-81:90-91', 7]",
        "[{mode:ingress target:90 published:80 protocol:tcp} {mode:ingress target:91 published:81 "
        "protocol:tcp} "
        "{mode:ingress target:7 protocol:tcp}]");
    row("ports: ['80:80', {target: 80, published: '81', name: web}]",
        "[{mode:ingress target:80 published:80 protocol:tcp} {target:80 published:81 name:web}]");
    row("volumes: ['a1:/x', 'b1:/x']", "[{type:volume source:b1 target:/x volume:{}}]");
    row("mem_limit: 1k", "1024");
    row("stop_grace_period: 90s", "1m30s");
    row("cpus: '0.50'", "0.5");
}

void tst_Canonical::shapes()
{
    QFETCH(const QByteArray, attribute);
    SpecFindings findings;
    const quint16 file = findings.addFile(QStringLiteral("f"));
    SpecNode root = readYaml("services: {a: {" + attribute + "}}", file, findings).roots.front();
    validateTree(root, specSchema(), SpecPath(), Forms::Long, findings);
    makeCanonical(root,
                  specSchema(),
                  SpecPath(),
                  {.folder = QStringLiteral("/shop"), .home = QStringLiteral("/home/me")},
                  Forms::Long,
                  findings);
    QVERIFY2(!findings.hasErrors(), qPrintable(findings.sorted().value(0).toString()));
    QTEST(shown(root.find(u"services")->find(u"a")->children.front()), "expected");
}

void tst_Canonical::paths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");

    QTest::newRow("relative") << "a/b"
                              << "/shop/a/b";
    QTest::newRow("up") << "../a"
                        << "/a";
    QTest::newRow("here") << "."
                          << "/shop";
    QTest::newRow("home") << "~"
                          << "/home/me";
    QTest::newRow("below home") << "~/a"
                                << "/home/me/a";
    QTest::newRow("above the root") << "../../../x"
                                    << "/x";
    QTest::newRow("the rest of a name is a folder in it") << "~you"
                                                          << "/home/me/you";
    QTest::newRow("absolute") << "/a//b"
                              << "/a//b";
    QTest::newRow("drive") << "C:\\a"
                           << "C:\\a";
}

void tst_Canonical::paths()
{
    QFETCH(const QString, path);
    const PathBase base{.folder = QStringLiteral("/shop"), .home = QStringLiteral("/home/me")};
    QTEST(base.resolved(path), "expected");
}

QTEST_APPLESS_MAIN(tst_Canonical)
#include "tst_canonical.moc"
