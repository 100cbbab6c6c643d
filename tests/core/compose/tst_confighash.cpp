#include "core/compose/confighash.h"
#include "core/compose/loader.h"

#include <QTest>

using namespace core;

namespace {

LoadedProject load(const QByteArray &text)
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.standardInput = text;
    return loadProject(request);
}

} // namespace

class tst_ConfigHash : public QObject
{
    Q_OBJECT

private slots:
    void knownHash();
    void hashedParts_data();
    void hashedParts();
    void networksAndVolumes();
    void placesDoNotCount();
};

void tst_ConfigHash::knownHash()
{
    const LoadedProject project = load("services: {a: {image: x}}\n");
    QCOMPARE(hashedText(*project.config->find(u"services")->find(u"a")),
             QByteArray(
                 R"({"command":null,"entrypoint":null,"image":"x","networks":{"default":null}})"));
    QCOMPARE(project.stack.services.first().configHash,
             "d5457d0b2799957b606d2ac4ed52d85a1e75799490e56229948300b9a59e8953");
}

void tst_ConfigHash::hashedParts_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QByteArray>("expected"); // without command, entrypoint, image and networks

    const auto row = [](const char *attributes, const char *expected) {
        QTest::newRow(attributes) << QByteArray(attributes) << QByteArray(expected);
    };
    row("tty: false", "");
    row("init: false", R"("init":false)");
    row("attach: false", R"("attach":false)");
    row("scale: 3", "");
    row("profiles: []", "");
    row("x-a: 1", "");
    row("labels: {}", "");
    row("labels: [b, a=1]", R"("labels":{"a":"1","b":""})");
    row("logging: {}", R"("logging":{})");
    row("deploy: {}", R"("deploy":{"resources":{},"placement":{}})");
    row("deploy: {replicas: 2, resources: {limits: {cpus: 0.10, memory: 50M}}}",
        R"("deploy":{"resources":{"limits":{"cpus":0.1,"memory":"52428800"}},"placement":{}})");
    row("stop_grace_period: 90s", R"("stop_grace_period":"1m30s")");
    row("healthcheck: {retries: 0, interval: 0s}",
        R"("healthcheck":{"interval":"0s","retries":0})");
    row("ulimits: {core: 0, nofile: 5, nproc: {soft: 0, hard: 6}}",
        R"("ulimits":{"core":{},"nofile":5,"nproc":{"hard":6}})");
    row("mem_limit: 0", "");
    row("memswap_limit: -1", R"("memswap_limit":"-1")");
    row("extra_hosts: {z: 1.1.1.1, a: '[::1]'}", R"("extra_hosts":["a=::1","z=1.1.1.1"])");
    row("devices: [/dev/a]",
        R"("devices":[{"source":"/dev/a","target":"/dev/a","permissions":"rwm"}])");
    row("gpus: all", R"("gpus":[{"count":-1}])");
    row("expose: [80]", R"("expose":["80"])");
    row("volumes: ['./h:/h/:z']",
        R"("volumes":[{"type":"bind","source":"/shop/h","target":"/h","bind":{"selinux":"z"}}])");
    row("volumes: [{type: bind, source: /a, target: /b, bind: {create_host_path: false}}]",
        R"("volumes":[{"type":"bind","source":"/a","target":"/b","bind":{"create_host_path":false}}])");
    row("volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1k, mode: 0700}}]",
        R"("volumes":[{"type":"tmpfs","target":"/t","tmpfs":{"size":"1024","mode":448}}])");
    row("hostname: \"<&>\\\"\\\\\\t\\u0001\\u2028é\"",
        R"("hostname":"\u003c\u0026\u003e\"\\\t\u0001\u2028é")");
    row("environment: [\"B=$$x\", A]", R"("environment":{"A":null,"B":"$x"})");
    row("post_start: [{command: a b}]", R"("post_start":[{"command":["a","b"]}])");
    row("command: []", "");
}

void tst_ConfigHash::hashedParts()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const QByteArray, expected);
    const LoadedProject project = load("services: {a: {image: x, " + attributes + "}}\n");
    QVERIFY2(project.isValid(), qPrintable(loadError(project).detail));
    QByteArray text = hashedText(*project.config->find(u"services")->find(u"a"));
    text = text.mid(1, text.size() - 2);
    const QByteArray command =
        attributes.startsWith("command") ? "\"command\":[]" : "\"command\":null";
    QByteArrayList parts;
    QVERIFY2(text.contains(command), text.constData());
    text.replace(command, "").replace("\"entrypoint\":null", "").replace("\"image\":\"x\"", "");
    text.replace("\"networks\":{\"default\":null}", "");
    while (text.contains(",,"))
        text.replace(",,", ",");
    if (text.startsWith(','))
        text = text.mid(1);
    if (text.endsWith(','))
        text.chop(1);
    QCOMPARE(text, expected);
}

void tst_ConfigHash::networksAndVolumes()
{
    const QByteArray services = "services: {a: {image: x, networks: [n], volumes: [vol:/v1]}}\n";
    const auto hashes = [&](const QByteArray &network, const QByteArray &volume) {
        const LoadedProject project = load("name: p\n" + services + "networks: {n: " + network
                                           + "}\nvolumes: {vol: " + volume + "}\n");
        return QStringList{project.stack.networks.value(0).configHash,
                           project.stack.volumes.value(0).configHash};
    };
    const QStringList plain = hashes("", "");
    QCOMPARE(plain[0].size(), 64);
    QCOMPARE(hashes("{}", "{driver: local}"), plain);
    const QStringList other = hashes("{internal: true}", "{labels: {a: b}}");
    QVERIFY(other[0] != plain[0]);
    QVERIFY(other[1] != plain[1]);
    QVERIFY(hashes("{enable_ipv6: false}", "")[0] != plain[0]);
}

void tst_ConfigHash::placesDoNotCount()
{
    const LoadedProject one =
        load("services: {a: {image: x, ports: ['80:81'], environment: {A: '1', B: '2'}}}\n");
    const LoadedProject two = load("# the same\n"
                                   "services:\n"
                                   "  a:\n"
                                   "    environment: [B=2, A=1]\n"
                                   "    ports: [{target: 81, published: 80}]\n"
                                   "    image: 'x'\n");
    QCOMPARE(one.stack.services.first().configHash, two.stack.services.first().configHash);
}

QTEST_APPLESS_MAIN(tst_ConfigHash)
#include "tst_confighash.moc"
