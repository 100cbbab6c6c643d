#include "core/plan/stackfromstate.h"
#include "core/stack/labels.h"

#include <QTest>

using namespace core;

class tst_StackFromState : public QObject
{
    Q_OBJECT

private slots:
    void labelsTellTheSpec();
};

void tst_StackFromState::labelsTellTheSpec()
{
    const auto container = [](const QString &name, const QString &service, const QString &depends) {
        return ContainerInfo{.name = name,
                             .image = "i",
                             .labels = {{label::project, "shop"},
                                        {label::service, service},
                                        {label::dependsOn, depends},
                                        {label::workingDirectory, "/src"},
                                        {label::configFiles, "/src/a.yaml,/src/b.yaml"}}};
    };
    ContainerInfo oneOff = container("run", "web", "");
    oneOff.labels[label::oneOff] = "True";
    ContainerInfo foreign = container("x", "x", "");
    foreign.labels[label::project] = "other";
    const State state{
        .containers = {container("w1", "web", "db:service_healthy:true"),
                       container("w2", "web", "db:service_healthy:true"),
                       container("d", "db", ""),
                       oneOff,
                       foreign},
        .networks = {{.name = "shop_default",
                      .labels = {{label::project, "shop"}, {label::network, "default"}}},
                     {.name = "other"}},
        .volumes = {{.name = "shop_data", .labels = {{label::project, "shop"}}}}};

    const Stack stack = stackFromState("shop", state);

    QCOMPARE(stack.services.size(), 2);
    QCOMPARE(stack.services[0].name, "db");
    QCOMPARE(stack.services[1].scale, 2);
    QCOMPARE(stack.services[1].dependsOn.first().condition, Dependency::Condition::Healthy);
    QVERIFY(stack.services[1].dependsOn.first().restart);
    QCOMPARE(stack.files, QStringList({"/src/a.yaml", "/src/b.yaml"}));
    QCOMPARE(stack.networks.size(), 1);
    QCOMPARE(stack.networks[0].key, "default");
    QCOMPARE(stack.volumes[0].key, "shop_data");
}

QTEST_GUILESS_MAIN(tst_StackFromState)
#include "tst_stackfromstate.moc"
