#include "tests/app/desktop/desktopbench.h"
#include "tests/support/fakeruntime.h"
#include "ui/terminal/consoletabs.h"
#include "ui/widgets/banner.h"

#include <QFileInfo>
#include <QTest>

using support::FakeRuntime;

namespace {

using Words = QMap<QString, QString>;

const char shopSpec[] = R"(name: shop
services:
  db:
    image: localhost/app:1
    command: [print, database is ready]
    healthcheck: {test: [CMD, "true"], interval: 1s}
    volumes: ["data:/data"]
  api:
    image: localhost/app:1
    command: [print, api listens]
    depends_on: {db: {condition: service_healthy}}
  web:
    image: localhost/app:1
    ports: ["18080:80"]
    depends_on: [api]
volumes: {data: {}}
)";

const char barSpec[] = R"(name: bar
services:
  tap:
    image: localhost/app:1
    command: [print, the tap is open]
)";

const Words notCreated{{"db", "not created"}, {"api", "not created"}, {"web", "not created"}};
const Words running{{"db", "healthy"}, {"api", "running"}, {"web", "running"}};

} // namespace

/// The window on a fake runtime, where all goes well.
class tst_DesktopFake : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensInEveryWay_data();
    void opensInEveryWay();
    void stackLife_data();
    void stackLife();
    void upAgainFromTheBanner();
    void showsWhatOthersDo();
    void logsKeepComing();
    void consolesSurviveNavigation();
    void endedConsoleStartsAgain();
    void stacksOutliveTheWindow();

private:
    QString openShop();

    std::unique_ptr<FakeRuntime> m_runtime;
    std::unique_ptr<DesktopBench> m_desktop;
};

void tst_DesktopFake::init()
{
    m_runtime = std::make_unique<FakeRuntime>(QStringList{"podman"});
    m_runtime->addImage("podman", "localhost/app:1");
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());
}

void tst_DesktopFake::cleanup()
{
    m_desktop.reset();
    m_runtime.reset();
}

QString tst_DesktopFake::openShop()
{
    const QString file = m_runtime->writeFile("shop/compose.yaml", shopSpec);
    m_desktop->show(file);
    return file;
}

void tst_DesktopFake::opensInEveryWay_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("folder");

    QTest::newRow("file in the dialog") << "dialog" << false;
    QTest::newRow("file dropped") << "drop" << false;
    QTest::newRow("folder dropped") << "drop" << true;
    QTest::newRow("file on the command line") << "start" << false;
    QTest::newRow("folder on the command line") << "start" << true;
}

void tst_DesktopFake::opensInEveryWay()
{
    QFETCH(const QString, way);
    QFETCH(const bool, folder);
    const QString file = m_runtime->writeFile("shop/compose.yaml", shopSpec);
    const QString path = folder ? QFileInfo(file).path() : file;

    m_desktop->show(way == "start" ? path : QString());
    if (way == "dialog")
        QVERIFY(m_desktop->chooseFile(path));
    else if (way == "drop")
        m_desktop->drop(path);

    TRY_COMPARE(m_desktop->services(), notCreated);
    QCOMPARE(m_desktop->stacks(), QStringList{"shop"});
    QCOMPARE(m_desktop->window().currentProject(), "shop");
    QCOMPARE(m_desktop->banner(), "");
    QCOMPARE(m_runtime->containers("podman"), QStringList());
}

void tst_DesktopFake::stackLife_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::newRow("podman") << "podman";
    QTest::newRow("docker") << "docker";
}

void tst_DesktopFake::stackLife()
{
    QFETCH(const QString, runtime);
    m_desktop.reset();
    m_runtime.reset();
    m_runtime = std::make_unique<FakeRuntime>(QStringList{runtime});
    m_runtime->addImage(runtime, "localhost/app:1");
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());
    m_desktop->show();

    walkThroughLife(*m_desktop,
                    {.file = m_runtime->writeFile("shop/compose.yaml", shopSpec),
                     .running = running,
                     .logLine = "db: database is ready",
                     .shellOf = "api",
                     .answer = "you said: echo hi",
                     .containers = [this, runtime] { return m_runtime->containers(runtime); }});
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_runtime->volumes(runtime), QStringList{"shop_data"});
    QCOMPARE(m_runtime->networks(runtime), QStringList());
}

void tst_DesktopFake::upAgainFromTheBanner()
{
    openShop();
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
    TRY_VERIFY(!m_desktop->isBusy());
    QVERIFY(m_desktop->press(ui::ActionId::Down));
    TRY_VERIFY(m_desktop->banner().contains("is down"));

    auto *banner = m_desktop->part<QWidget>("windowBanner");
    QVERIFY(m_desktop->click(banner->findChild<QWidget *>("bannerAction")));

    TRY_COMPARE(m_desktop->services(), running);
    QCOMPARE(m_desktop->banner(), "");
}

void tst_DesktopFake::showsWhatOthersDo()
{
    openShop();
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);

    m_runtime->run("podman", {"stop", "shop-web-1"});
    TRY_VERIFY(m_desktop->services().value("web") != "running");
    m_runtime->run("podman", {"start", "shop-web-1"});
    TRY_COMPARE(m_desktop->services(), running);
    m_runtime->run("podman", {"rm", "--force", "shop-web-1"});
    TRY_COMPARE(m_desktop->services().value("web"), "not created");
    m_runtime->endContainer("podman", "shop-api-1", 3);
    TRY_COMPARE(m_desktop->services().value("api"), "failed");
}

void tst_DesktopFake::logsKeepComing()
{
    openShop();
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_VERIFY(m_desktop->logs().contains("api: api listens"));

    for (int number = 1; number <= 5; ++number)
        m_runtime->addLogLine("podman", "shop-web-1", QStringLiteral("GET %1").arg(number));
    TRY_VERIFY(m_desktop->logs().contains("web: GET 5"));
    QCOMPARE(m_desktop->logs().filter("GET").size(), 5);

    // Another stack's lines take their place, and come back in full.
    m_desktop->drop(m_runtime->writeFile("bar/compose.yaml", barSpec));
    TRY_COMPARE(m_desktop->window().currentProject(), "bar");
    TRY_COMPARE(m_desktop->logs().filter("web: "), QStringList());
    QVERIFY(m_desktop->clickStack("shop"));
    TRY_COMPARE(m_desktop->logs().filter("GET").size(), 5);
}

void tst_DesktopFake::consolesSurviveNavigation()
{
    openShop();
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
    QVERIFY(m_desktop->clickService("api"));
    QVERIFY(m_desktop->press(ui::ActionId::ServiceShell));
    TRY_VERIFY(m_desktop->typeLine("first"));
    TRY_VERIFY(m_desktop->console().contains("you said: first"));
    ui::ConsoleTabs *consoles = m_desktop->window().consoles();
    const int shopConsole = consoles->current();

    // To a second stack, with a console of its own.
    m_desktop->drop(m_runtime->writeFile("bar/compose.yaml", barSpec));
    TRY_COMPARE(m_desktop->services(), (Words{{"tap", "not created"}}));
    QVERIFY(m_desktop->clickService("tap"));
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), (Words{{"tap", "running"}}));
    QCOMPARE(consoles->current(), shopConsole);
    QVERIFY(m_desktop->typeLine("second"));
    TRY_VERIFY(m_desktop->console().contains("you said: second"));
    QVERIFY(m_desktop->clickService("tap"));
    QVERIFY(m_desktop->press(ui::ActionId::ServiceShell));
    TRY_COMPARE(consoles->count(), 2);
    TRY_VERIFY(m_desktop->typeLine("at the bar"));
    TRY_VERIFY(m_desktop->console().contains("you said: at the bar"));
    QVERIFY(!m_desktop->console().contains("first"));

    // By diagnostics back to the first one, which has gone on.
    m_desktop->window().showDiagnostics();
    QVERIFY(m_desktop->clickStack("shop"));
    TRY_COMPARE(m_desktop->services(), running);
    consoles->setCurrent(shopConsole);
    QVERIFY(m_desktop->typeLine("third"));
    TRY_VERIFY(m_desktop->console().contains("you said: third"));
    QVERIFY(m_desktop->console().contains("you said: first"));
    QCOMPARE(consoles->count(), 2);
}

void tst_DesktopFake::endedConsoleStartsAgain()
{
    openShop();
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
    QVERIFY(m_desktop->clickService("api"));
    QVERIFY(m_desktop->press(ui::ActionId::ServiceShell));
    TRY_VERIFY(m_desktop->typeLine("exit 7"));
    auto *consoles = m_desktop->part<QWidget>("consoleTabs");
    const auto endText = [consoles] {
        const auto *banner = consoles->findChild<ui::Banner *>("endBanner");
        return banner->isVisible() ? banner->text() : QString();
    };
    TRY_VERIFY(endText().contains("7"));

    m_desktop->press(QKeySequence(Qt::Key_Return));

    TRY_COMPARE(endText(), "");
    QVERIFY(m_desktop->typeLine("again"));
    TRY_VERIFY(m_desktop->console().contains("you said: again"));
    QCOMPARE(m_desktop->window().consoles()->count(), 1);
}

void tst_DesktopFake::stacksOutliveTheWindow()
{
    openShop();
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
    TRY_VERIFY(!m_desktop->isBusy());

    QVERIFY(m_desktop->window().close());
    m_desktop.reset();
    const QStringList all{"shop-api-1", "shop-db-1", "shop-web-1"};
    QCOMPARE(m_runtime->containers("podman"), all);
    for (const QString &name : all)
        QCOMPARE(m_runtime->container("podman", name)["status"].toString(), "running");

    // Started again, it knows the stack and takes it down.
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());
    m_desktop->show();
    TRY_COMPARE(m_desktop->services(), running);
    QCOMPARE(m_desktop->window().currentProject(), "shop");
    QVERIFY(m_desktop->press(ui::ActionId::Down));
    TRY_COMPARE(m_desktop->services(), notCreated);
    TRY_COMPARE(m_runtime->containers("podman"), QStringList());
}

QTEST_MAIN(tst_DesktopFake)
#include "tst_desktop_fake.moc"
