#include "core/compose/loader.h"
#include "core/compose/schema.h"

#include <QTest>

using namespace core;

namespace {

/// What loading a service with these attributes finds, one line each.
QStringList findingsOf(const QByteArray &attributes, const QByteArray &rest = {})
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.standardInput = "services:\n  a:\n    " + attributes + "\n" + rest;
    QStringList lines;
    const LoadedProject project = loadProject(request);
    for (const Finding &finding : project.findings)
        lines.append(finding.toString().remove(QStringLiteral("<stdin>:")));
    return lines;
}

} // namespace

class tst_Validation : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data();
    void kinds();
    void checks_data();
    void checks();
    void warnsOfWhatHasNoEffect();
    void offersEdits_data();
    void offersEdits();
    void theTableIsSound();
    void suggestsNames_data();
    void suggestsNames();
};

void tst_Validation::kinds_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("expected"); // empty: nothing is found

    const auto row = [](const char *attributes, const char *expected) {
        QTest::newRow(attributes) << QByteArray("image: x\n    ") + attributes << expected;
    };
    row("ports: 80", "4:12: services.a.ports: must be a list");
    row("ports:", "4:5: services.a.ports: must be a list; it has no value");
    row("environment: x",
        "4:18: services.a.environment: must be a list or a map; write each item on its own line "
        "after \"- \"");
    row("environment: [5]", "4:19: services.a.environment[0]: must be text; put quotes around it");
    row("environment: {A: yes, B: 5, C: true, D: , E: 0.5}", "");
    row("environment: {A: 3.10}",
        "4:22: services.a.environment.A: YAML reads this as the value 3.1; put quotes around it to "
        "keep it "
        "as it is written");
    row("environment: [\"A =1\"]",
        "4:19: services.a.environment[0]: a blank stands before the \"=\" of \"A\"");
    row("command: [1]", "4:15: services.a.command[0]: must be text; put quotes around it");
    row("command: a && b",
        "4:14: services.a.command: no shell runs this, so everything from \"&& b\" on is ignored; "
        "write "
        "[\"sh\", \"-c\", \"…\"]");
    row("init: \"true\"", "");
    row("init: \"on\"", "4:11: services.a.init: \"on\" is text in YAML 1.2; write true");
    row("tty: maybe", "4:10: services.a.tty: must be true or false");
    row("scale: zz", "4:12: services.a.scale: must be a whole number");
    row("scale: -1", "4:12: services.a: the number of containers must be from 0 to 1000");
    row("scale: 99999999999999999999", "4:12: services.a.scale: must be a whole number");
    row("cpus: x", "4:11: services.a.cpus: must be a number");
    row("cpus: .inf", "4:11: services.a.cpus: must be a number");
    row("mem_limit: zz", "4:16: services.a.mem_limit: must be a size such as 512m");
    row("mem_limit: 1.5",
        "4:16: services.a.mem_limit: a size with a fraction and no unit has no effect; write it "
        "with a unit, "
        "such as \"1.5g\"");
    row("stop_grace_period: 10",
        "4:24: services.a.stop_grace_period: must be a duration such as 1m30s");
    row("stop_grace_period: 10x",
        "4:24: services.a.stop_grace_period: must be a duration such as 1m30s");
    row("group_add: [A, B, A]", "4:23: services.a.group_add[2]: \"A\" is already in the list");
    row("cap_add: [A, B, A]", "");
    row("networks: [b, b]", "4:19: services.a.networks[1]: \"b\" is already in the list");
    row("depends_on: {b: {condition: service_ready}}",
        "4:33: services.a.depends_on.b.condition: must be one of service_started, service_healthy, "
        "service_completed_successfully; did you mean \"service_healthy\"?");
    row("depends_on: {a: {restart: true}}",
        "4:18: services.a.depends_on.a: \"condition\" is missing");
    row("volumes: [{source: x}]", "4:15: services.a.volumes[0]: \"target\" is missing");
    row("healthcheck: {test: [curl]}",
        "4:25: services.a.healthcheck.test: the list must start with CMD, CMD-SHELL or NONE; write "
        "[\"CMD\", "
        "\"curl\", …]");
    row("ulimits: {nofile: {soft: 1}}", "4:15: services.a.ulimits.nofile: \"hard\" is missing");
    row("ports: [{target: 70000}]", "4:22: services.a.ports[0].target: must be from 1 to 65535");
    row("ports: [{published: 80}]", "4:13: services.a.ports[0]: \"target\" is missing");
    row("pull_policy: sometimes",
        "4:18: services.a.pull_policy: \"sometimes\" is not possible here");
    row("extra_hosts: [here]",
        "4:19: services.a.extra_hosts[0]: must be a host name, \"=\" and an address");
    row("labels: {a: [1]}", "4:17: services.a.labels.a: must be text or a number");
    row("x-own: {what: [ever, 1]}", "");
    row("image2: y", "4:5: services.a.image2: unknown key \"image2\"; did you mean \"image\"?");
}

void tst_Validation::kinds()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const QString, expected);
    const QStringList found = findingsOf(attributes);
    QVERIFY(!found.isEmpty() || expected.isEmpty());
    if (!expected.isEmpty())
        QVERIFY2(found.contains(expected), qPrintable(found.join(u'\n')));
}

void tst_Validation::checks_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("expected");

    const auto row =
        [](const char *name, const char *attributes, const char *rest, const char *expected) {
            QTest::newRow(name) << QByteArray(attributes) << QByteArray(rest) << expected;
        };
    row("nothing to run",
        "tty: true",
        "",
        "2:3: services.a: the service has neither an image nor a build");
    row("two dockerfiles",
        "build: {context: ., dockerfile: D, dockerfile_inline: FROM x}",
        "",
        "3:40: services.a: \"dockerfile\" and \"dockerfile_inline\" exclude each other");
    row("platform",
        "build: {context: ., platforms: [linux/amd64]}\n    platform: linux/arm64",
        "",
        "3:36: services.a: \"build.platforms\" must have the platform linux/arm64");
    row("network mode",
        "image: x\n    network_mode: host\n    networks: [n]",
        "networks: {n: }\n",
        "4:5: services.a: \"network_mode\" and \"networks\" exclude each other");
    row("network",
        "image: x\n    networks: [frnt]",
        "networks: {front: }\n",
        "4:16: services.a: there is no network \"frnt\" at the top level; did you mean \"front\"?");
    row("volume",
        "image: x\n    volumes: [data:/d]",
        "",
        "4:15: services.a.volumes[0]: there is no volume \"data\" at the top level");
    row("dependency",
        "image: x\n    depends_on: [b]",
        "",
        "4:18: services.a.depends_on.b: there is no service \"b\"");
    row("link",
        "image: x\n    links: [b]",
        "",
        "4:13: services.a.depends_on.b: there is no service \"b\"");
    row("shared network",
        "image: x\n    network_mode: service:b",
        "",
        "4:19: services.a.depends_on.b: there is no service \"b\"");
    row("itself",
        "image: x\n    depends_on: [a]",
        "",
        "4:18: services.a: the services depend on each other in a circle: a → a");
    row("switched off",
        "image: x\n    depends_on: [b]",
        "  b: {image: x, profiles: [p, q]}\n",
        "4:18: services.a.depends_on.b: the service \"b\" is switched off; activate one of its "
        "profiles: p, q");
    row("limits",
        "image: x\n    cpus: 1\n    deploy: {resources: {limits: {cpus: 2}}}",
        "",
        "4:5: services.a: \"cpus\" and the value under \"deploy\" are different");
    row("scale and name",
        "image: x\n    container_name: one\n    scale: 2",
        "",
        "5:12: services.a: 2 containers cannot have the one \"container_name\"");
    row("one name twice",
        "image: x\n    container_name: one",
        "  b: {image: x, container_name: one}\n",
        "5:33: services.b: the container name \"one\" is already that of \"a\"");
    row("one port twice",
        "image: x\n    ports: ['80:80']",
        "  b: {image: x, ports: ['0.0.0.0:80:81']}\n",
        "5:25: services.b.ports[0]: the port 80 of the host is already published by \"a\" at line "
        "4");
    row("one port on one address and on all",
        "image: x\n    ports: ['127.0.0.1:80:80']",
        "  b: {image: x, ports: ['80:81']}\n",
        "5:25: services.b.ports[0]: the port 80 of the host is already published by \"a\" at line "
        "4");
    row("two addresses",
        "image: x\n    ports: ['127.0.0.1:80:80', '127.0.0.2:80:80', '80:80/udp']",
        "",
        "");
    row("names of variables",
        "image: x\n    environment: {'': a, 'A=B': c, 'A B': d}",
        "",
        "4:19: services.a.environment.: the name of a variable cannot be empty, and cannot have "
        "\"=\" or control characters\n"
        "4:26: services.a.environment.A=B: the name of a variable cannot be empty, and cannot have "
        "\"=\" or control characters");
    row("one place twice",
        "image: x\n    volumes: ['./a:/x', './b:/y/']\n    tmpfs: /y",
        "",
        "5:12: services.a.tmpfs[0]: /y is already mounted by services.a.volumes[1]");
    row("external volume",
        "image: x\n    volumes: [v:/v1]",
        "volumes: {v: {external: true, driver: local}}\n",
        "5:31: volumes.v: an external volume cannot have \"driver\"");
    row("old external",
        "image: x\n    volumes: [v:/v1]",
        "volumes: {v: {external: {name: real}}}\n",
        "5:32: volumes.v: \"external.name\" is obsolete; write \"name\" and \"external: true\"");
    row("name of a service",
        "image: x",
        "  b/c: {image: x}\n",
        "4:3: services.b/c: a name can only have letters, digits and \".\", \"_\", \"-\"");
    row("obsolete", "image: x", "version: '3'\n", "4:1: version: this is obsolete and ignored");
    row("several documents",
        "image: x",
        "---\nservices: {a: {ports: 5}}\n",
        "5:23: services.a.ports: must be a list");
}

void tst_Validation::checks()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const QByteArray, rest);
    QTEST(findingsOf(attributes, rest).join(u'\n'), "expected");
}

void tst_Validation::warnsOfWhatHasNoEffect()
{
    QCOMPARE(
        findingsOf("image: x\n    develop: {watch: []}\n    deploy: {mode: global}\n    cpuset: "
                   "'0'\n    cpu_count: 2"),
        (QStringList{
            QStringLiteral("4:5: services.a.develop: is not supported yet and has no effect"),
            QStringLiteral("5:14: services.a.deploy.mode: is for clusters and has no effect on one "
                           "machine"),
            QStringLiteral("7:5: services.a.cpu_count: is for Windows containers and has no effect "
                           "on others"),
        }));
}

void tst_Validation::offersEdits_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("a key") << QByteArray("{image: x, prots: []}")
                           << QByteArray("{image: x, ports: []}");
    QTest::newRow("a quoted key") << QByteArray("{\"prots\": []}") << QByteArray("{ports: []}");
    QTest::newRow("quotes") << QByteArray("{image: 5}") << QByteArray("{image: \"5\"}");
    QTest::newRow("a choice") << QByteArray("{image: x, cgroup: prvate}")
                              << QByteArray("{image: x, cgroup: private}");
    QTest::newRow("a truth value")
        << QByteArray("{image: x, tty: yes}") << QByteArray("{image: x, tty: true}");
    QTest::newRow("not what cannot be known")
        << QByteArray("{image: 010}") << QByteArray("{image: 010}");
}

void tst_Validation::offersEdits()
{
    QFETCH(const QByteArray, written);
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.standardInput = "# gr\xc3\xbcn\nservices: {a: " + written + "}";
    QByteArray text = request.standardInput;
    for (const Finding &finding : loadProject(request).findings) {
        if (finding.edit)
            text.replace(finding.edit->begin,
                         finding.edit->end - finding.edit->begin,
                         finding.edit->text.toUtf8());
    }
    QFETCH(const QByteArray, expected);
    QCOMPARE(text, "# gr\xc3\xbcn\nservices: {a: " + expected + "}");
}

void tst_Validation::theTableIsSound()
{
    QSet<QString> paths;
    for (const Attribute &attribute : schemaTable()) {
        const QString path = QString::fromLatin1(attribute.path);
        QVERIFY2(!paths.contains(path), attribute.path);
        paths.insert(path);
        QVERIFY2(attribute.accepts != 0, attribute.path);
        const bool isExplained = *attribute.remark != '\0';
        QCOMPARE(isExplained, attribute.support == Honoured::NoEffect);
    }
    // Whoever uses a group or has a list must find what is inside.
    for (const Attribute &attribute : schemaTable()) {
        const QString group = QString::fromLatin1(attribute.group);
        const bool known =
            group.isEmpty() || std::any_of(paths.begin(), paths.end(), [&](const QString &path) {
                return path.startsWith(group + u'/');
            });
        QVERIFY2(known, attribute.path);
    }
}

void tst_Validation::suggestsNames_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");

    QTest::newRow("swapped") << "prots"
                             << "ports";
    QTest::newRow("case and dash") << "Env-File"
                                   << "env_file";
    QTest::newRow("joined") << "dependsOn"
                            << "depends_on";
    QTest::newRow("missing letter") << "enviroment"
                                    << "environment";
    QTest::newRow("singular") << "volume"
                              << "volumes";
    QTest::newRow("nothing near") << "whatever"
                                  << "";
    QTest::newRow("short") << "x"
                           << "";
    QTest::newRow("long") << QString(200, u'p') << "";
}

void tst_Validation::suggestsNames()
{
    QFETCH(const QString, written);
    const QStringList &known = specSchema().at("services")->anyKey->names;
    QFETCH(const QString, expected);
    const QStringList found = findingsOf("image: x\n    " + written.toUtf8() + ": 1")
                                  .value(0)
                                  .split(QStringLiteral("did you mean "));
    QCOMPARE(found.value(1),
             expected.isEmpty() ? QString() : QStringLiteral("\"%1\"?").arg(expected));
    QVERIFY(expected.isEmpty() || known.contains(expected));
}

QTEST_APPLESS_MAIN(tst_Validation)
#include "tst_validation.moc"
