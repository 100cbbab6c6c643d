#include "core/compose/loader.h"
#include "core/stack/servicehash.h"

#include <QCryptographicHash>
#include <QTest>

using namespace core;

class tst_ToGrants : public QObject
{
    Q_OBJECT

private slots:
    void grants_data();
    void grants();
    void files_data();
    void files();
    void hooks();
    void hashTemplate_data();
    void hashTemplate();
};

namespace {

Stack load(const QByteArray &text)
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.standardInput = text;
    request.environment = {{"TOKEN", "from the environment"}};
    const LoadedProject project = loadProject(request);
    if (!project.isValid())
        qWarning("%s", qPrintable(loadError(project).detail));
    return project.stack;
}

const QByteArray definitions = R"(
secrets: {s: {file: ./s.txt}, v: {environment: TOKEN}, none: {environment: NOT_SET}}
configs: {c: {content: "a$$b\n"}, out: {external: true, name: real}}
)";

} // namespace

void tst_ToGrants::grants_data()
{
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<FileGrant>("expected");
    using enum FileSpec::Kind;
    const auto row = [](const char *attribute, const FileGrant &grant) {
        QTest::newRow(attribute) << QByteArray(attribute) << grant;
    };
    row("secrets: [s]", {.source = "s", .target = "/run/secrets/s"});
    row("secrets: [{source: s, target: key}]", {.source = "s", .target = "/run/secrets/key"});
    row("secrets: [{source: s, target: /etc/key}]", {.source = "s", .target = "/etc/key"});
    row("secrets: [{source: s, uid: '7', gid: '8', mode: 0440}]",
        {.source = "s", .target = "/run/secrets/s", .user = "7", .group = "8", .mode = 0440});
    row("secrets: [{source: s, mode: '400'}]",
        {.source = "s", .target = "/run/secrets/s", .mode = 0400});
    row("configs: [c]", {.kind = Config, .source = "c", .target = "/c"});
    row("configs: [{source: c, target: app.conf}]",
        {.kind = Config, .source = "c", .target = "/app.conf"});
}

void tst_ToGrants::grants()
{
    QFETCH(const QByteArray, attribute);
    const Stack stack = load("services: {a: {image: x, " + attribute + "}}\n" + definitions);
    QCOMPARE(stack.services.size(), 1);
    QCOMPARE(stack.services.first().grants.size(), 1);
    QTEST(stack.services.first().grants.first(), "expected");
}

void tst_ToGrants::files_data()
{
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<FileSpec>("expected");
    using enum FileSpec::Kind;
    QTest::newRow("file") << QByteArray("secrets: [s]")
                          << FileSpec{.key = "s", .name = "shop_s", .file = "/shop/s.txt"};
    QTest::newRow("variable") << QByteArray("secrets: [v]")
                              << FileSpec{.key = "v",
                                          .name = "shop_v",
                                          .environment = "TOKEN",
                                          .content = "from the environment"};
    QTest::newRow("variable that is not set")
        << QByteArray("secrets: [none]")
        << FileSpec{.key = "none", .name = "shop_none", .environment = "NOT_SET"};
    QTest::newRow("content") << QByteArray("configs: [c]")
                             << FileSpec{.kind = Config,
                                         .key = "c",
                                         .name = "shop_c",
                                         .content = "a$b\n"};
    QTest::newRow("external") << QByteArray("configs: [out]")
                              << FileSpec{.kind = Config,
                                          .key = "out",
                                          .name = "real",
                                          .external = true};
}

void tst_ToGrants::files()
{
    QFETCH(const QByteArray, attribute);
    const Stack stack = load("services: {a: {image: x, " + attribute + "}}\n" + definitions);
    QCOMPARE(stack.grantedFiles.size(), 1);
    QTEST(stack.grantedFiles.first(), "expected");
}

void tst_ToGrants::hooks()
{
    const Service service = load(R"(
services:
  a:
    image: x
    pre_start: [{command: [prepare], image: tool}]
    post_start: [{command: echo one, user: root, privileged: true, working_dir: /w, environment: [A=1]}]
    pre_stop: [{command: [bye]}, {command: [bye, again]}]
)")
                                .services.value(0);
    QCOMPARE(service.preStart, QList<Hook>({{.command = {"prepare"}, .image = "tool"}}));
    QCOMPARE(service.postStart,
             QList<Hook>({{.command = {"echo", "one"},
                           .user = "root",
                           .privileged = true,
                           .workingDirectory = "/w",
                           .environment = {{"A", "1"}}}}));
    QCOMPARE(service.preStop.size(), 2);
    QCOMPARE(service.preStop.last().command, QStringList({"bye", "again"}));
}

void tst_ToGrants::hashTemplate_data()
{
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<QByteArray>("hashed"); // what docker compose hashes when db's id is ID
    QTest::newRow("network") << QByteArray("network_mode: 'service:db'")
                             << QByteArray(R"("image":"x","network_mode":"container:ID")");
    QTest::newRow("ipc and pid")
        << QByteArray("ipc: 'service:db', pid: 'service:db', network_mode: none")
        << QByteArray(
               R"("image":"x","ipc":"container:ID","network_mode":"none","pid":"container:ID")");
    QTest::newRow("volumes lose their mode")
        << QByteArray("volumes_from: ['db:ro', 'container:other:rw'], network_mode: none")
        << QByteArray(R"("image":"x","network_mode":"none","volumes_from":["ID","other"])");
    QTest::newRow("none") << QByteArray("network_mode: host") << QByteArray();
}

void tst_ToGrants::hashTemplate()
{
    QFETCH(const QByteArray, attribute);
    QFETCH(const QByteArray, hashed);
    const Stack stack = load("services: {a: {image: x, " + attribute + "}, db: {image: x}}\n");
    const Service *service = stack.service("a");
    QVERIFY(service);
    if (hashed.isEmpty()) {
        QVERIFY(service->hashTemplate.isEmpty());
        return;
    }
    const QByteArray whole = R"({"command":null,"entrypoint":null,)" + hashed + "}";
    QCOMPARE(
        hashOfTemplate(service->hashTemplate, {{"db", "ID"}}),
        QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex()));
}

QTEST_GUILESS_MAIN(tst_ToGrants)
#include "tst_togrants.moc"
