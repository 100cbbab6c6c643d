#include "core/plan/imagecommands.h"

#include "tests/core/plan/planshop.h"

#include <QTest>

using namespace core;
using namespace planshop;

namespace {

Service built(const QString &name, QList<Dependency> dependsOn = {})
{
    Service made = service(name, std::move(dependsOn));
    made.image = QStringLiteral("registry/") + name;
    made.build = BuildSpec{.context = QStringLiteral("/src"), .args = {{"A", "1"}, {"B", "2"}}};
    return made;
}

/// db is pulled; api is built and named; web is only built, from api's image.
Stack threeServices()
{
    Service web = built("web", {on("db")});
    web.image = QStringLiteral("shop-web");
    web.build->services = QStringList{"api"};
    return shop({service("db"), built("api"), web});
}

State with(const QString &image)
{
    return {.images = {{.id = "aaa", .references = {image}}}};
}

} // namespace

class tst_ImageCommands : public QObject
{
    Q_OBJECT

private slots:
    void pulls_data();
    void pulls();
    void buildsWhatItIsBuiltFromFirst();
    void buildTakesOptions();
    void pushes();
    void nothingToDoIsSaid();
    void unknownServicesAreRefused();
};

void tst_ImageCommands::pulls_data()
{
    QTest::addColumn<ImageOptions>("options");
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("expected");

    const QString db = QStringLiteral("0 pull-image localhost/app:1 (asked to pull)");
    const QString api = QStringLiteral(" pull-image registry/api (asked to pull)");
    QTest::newRow("all") << ImageOptions() << ""
                         << "" << db + "\n1" + api;
    QTest::newRow("one") << ImageOptions{.services = {"db"}} << ""
                         << "" << db;
    QTest::newRow("not buildable") << ImageOptions{.leavesBuildable = true} << ""
                                   << "" << db;
    QTest::newRow("there") << ImageOptions() << "localhost/app:1"
                           << "" << db + "\n1" + api;
    QTest::newRow("only missing") << ImageOptions{.onlyMissing = true} << "localhost/app:1"
                                  << ""
                                  << "0" + api;
    QTest::newRow("latest may be old") << ImageOptions{.onlyMissing = true} << "registry/api:latest"
                                       << "" << db + "\n1" + api;
    QTest::newRow("never") << ImageOptions{.services = {"db"}} << ""
                           << "never"
                           << "";
    QTest::newRow("policy missing") << ImageOptions{.services = {"db"}} << "localhost/app:1"
                                    << "missing"
                                    << "";
    QTest::newRow("with dependencies")
        << ImageOptions{.services = {"web"}, .withDependencies = true} << ""
        << "" << db;
    QTest::newRow("without dependencies") << ImageOptions{.services = {"web"}} << ""
                                          << ""
                                          << "";
}

void tst_ImageCommands::pulls()
{
    QFETCH(const ImageOptions, options);
    QFETCH(const QString, there);
    QFETCH(const QString, policy);
    Stack stack = threeServices();
    stack.services.first().pullPolicy = policy;
    const auto plan = planPull(stack, with(there), options);
    QTEST(text(plan), "expected");
    for (const Operation &operation : plan->operations)
        QCOMPARE(operation.bestEffort, operation.service == u"api");
}

void tst_ImageCommands::buildsWhatItIsBuiltFromFirst()
{
    QCOMPARE(text(planBuild(threeServices(), with("registry/api"), {.services = {"web"}})),
             "0 build-image registry/api (a build was asked for)\n"
             "1 build-image shop-web (the image is not there) after 0");
}

void tst_ImageCommands::buildTakesOptions()
{
    const auto plan = planBuild(threeServices(),
                                {},
                                {.services = {"api"},
                                 .noCache = true,
                                 .freshBases = true,
                                 .args = {{"B", "3"}, {"C", "4"}}});
    QCOMPARE(plan->operations.size(), 1);
    const auto build = std::get<BuildSpec>(plan->operations.first().spec);
    QVERIFY(build.noCache);
    QVERIFY(build.pull);
    const QMap<QString, std::optional<QString>> args{{"A", "1"}, {"B", "3"}, {"C", "4"}};
    QCOMPARE(build.args, args);
}

void tst_ImageCommands::pushes()
{
    Stack stack = threeServices();
    stack.services[1].build->tags = QStringList{"registry/api:2"};
    QCOMPARE(text(planPush(stack, {})),
             "0 push-image registry/api (asked to push)\n"
             "1 push-image registry/api:2 (asked to push)");
    QVERIFY(planPush(stack, {.keepGoing = true})->operations.first().bestEffort);
    QCOMPARE(text(planPush(stack, {.services = {"web"}})), "");
}

void tst_ImageCommands::nothingToDoIsSaid()
{
    const Stack stack = shop({service("db")});
    QCOMPARE(planBuild(stack, {}, {})->warnings.size(), 1);
    QCOMPARE(planPush(stack, {})->warnings.size(), 1);
}

void tst_ImageCommands::unknownServicesAreRefused()
{
    const ImageOptions options{.services = {"no"}};
    const QString expected = QStringLiteral("error: There is no service \"no\" in shop.");
    QCOMPARE(text(planPull(threeServices(), {}, options)), expected);
    QCOMPARE(text(planBuild(threeServices(), {}, options)), expected);
    QCOMPARE(text(planPush(threeServices(), options)), expected);
}

QTEST_APPLESS_MAIN(tst_ImageCommands)
#include "tst_imagecommands.moc"
