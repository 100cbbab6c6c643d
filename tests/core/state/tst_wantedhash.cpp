#include "core/state/wantedhash.h"

#include "core/stack/labels.h"
#include "core/stack/servicehash.h"

#include <QTest>

using namespace core;

class tst_WantedHash : public QObject
{
    Q_OBJECT

private slots:
    void isTheServicesOwnWithoutReferences();
    void hasTheIdOfTheFirstContainer();
    void isAsWrittenWhileTheOtherIsMissing();
};

static ContainerInfo container(const QString &name, const QString &id, const QString &oneOff)
{
    return {.id = id,
            .name = name,
            .labels = {{label::project, "shop"}, {label::service, "db"}, {label::oneOff, oneOff}}};
}

static const Service sharing{.name = "side",
                             .configHash = "written",
                             .hashTemplate = R"({"network_mode":"container:\u0001db\u0001"})"};

void tst_WantedHash::isTheServicesOwnWithoutReferences()
{
    QCOMPARE(wantedHash({.name = "web", .configHash = "own"}, "shop", {}), "own");
}

void tst_WantedHash::hasTheIdOfTheFirstContainer()
{
    const State state{.containers = {container("shop-db-2", "22", "False"),
                                     container("shop-db-1", "11", "False"),
                                     container("a-run", "99", "True")}};
    QCOMPARE(firstContainer(state, "shop", "db")->id, "11");
    QVERIFY(!firstContainer(state, "other", "db"));
    QCOMPARE(wantedHash(sharing, "shop", state),
             hashOfTemplate(sharing.hashTemplate, {{"db", "11"}}));
}

void tst_WantedHash::isAsWrittenWhileTheOtherIsMissing()
{
    QCOMPARE(wantedHash(sharing, "shop", {}), "written");
}

QTEST_GUILESS_MAIN(tst_WantedHash)
#include "tst_wantedhash.moc"
