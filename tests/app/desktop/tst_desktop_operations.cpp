#include "tests/app/desktop/desktopbench.h"
#include "tests/support/fakeruntime.h"
#include "ui/diagnostics/diagnosticspage.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QDialog>
#include <QListWidget>
#include <QPointer>
#include <QShortcut>
#include <QTest>

using support::FakeRuntime;
using ui::ActionId;

namespace {

using Words = QMap<QString, QString>;

const char shopSpec[] = R"(name: shop
services:
  db:
    image: localhost/app:1
    volumes: ["data:/data"]
  web:
    image: localhost/app:1
    depends_on: [db]
volumes: {data: {}}
)";

const Words notCreated{{"db", "not created"}, {"web", "not created"}};
const Words running{{"db", "running"}, {"web", "running"}};

} // namespace

/// The window on a fake runtime: the operations beside Up and Down, and what is told meanwhile.
class tst_DesktopOperations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void stopsAndStarts_data();
    void stopsAndStarts();
    void restarts_data();
    void restarts();
    void refusesASecondOperation();
    void tellsWhatAServiceWaitsFor();
    void secondUpLeavesAllAsItIs();
    void changedFileRecreatesItsService();
    void downWithVolumesAsksFirst();
    void removedFromTheListItGoesOn();
    void chosenRuntimeIsKept();
    void noKeysMeanTwoThings();

private:
    /// The runtime that the status line names.
    QString chosen() { return m_desktop->part<ui::ElidedLabel>("runtimeLabel")->text(); }
    void bringUp();
    bool trigger(ActionId id) const;
    QString idOf(const QString &service) const
    {
        return m_runtime->container("podman", "shop-" + service + "-1")["id"].toString();
    }
    QString startOf(const QString &service) const
    {
        const QJsonObject container = m_runtime->container("podman", "shop-" + service + "-1");
        return QString::number(container["startedAt"].toInteger());
    }

    std::unique_ptr<FakeRuntime> m_runtime;
    std::unique_ptr<DesktopBench> m_desktop;
};

void tst_DesktopOperations::init()
{
    m_runtime = std::make_unique<FakeRuntime>(QStringList{"podman"});
    m_runtime->addImage("podman", "localhost/app:1");
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());
}

void tst_DesktopOperations::cleanup()
{
    m_desktop.reset();
    m_runtime.reset();
}

void tst_DesktopOperations::bringUp()
{
    m_desktop->show(m_runtime->writeFile("shop/compose.yaml", shopSpec));
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
    TRY_VERIFY(!m_desktop->isBusy());
}

/// From a menu, as soon as it can be chosen.
bool tst_DesktopOperations::trigger(ActionId id) const
{
    QAction *action = m_desktop->window().actions()[id];
    if (!QTest::qWaitFor([action] { return action->isEnabled(); }, patience))
        return false;
    action->trigger();
    return true;
}

void tst_DesktopOperations::stopsAndStarts_data()
{
    QTest::addColumn<ActionId>("stop");
    QTest::addColumn<ActionId>("start");
    QTest::addColumn<Words>("stopped");

    const Words oneStopped{{"db", "running"}, {"web", "stopped"}};
    const Words allStopped{{"db", "stopped"}, {"web", "stopped"}};
    QTest::newRow("one, then Start")
        << ActionId::ServiceStop << ActionId::ServiceStart << oneStopped;
    QTest::newRow("one, then Up") << ActionId::ServiceStop << ActionId::ServiceUp << oneStopped;
    QTest::newRow("all, then Up") << ActionId::Stop << ActionId::Up << allStopped;
}

void tst_DesktopOperations::stopsAndStarts()
{
    QFETCH(const ActionId, stop);
    QFETCH(const ActionId, start);
    QFETCH(const Words, stopped);
    bringUp();
    const QStringList ids{idOf("db"), idOf("web")};
    const QString dbStart = startOf("db");

    QVERIFY(m_desktop->clickService("web"));
    QVERIFY(trigger(stop));
    TRY_COMPARE(m_desktop->services(), stopped);
    QVERIFY(trigger(start));
    TRY_COMPARE(m_desktop->services(), running);
    TRY_VERIFY(!m_desktop->isBusy());

    QCOMPARE((QStringList{idOf("db"), idOf("web")}), ids);
    QCOMPARE(startOf("db") != dbStart, stop == ActionId::Stop);
    QCOMPARE(m_desktop->banner(), "");
}

void tst_DesktopOperations::restarts_data()
{
    QTest::addColumn<ActionId>("restart");
    QTest::newRow("one") << ActionId::ServiceRestart;
    QTest::newRow("all") << ActionId::Restart;
}

void tst_DesktopOperations::restarts()
{
    QFETCH(const ActionId, restart);
    bringUp();
    const QStringList ids{idOf("db"), idOf("web")};
    const QString dbStart = startOf("db");
    const QString webStart = startOf("web");

    QVERIFY(m_desktop->clickService("web"));
    QVERIFY(trigger(restart));
    TRY_VERIFY(startOf("web") != webStart);
    TRY_VERIFY(!m_desktop->isBusy());
    TRY_COMPARE(m_desktop->services(), running);

    QCOMPARE((QStringList{idOf("db"), idOf("web")}), ids);
    QCOMPARE(startOf("db") != dbStart, restart == ActionId::Restart);
    QCOMPARE(m_desktop->banner(), "");
}

void tst_DesktopOperations::refusesASecondOperation()
{
    bringUp();
    m_runtime->misbehave({.match = "^stop ", .delayMs = 1000});

    // So fast that the window does not know of the first one yet.
    m_desktop->window().actions()[ActionId::Restart]->trigger();
    m_desktop->window().actions()[ActionId::Restart]->trigger();

    TRY_VERIFY(!m_desktop->banner().isEmpty());
    QCOMPARE(m_desktop->banner(), "\"Restart shop\" is still under way.");
    TRY_VERIFY(!m_desktop->isBusy());
    TRY_COMPARE(m_desktop->services(), running);
}

void tst_DesktopOperations::tellsWhatAServiceWaitsFor()
{
    m_desktop->show(m_runtime->writeFile("shop/compose.yaml", R"(name: shop
services:
  db:
    image: localhost/app:1
    healthcheck: {test: [CMD, after, "1500"], interval: 200ms, retries: 100}
  web:
    image: localhost/app:1
    depends_on: {db: {condition: service_healthy}}
)"));
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ActionId::Up));

    TRY_COMPARE(m_desktop->services().value("web"), "waiting");
    TRY_VERIFY(m_desktop->reason("web").contains("waits for db to be healthy"));
    TRY_COMPARE(m_desktop->services().value("db"), "starting");
    QVERIFY(m_desktop->isBusy());
    QVERIFY(!m_desktop->window().actions()[ActionId::Up]->isEnabled());
    QVERIFY(m_desktop->window().windowTitle().startsWith("Up shop"));

    TRY_COMPARE(m_desktop->services(), (Words{{"db", "healthy"}, {"web", "running"}}));
    TRY_VERIFY(!m_desktop->isBusy());
    QCOMPARE(m_desktop->reason("web"), "");
    QCOMPARE(m_desktop->window().windowTitle().section(u' ', 0, 0), "shop");
}

void tst_DesktopOperations::secondUpLeavesAllAsItIs()
{
    bringUp();
    const QStringList before{idOf("db"), idOf("web"), startOf("db"), startOf("web")};
    m_runtime->forgetCalls();

    QVERIFY(m_desktop->press(ActionId::Up));

    QVERIFY(m_desktop->press(ActionId::DockActivity));
    TRY_VERIFY(!m_runtime->calls("^ps").isEmpty());
    TRY_VERIFY(!m_desktop->isBusy());
    QCOMPARE((QStringList{idOf("db"), idOf("web"), startOf("db"), startOf("web")}), before);
    QCOMPARE(m_runtime->calls("^(create|run|start|stop|rm|kill) ").size(), 0);
    QCOMPARE(m_desktop->services(), running);
}

void tst_DesktopOperations::changedFileRecreatesItsService()
{
    bringUp();
    const QStringList before{idOf("db"), idOf("web")};

    QByteArray changed = shopSpec;
    changed.replace("    depends_on: [db]",
                    "    environment: {COLOUR: blue}\n    depends_on: [db]");
    m_runtime->writeFile("shop/compose.yaml", changed);
    QVERIFY(m_desktop->press(ActionId::Refresh));
    TRY_VERIFY(m_desktop->isOutdated("web"));
    QVERIFY(!m_desktop->isOutdated("db"));
    QVERIFY(m_desktop->press(ActionId::Up));

    // Looked at once, because the name is nobody's for a moment.
    const auto isReplaced = [&] {
        const QString now = idOf("web");
        return !now.isEmpty() && now != before.last();
    };
    TRY_VERIFY(isReplaced());
    TRY_VERIFY(!m_desktop->isBusy());
    TRY_COMPARE(m_desktop->services(), running);
    QCOMPARE(idOf("db"), before.first());
    TRY_VERIFY(!m_desktop->isOutdated("web"));
    QCOMPARE(m_runtime->containers("podman").size(), 2);
}

void tst_DesktopOperations::downWithVolumesAsksFirst()
{
    bringUp();

    QVERIFY(trigger(ActionId::DownVolumes));
    QPointer<QDialog> dialog = m_desktop->part<QDialog>("volumesDialog");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QListWidget *>("volumeList")->item(0)->text(), "shop_data");
    // What Enter does must be the harmless thing.
    QTest::keyClick(dialog, Qt::Key_Return);
    TRY_VERIFY(dialog.isNull());
    QVERIFY(!m_desktop->isBusy());
    QCOMPARE(m_runtime->containers("podman").size(), 2);

    QVERIFY(trigger(ActionId::DownVolumes));
    dialog = m_desktop->part<QDialog>("volumesDialog");
    QVERIFY(m_desktop->click(dialog->findChild<QWidget *>("removeButton")));
    TRY_COMPARE(m_desktop->services(), notCreated);
    TRY_COMPARE(m_runtime->volumes("podman"), QStringList());
}

void tst_DesktopOperations::removedFromTheListItGoesOn()
{
    bringUp();

    QVERIFY(trigger(ActionId::Forget));

    // Its containers are still known, so it comes back without its file.
    TRY_COMPARE(m_desktop->services(), running);
    QVERIFY(!m_desktop->window().actions()[ActionId::Up]->isEnabled());
    QCOMPARE(m_runtime->containers("podman").size(), 2);
    QVERIFY(m_desktop->press(ActionId::Down));
    TRY_COMPARE(m_runtime->containers("podman"), QStringList());
    TRY_COMPARE(m_desktop->stacks(), QStringList());
}

void tst_DesktopOperations::chosenRuntimeIsKept()
{
    m_desktop.reset();
    m_runtime.reset();
    m_runtime = std::make_unique<FakeRuntime>(QStringList{"podman", "docker"});
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());
    m_desktop->show(m_runtime->writeFile("shop/compose.yaml", shopSpec));
    TRY_COMPARE(m_desktop->services(), notCreated);
    TRY_VERIFY(chosen().startsWith("Podman "));
    emit m_desktop->part<ui::DiagnosticsPage>("diagnosticsPage")->pinRequested("docker");
    TRY_VERIFY(chosen().startsWith("Docker "));

    m_desktop.reset();
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());
    m_desktop->show();
    TRY_VERIFY(chosen().startsWith("Docker "));
}

void tst_DesktopOperations::noKeysMeanTwoThings()
{
    m_desktop->show();
    QMap<QString, QString> owners;
    const auto claim = [&owners](const QKeySequence &keys, const QString &owner) {
        const QString text = keys.toString();
        if (!text.isEmpty() && owners.contains(text))
            QFAIL(qPrintable(text + ": " + owners.value(text) + ", " + owner));
        owners.insert(text, owner);
    };
    for (QAction *action : m_desktop->window().actions().all()) {
        for (const QKeySequence &keys : action->shortcuts())
            claim(keys, action->objectName());
    }
    // Those of a pane hold while the pane has the focus, beside those of the window.
    for (const QShortcut *shortcut : m_desktop->window().findChildren<QShortcut *>())
        claim(shortcut->key(), shortcut->parent()->objectName());
}

QTEST_MAIN(tst_DesktopOperations)
#include "tst_desktop_operations.moc"
