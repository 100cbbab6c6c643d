#include "specrows.h"
#include "testedruntime.h"

#include "core/compose/loader.h"
#include "core/plan/containerspecs.h"

#include <nlohmann/json.hpp>

#include <QMutex>
#include <QTest>
#include <QThreadPool>

using core::CommandLine;
using core::ProcessResult;
using core::Stack;

/// Attributes as they are written in compose files, on the real runtimes: loaded, told, and seen in
/// what `inspect` says or in the container itself. What a runtime cannot be told is warned of.
class tst_SpecAttributes : public QObject
{
    Q_OBJECT

public:
    explicit tst_SpecAttributes(const QString &name)
        : m_name(name)
    {}

private slots:
    void initTestCase();
    void cleanupTestCase();
    void inspected_data();
    void inspected();
    void observed_data();
    void observed();
    void networks_data();
    void networks();
    void volumes_data();
    void volumes();
    void builds_data();
    void builds();

private:
    void writeFiles() const;
    Stack loaded(const QByteArray &text) const;
    void makeResources();
    void makeContainers();
    void inspectContainers();
    void checkInspection(const SpecRow &row, const nlohmann::json &found) const;
    void checkResource(const SpecRow &row, const QString &kind, const QString &name) const;
    QByteArray filled(const char *text) const;

    const QString m_name;
    std::unique_ptr<TestedRuntime> m_live;
    Stack m_stack;
    QMap<QString, nlohmann::json> m_inspected; ///< by container
    QMap<QString, ProcessResult> m_made;       ///< by service
    QMap<QString, ProcessResult> m_printed;    ///< by service
};

/// Several processes at once: nearly all of their time is spent waiting.
static void runAll(const QList<std::function<void()>> &calls)
{
    QThreadPool pool;
    pool.setMaxThreadCount(4);
    for (const auto &call : calls)
        pool.start(call);
    pool.waitForDone();
}

static QByteArray rowName(const SpecRow &row)
{
    return row.attributes;
}

static QString inspectedService(qsizetype index)
{
    return QStringLiteral("i%1").arg(index);
}

static QString observedService(qsizetype index)
{
    return QStringLiteral("o%1").arg(index);
}

static bool isDropped(const QList<core::Warning> &warnings)
{
    return std::any_of(warnings.begin(), warnings.end(), [](const core::Warning &warning) {
        return warning.action == u"dropped";
    });
}

static QByteArray texts(const QList<core::Warning> &warnings)
{
    QStringList lines;
    for (const core::Warning &warning : warnings)
        lines << warning.field + QStringLiteral(": ") + warning.reason;
    return lines.join('\n').toUtf8();
}

/// The text of a row with its names filled in.
QByteArray tst_SpecAttributes::filled(const char *text) const
{
    QByteArray result = text;
    result.replace("${POOL}", m_live->isPodman() ? "10.97" : "10.98");
    result.replace("${SIX}", m_live->isPodman() ? "fd00:5e" : "fd00:5f");
    result.replace("${PORTS}", m_live->ports().toUtf8());
    return result;
}

void tst_SpecAttributes::writeFiles() const
{
    const auto write = [this](const QString &name, const QByteArray &text) {
        const QString path = m_live->folder() + '/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("vars.env", "FROM_FILE='a b'\n");
    write("seccomp.json",
          R"({"defaultAction":"SCMP_ACT_ALLOW","syscalls":[)"
          R"({"names":["mkdir","mkdirat"],"action":"SCMP_ACT_ERRNO"}]})");
    write("made/on/demand/.keep", "");
    write("token", "from a file");
    const QByteArray from = "FROM " + support::LiveRuntime::testImage().toUtf8();
    write("build/Dockerfile",
          from
              + " AS early\nARG ARGUMENT\nRUN echo \"$ARGUMENT\" > /argument; ulimit -n > /limit; "
                "cat /etc/hosts > /hosts; df -k /dev/shm > /shm\nFROM early\nRUN touch /late\n");
    write("build/other.Dockerfile", from + "\nRUN echo other > /other\n");
    write("build/contexts.Dockerfile", from + "\nCOPY --from=more more /more\n");
    write("build/secrets.Dockerfile",
          from + "\nRUN --mount=type=secret,id=token cat /run/secrets/token > /token\n");
    write("more/more", "more");
}

Stack tst_SpecAttributes::loaded(const QByteArray &text) const
{
    const core::LoadedProject project =
        core::loadProject({.files = {"-"},
                           .standardInput = text,
                           .projectName = "perry-test",
                           .currentDirectory = m_live->folder(),
                           .environment = {{"FOLDER", m_live->folder()},
                                           {"POOL", m_live->isPodman() ? "10.97" : "10.98"},
                                           {"PORTS", m_live->ports()},
                                           {"SIX", m_live->isPodman() ? "fd00:5e" : "fd00:5f"},
                                           {"PORTS", m_live->ports()},
                                           {"OTHER", TestedRuntime::named("other")}}});
    if (!project.isValid())
        qFatal("%s\n%s", text.constData(), qPrintable(core::loadError(project).detail));
    return project.stack;
}

/// A service of these attributes; without a network unless it is about one.
static QByteArray serviceText(const QString &name, const SpecRow &row)
{
    const QByteArray attributes = row.attributes;
    const bool isAbout = attributes.contains("network") || attributes.contains("ports")
                         || attributes.contains("dns");
    return "  " + name.toUtf8() + ": {image: '" + support::LiveRuntime::testImage().toUtf8() + "', "
           + (isAbout ? "" : "network_mode: none, ") + attributes + "}\n";
}

void tst_SpecAttributes::initTestCase()
{
    m_live = std::make_unique<TestedRuntime>(m_name);
    REQUIRE_RUNTIME(m_live->missing());
    writeFiles();
    QByteArray text = "services:\n";
    for (qsizetype i = 0; i < inspectedRows().size(); ++i)
        text += serviceText(inspectedService(i), inspectedRows().at(i));
    for (qsizetype i = 0; i < observedRows().size(); ++i)
        text += serviceText(observedService(i), observedRows().at(i));
    text += "networks:\n"
            "  net: {ipam: {config: [{subnet: '${POOL}.200.0/24'}]}}\n"
            "  six: {enable_ipv6: true, ipam: {config: [{subnet: '${SIX}::/64'}]}}\n"
            "volumes: {data: }\n";
    m_stack = loaded(text);
    makeResources();
    makeContainers();
    inspectContainers();
}

void tst_SpecAttributes::makeResources()
{
    const core::Protocol &protocol = m_live->protocol();
    for (const core::NetworkSpec &network : m_stack.networks) {
        const CommandLine command = protocol.createNetwork(network, {});
        const ProcessResult result = TestedRuntime::run(command);
        QVERIFY2(result.succeeded(), described(command, result).constData());
    }
    for (const core::VolumeSpec &volume : m_stack.volumes)
        QVERIFY(TestedRuntime::run(protocol.createVolume(volume, {})).succeeded());
    core::ContainerSpec other = TestedRuntime::sleeper("other");
    other.networks = {{.network = "perry-test_net"}};
    QVERIFY(TestedRuntime::run(protocol.runContainer(other)).succeeded());
}

static core::ContainerSpec specOf(const Stack &stack, const core::Service &service)
{
    return core::containerSpec(stack, service, 1, {}, "test");
}

void tst_SpecAttributes::makeContainers()
{
    const core::Protocol &protocol = m_live->protocol();
    QList<std::function<void()>> calls;
    QMutex mutex;
    for (const core::Service &service : m_stack.services) {
        calls << [&] {
            const core::ContainerSpec spec = specOf(m_stack, service);
            QList<CommandLine> commands = protocol.createContainer(spec);
            const qsizetype row = service.name.mid(1).toInt();
            const bool isObserved = service.name.startsWith('o');
            if (isObserved)
                commands << protocol.startContainer(spec.name);
            ProcessResult made = TestedRuntime::run(commands);
            ProcessResult printed;
            if (made.succeeded() && isObserved)
                printed = TestedRuntime::run(protocol.exec(
                    spec.name,
                    {.command = {"sh", "-c", QString::fromUtf8(observedRows().at(row).script)}}));
            if (!made.succeeded())
                made.errorOutput += described(commands.first(), made);
            const QMutexLocker lock(&mutex);
            m_made[service.name] = made;
            m_printed[service.name] = printed;
        };
    }
    runAll(calls);
}

void tst_SpecAttributes::inspectContainers()
{
    QStringList names;
    for (const core::Service &service : m_stack.services) {
        if (m_made.value(service.name).succeeded())
            names << core::containerName(m_stack, service, 1);
    }
    const ProcessResult result = TestedRuntime::run(m_live->protocol().inspectContainers(names));
    const auto list = nlohmann::json::parse(result.output, nullptr, false);
    QVERIFY2(list.is_array(), result.errorOutput.constData());
    for (const nlohmann::json &container : list) {
        const QString name = QString::fromStdString(container.value("Name", std::string()));
        m_inspected[name.startsWith('/') ? name.mid(1) : name] = container;
    }
}

void tst_SpecAttributes::cleanupTestCase()
{
    if (m_live && m_live->missing().isEmpty()) {
        QStringList names = {TestedRuntime::named("other")};
        for (const core::Service &service : m_stack.services)
            names << core::containerName(m_stack, service, 1);
        m_live->remove(names);
    }
    m_live.reset();
}

static void addRows(const QList<SpecRow> &rows)
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < rows.size(); ++i)
        QTest::newRow(rowName(rows.at(i)).constData()) << i;
}

/// The value that a pointer leads to, or the wanted one when it is among the items there.
static nlohmann::json
valueAt(const nlohmann::json &json, QByteArray path, const nlohmann::json &wanted)
{
    const bool isItem = path.endsWith("/*");
    if (isItem)
        path.chop(2);
    const nlohmann::json::json_pointer pointer(path.toStdString());
    if (!json.contains(pointer))
        return {};
    const nlohmann::json &value = json.at(pointer);
    if (isItem && std::find(value.begin(), value.end(), wanted) != value.end())
        return wanted;
    return value;
}

void tst_SpecAttributes::checkInspection(const SpecRow &row, const nlohmann::json &found) const
{
    const bool podman = m_live->isPodman();
    const QByteArray path = podman ? row.podmanPath : row.dockerPath;
    QVERIFY2(!path.isEmpty(), "this runtime should have warned");
    const auto wanted =
        nlohmann::json::parse(filled(podman ? row.podmanValue : row.dockerValue).toStdString());
    QCOMPARE(QByteArray::fromStdString(valueAt(found, path, wanted).dump()),
             QByteArray::fromStdString(wanted.dump()));
}

void tst_SpecAttributes::inspected_data()
{
    addRows(inspectedRows());
}

void tst_SpecAttributes::inspected()
{
    QFETCH(const int, index);
    const SpecRow row = inspectedRows().at(index);
    const core::Service &service = *m_stack.service(inspectedService(index));
    const core::ContainerSpec spec = specOf(m_stack, service);
    const auto warnings = m_live->protocol().warningsFor(spec);
    const ProcessResult made = m_made.value(service.name);
    QVERIFY2(made.succeeded(), made.errorOutput.constData());
    if (!isDropped(warnings))
        checkInspection(row, m_inspected.value(spec.name));
    else
        QVERIFY2(row.mayBeLost, texts(warnings).constData());
}

void tst_SpecAttributes::observed_data()
{
    addRows(observedRows());
}

void tst_SpecAttributes::observed()
{
    QFETCH(const int, index);
    const SpecRow row = observedRows().at(index);
    const core::Service &service = *m_stack.service(observedService(index));
    const auto warnings = m_live->protocol().warningsFor(specOf(m_stack, service));
    const ProcessResult made = m_made.value(service.name);
    QVERIFY2(made.succeeded(), made.errorOutput.constData());
    const ProcessResult printed = m_printed.value(service.name);
    if (isDropped(warnings))
        QVERIFY2(row.mayBeLost, texts(warnings).constData());
    else
        QCOMPARE(QString::fromUtf8(printed.output + printed.errorOutput).trimmed(), row.seen);
}

void tst_SpecAttributes::checkResource(const SpecRow &row,
                                       const QString &kind,
                                       const QString &name) const
{
    const CommandLine command = {.program = m_name, .arguments = {kind, "inspect", name}};
    const ProcessResult result = TestedRuntime::run(command);
    QVERIFY2(result.succeeded(), described(command, result).constData());
    checkInspection(row, nlohmann::json::parse(result.output.toStdString()));
}

void tst_SpecAttributes::networks_data()
{
    addRows(networkRows());
}

void tst_SpecAttributes::networks()
{
    QFETCH(const int, index);
    const SpecRow row = networkRows().at(index);
    const QByteArray text = "services: {a: {image: i, networks: [n]}}\nnetworks: {n: {name: "
                            "perry-test-n, "
                            + QByteArray(row.attributes) + "}}\n";
    const core::NetworkSpec network = loaded(text).networks.first();
    const auto warnings = m_live->protocol().warningsFor(network);
    const CommandLine command = m_live->protocol().createNetwork(network, {});
    const ProcessResult result = TestedRuntime::run(command);
    QVERIFY2(result.succeeded(), described(command, result).constData());
    if (!isDropped(warnings))
        checkResource(row, "network", network.name);
    else
        QVERIFY2(row.mayBeLost, texts(warnings).constData());
    TestedRuntime::run(m_live->protocol().removeNetwork(network.name));
}

void tst_SpecAttributes::volumes_data()
{
    addRows(volumeRows());
}

void tst_SpecAttributes::volumes()
{
    QFETCH(const int, index);
    const SpecRow row = volumeRows().at(index);
    const QByteArray text = "services: {a: {image: i, volumes: ['vol:/v']}}\nvolumes: {vol: {name: "
                            "perry-test-v, "
                            + QByteArray(row.attributes) + "}}\n";
    const core::VolumeSpec volume = loaded(text).volumes.first();
    QVERIFY(m_live->protocol().warningsFor(volume).isEmpty());
    const CommandLine command = m_live->protocol().createVolume(volume, volume.labels);
    const ProcessResult result = TestedRuntime::run(command);
    QVERIFY2(result.succeeded(), described(command, result).constData());
    checkResource(row, "volume", volume.name);
    TestedRuntime::run(m_live->protocol().removeVolume(volume.name));
}

void tst_SpecAttributes::builds_data()
{
    addRows(buildRows());
}

void tst_SpecAttributes::builds()
{
    QFETCH(const int, index);
    const SpecRow row = buildRows().at(index);
    const core::Protocol &protocol = m_live->protocol();
    const QByteArray attributes = row.attributes;
    const QByteArray text =
        "services: {a: {build: {context: build, "
        + QByteArray(attributes.contains("network") ? "" : "network: host, ") + attributes
        + "}}}\nsecrets: {token: {file: ./token}, variable: {environment: PERRY_TEST_TOKEN}}\n";
    const core::BuildSpec build = *loaded(text).services.first().build;
    const auto warnings = protocol.warningsFor(build, "a");
    if (isDropped(warnings)) {
        QVERIFY2(row.mayBeLost, texts(warnings).constData());
        return;
    }
    const QString image = QStringLiteral("localhost/perry-test-build:%1").arg(index);
    CommandLine command = protocol.buildImage(build, image);
    command.environment = {{"PERRY_TEST_TOKEN", "from a variable"}};
    const ProcessResult result = TestedRuntime::run(command);
    QVERIFY2(result.succeeded(), described(command, result).constData());
    const ProcessResult printed = TestedRuntime::run(
        {.program = m_name,
         .arguments = {"run", "--rm", "--network", "none", image, "sh", "-c", row.script}});
    QCOMPARE(QString::fromUtf8(printed.output + printed.errorOutput).trimmed(), row.seen);
    TestedRuntime::run(protocol.removeImage(image));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const QString &name : testedRuntimes()) {
        tst_SpecAttributes test(name);
        failures += QTest::qExec(&test, argc, argv);
    }
    return failures;
}

#include "tst_specattributes.moc"
