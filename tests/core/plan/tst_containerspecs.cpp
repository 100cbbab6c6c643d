#include "core/plan/containerspecs.h"
#include "core/stack/labels.h"

#include <QTest>

using namespace core;

class tst_ContainerSpecs : public QObject
{
    Q_OBJECT

private slots:
    void namesAndLabels();
    void aliasesAreContainerServiceAndDeclared();
    void volumesGetTheirRealNames();
    void sharedNamespacesPointAtTheContainer();
    void grantsAreMountedCopiedOrKeptByTheRuntime();
    void contentsAreInALabel();
};

static Stack stackOf(Service service)
{
    return {.project = "shop",
            .workingDirectory = "/src",
            .files = {"/src/compose.yaml"},
            .services = {std::move(service), {.name = "db", .image = "i"}},
            .networks = {{.key = "back", .name = "shop_back"}},
            .volumes = {{.key = "data", .name = "shop_data"}}};
}

void tst_ContainerSpecs::namesAndLabels()
{
    Service web{.name = "web", .image = "i", .labels = {{"mine", "1"}}, .configHash = "abc"};
    web.dependsOn = {{.service = "db", .condition = Dependency::Condition::Healthy}};
    const Stack stack = stackOf(web);

    const ContainerSpec spec = containerSpec(stack, stack.services[0], 2, "feed", "token");

    QCOMPARE(spec.name, "shop-web-2");
    QCOMPARE(spec.labels.value("mine"), "1");
    QCOMPARE(spec.labels.value(label::dependsOn), "db:service_healthy:false");
    QCOMPARE(spec.labels.value(label::imageId), "sha256:feed");
    QCOMPARE(spec.labels.value(label::oneOff), "False");
    QCOMPARE(spec.labels.value(label::number), "2");
    QCOMPARE(spec.labels.value(label::perryOperation), "token");
    QCOMPARE(spec.labels.value(label::configFiles), "/src/compose.yaml");

    web.containerName = "own";
    QCOMPARE(containerName(stack, web, 1), "own");
}

void tst_ContainerSpecs::aliasesAreContainerServiceAndDeclared()
{
    const Service web{
        .name = "web", .image = "i", .networks = {{.network = "back", .aliases = {"www", "web"}}}};
    const Stack stack = stackOf(web);

    const ContainerSpec spec = containerSpec(stack, stack.services[0], 1, {}, {});

    QCOMPARE(spec.networks.size(), 1);
    QCOMPARE(spec.networks[0].network, "shop_back");
    QCOMPARE(spec.networks[0].aliases, QStringList({"shop-web-1", "web", "www"}));
}

void tst_ContainerSpecs::volumesGetTheirRealNames()
{
    Service web{.name = "web", .image = "i"};
    web.settings.mounts = {{.type = Mount::Type::Volume, .source = "data", .target = "/a"},
                           {.type = Mount::Type::Volume, .target = "/b"},
                           {.type = Mount::Type::Bind, .source = "data", .target = "/c"}};
    const Stack stack = stackOf(web);

    const auto mounts = containerSpec(stack, stack.services[0], 1, {}, {}).settings.mounts;

    QCOMPARE(mounts[0].source, "shop_data");
    QCOMPARE(mounts[1].source, "");
    QCOMPARE(mounts[2].source, "data");
}

void tst_ContainerSpecs::sharedNamespacesPointAtTheContainer()
{
    Service web{.name = "web",
                .image = "i",
                .networkMode = "service:db",
                .hashTemplate = R"({"network_mode":"container:\u0001db\u0001"})"};
    web.settings.pid = "service:db";
    web.settings.ipc = "host";
    web.settings.volumesFrom = {"db:ro", "container:other:ro"};
    const Stack stack = stackOf(web);

    const ContainerSpec spec = containerSpec(stack, stack.services[0], 1, {}, {});
    QCOMPARE(spec.networkMode, "container:shop-db-1");
    QCOMPARE(spec.settings.pid, "container:shop-db-1");
    QCOMPARE(spec.settings.ipc, "host");
    QCOMPARE(spec.settings.volumesFrom, QStringList({"shop-db-1:ro", "other:ro"}));
    QCOMPARE(spec.hashParents, StringMap({{"db", "shop-db-1"}}));

    const ContainerSpec other =
        containerSpec(stack, stack.services[0], 1, {}, {}, {{"db", "shop-db-3"}});
    QCOMPARE(other.networkMode, "container:shop-db-3");
    QCOMPARE(other.hashParents, StringMap({{"db", "shop-db-3"}}));
}

static Stack grantingStack()
{
    using enum FileSpec::Kind;
    Stack stack =
        stackOf({.name = "web",
                 .image = "i",
                 .grants = {{.source = "file", .target = "/run/secrets/file"},
                            {.source = "file", .target = "/owned", .user = "7", .mode = 0400},
                            {.source = "value", .target = "/value"},
                            {.source = "kept", .target = "/kept", .group = "9"},
                            {.kind = Config, .source = "file", .target = "/c"}}});
    stack.grantedFiles = {{.key = "file", .file = "/src/file.txt", .content = "read"},
                          {.key = "value", .environment = "V", .content = "secret"},
                          {.key = "kept", .name = "kept-by-podman", .external = true},
                          {.kind = Config, .key = "file", .content = "inline"}};
    return stack;
}

void tst_ContainerSpecs::grantsAreMountedCopiedOrKeptByTheRuntime()
{
    const Stack stack = grantingStack();
    const ContainerSpec spec = containerSpec(stack, stack.services[0], 1, {}, {});

    QCOMPARE(spec.settings.mounts,
             QList<Mount>({{.type = Mount::Type::Bind,
                            .source = "/src/file.txt",
                            .target = "/run/secrets/file",
                            .readOnly = true,
                            .createHostPath = false}}));
    QCOMPARE(spec.files,
             QList<TarFile>({{.path = "/owned", .content = "read", .user = 7, .mode = 0400},
                             {.path = "/value", .content = "secret"},
                             {.path = "/c", .content = "inline"}}));
    QCOMPARE(spec.secrets,
             QList<RuntimeSecret>({{.name = "kept-by-podman", .target = "/kept", .group = "9"}}));
}

void tst_ContainerSpecs::contentsAreInALabel()
{
    Stack stack = grantingStack();
    const QString before = contentsLabel(stack, stack.services[0]);
    QVERIFY(before.startsWith("secret/file="));
    QVERIFY(before.contains(",config/file="));
    QVERIFY(!before.contains("kept"));
    QVERIFY(!before.contains("inline"));
    QCOMPARE(containerSpec(stack, stack.services[0], 1, {}, {}).labels.value(label::perryContents),
             before);
    stack.grantedFiles[1].content = "changed";
    QVERIFY(contentsLabel(stack, stack.services[0]) != before);
    QVERIFY(
        !containerSpec(stack, stack.services[1], 1, {}, {}).labels.contains(label::perryContents));
}

QTEST_GUILESS_MAIN(tst_ContainerSpecs)
#include "tst_containerspecs.moc"
