#include "core/compose/loader.h"

#include <QTest>

using namespace core;

namespace {

/// The service "a" after loading two documents, as `config` prints it.
QString merged(const QByteArray &first, const QByteArray &second)
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.stages.checkConsistency = false;
    request.standardInput = "services: {a: {image: x, network_mode: none, " + first
                            + "}}\n---\nservices: {a: {" + second + "}}\n";
    const LoadedProject project = loadProject(request);
    if (!project.isValid())
        return loadError(project).summary;
    QStringList lines = QString::fromUtf8(configText(project, ConfigFormat::YamlText))
                            .split(u'\n', Qt::SkipEmptyParts);
    QStringList kept;
    for (const QString &line : lines.mid(3)) {
        if (!line.contains(u"image: x") && !line.contains(u"network_mode"))
            kept.append(line.trimmed());
    }
    return kept.join(u' ');
}

} // namespace

class tst_Merge : public QObject
{
    Q_OBJECT

private slots:
    void merges_data();
    void merges();
};

void tst_Merge::merges_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("expected");

    const auto row =
        [](const char *name, const char *first, const char *second, const char *expected) {
            QTest::newRow(name) << QByteArray(first) << QByteArray(second) << expected;
        };
    row("scalars", "user: a", "user: b", "user: b");
    row("null keeps", "pid: host", "pid: ", "pid: host");
    row("null clears a command", "command: [a]", "command: ", "");
    row("commands are replaced", "command: [a, b]", "command: c", "command: - c");
    row("lists are appended",
        "device_cgroup_rules: [a, b]",
        "device_cgroup_rules: [c]",
        "device_cgroup_rules: - a - b - c");
    row("some lists refuse what is there already",
        "device_cgroup_rules: [a, b]",
        "device_cgroup_rules: [b, c]",
        "<stdin>:3:38: services.a.device_cgroup_rules[2]: \"b\" is already in the list");
    row("lists by text", "cap_add: [A, B]", "cap_add: [B, C]", "cap_add: - A - B - C");
    row("environment, list over map",
        "environment: {A: 1, B: 2}",
        "environment: [B=3, C]",
        "environment: A: \"1\" B: \"3\" C: null");
    row("environment, null", "environment: {A: 1}", "environment: {A: }", "environment: A: null");
    row("labels, null", "labels: {A: 1}", "labels: {A: }", "labels: A: \"\"");
    row("ports by all four",
        "ports: ['80:80', '81:81']",
        "ports: [{target: 80, published: '80', mode: host}]",
        "ports: - mode: host target: 80 published: \"80\" protocol: tcp - mode: ingress target: 81 "
        "published: \"81\" protocol: tcp");
    row("a port written as a number is another one",
        "ports: ['80:80']",
        "ports: [{target: 80, published: 80}]",
        "ports: - mode: ingress target: 80 published: \"80\" protocol: tcp - mode: ingress "
        "target: 80 published: \"80\" protocol: tcp");
    row("configs by target",
        "configs: [c, {source: c, target: d}]",
        "configs: [{source: c, target: /c, mode: 292}]",
        "configs: - source: c target: /c mode: \"0444\" - source: c target: d");
    row("dependencies keep what is not written again",
        "depends_on: {b: {condition: service_healthy, required: false}}",
        "depends_on: {b: {condition: service_started}}",
        "depends_on: b: condition: service_started required: false");
    row("volumes by target",
        "volumes: ['/a:/x', '/b:/y']",
        "volumes: ['/c:/x:ro']",
        "volumes: - type: bind source: /c target: /x read_only: true bind: {} - type: bind source: "
        "/b "
        "target: /y bind: {}");
    row("dns options by name",
        "dns_opt: ['ndots:1', 'a=1']",
        "dns_opt: ['a=2']",
        "dns_opt: - ndots:1 - a=2");
    row("maps",
        "healthcheck: {test: a, retries: 3}",
        "healthcheck: {test: b}",
        "healthcheck: test: - CMD-SHELL - b retries: 3");
    row("logging, same driver",
        "logging: {driver: d, options: {a: '1'}}",
        "logging: {options: {b: '2'}}",
        "logging: driver: d options: a: \"1\" b: \"2\"");
    row("logging, other driver",
        "logging: {driver: d, options: {a: '1'}}",
        "logging: {driver: e, options: {b: '2'}}",
        "logging: driver: e options: b: \"2\"");
    row("ulimits",
        "ulimits: {a: 1, b: {soft: 1, hard: 2}}",
        "ulimits: {b: 5}",
        "ulimits: a: 1 b: 5");
    row("reset",
        "environment: {A: 1, B: 2}, cap_add: [X]",
        "environment: {A: !reset null}, cap_add: !reset []",
        "environment: B: \"2\"");
    row("entries of a list are not reset one by one",
        "environment: [A=1, B=2]",
        "environment: {A: !reset null, B: !reset null, C: '3'}",
        "environment: A: \"1\" B: \"2\" C: \"3\"");
    row("override", "labels: {a: '1', b: '2'}", "labels: !override {c: '3'}", "labels: c: \"3\"");
    row("reset of nothing", "user: a", "tty: !reset true", "user: a");
    row("reset is not checked", "user: a", "ports: !reset what", "user: a");
    row("extensions", "x-a: {p: 1}", "x-a: {q: 2}", "x-a: p: 1 q: 2");
}

void tst_Merge::merges()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    QTEST(merged(first, second), "expected");
}

QTEST_APPLESS_MAIN(tst_Merge)
#include "tst_merge.moc"
