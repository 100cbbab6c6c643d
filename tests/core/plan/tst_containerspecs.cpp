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
    void sharedNetworkPointsAtTheContainer();
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

void tst_ContainerSpecs::sharedNetworkPointsAtTheContainer()
{
    const Service web{.name = "web", .image = "i", .networkMode = "service:db"};
    const Stack stack = stackOf(web);

    QCOMPARE(containerSpec(stack, stack.services[0], 1, {}, {}).networkMode, "container:shop-db-1");
}

QTEST_GUILESS_MAIN(tst_ContainerSpecs)
#include "tst_containerspecs.moc"
