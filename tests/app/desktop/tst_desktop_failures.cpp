#include "tests/app/desktop/desktopbench.h"
#include "tests/support/fakeruntime.h"
#include "ui/editor/numberedtext.h"
#include "ui/editor/sourcewindow.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using support::FakeRule;
using support::FakeRuntime;

namespace {

using Words = QMap<QString, QString>;

const char shopSpec[] = R"(name: shop
services:
  db:
    image: localhost/app:1
    volumes: ["data:/data"]
  web:
    image: localhost/app:1
    ports: ["18080:80"]
    depends_on: [db]
volumes: {data: {}}
)";

const Words notCreated{{"db", "not created"}, {"web", "not created"}};
const Words running{{"db", "running"}, {"web", "running"}};
const FakeRule slowWeb{.match = "^(create|run) .*shop-web-1", .delayMs = 3000};

/// The shop with another service "web", and what else is written behind it.
QByteArray specWith(const QByteArray &web)
{
    return "name: shop\nservices:\n  db:\n    image: localhost/app:1\n"
           "    volumes: [\"data:/data\"]\n  web:\n    "
           + web + "\nvolumes: {data: {}}\n";
}

} // namespace


/// The window on a fake runtime, where something goes wrong or is broken off.
class tst_DesktopFailures : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void failedUpIsTakenBack_data();
    void failedUpIsTakenBack();
    void failedUpKeepsWhatRan();
    void cancelTakesBack_data();
    void cancelTakesBack();
    void badFileIsNamedByPlace_data();
    void badFileIsNamedByPlace();
    void fileThatBreaksLaterKeepsItsStack();
    void noRuntime_data();
    void noRuntime();
    void runtimeComesLater();
    void closingAsksWhileBusy();
    void closingByTheSystemTakesBack();

private:
    void open(const QByteArray &spec);
    bool upThatStays(const FakeRule &rule, const QByteArray &spec = shopSpec);
    void leadsToThePlace();
    bool nothingIsLeft() const;
    template<typename T = QPushButton>
    T *button(const char *ofPart, const char *name) const
    {
        const auto *owner = m_desktop->part<QWidget>(ofPart);
        return owner == nullptr ? nullptr : owner->findChild<T *>(QString::fromLatin1(name));
    }

    std::unique_ptr<FakeRuntime> m_runtime;
    std::unique_ptr<DesktopBench> m_desktop;
};

void tst_DesktopFailures::init()
{
    m_runtime = std::make_unique<FakeRuntime>(QStringList{"podman"});
    m_runtime->addImage("podman", "localhost/app:1");
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());
}

void tst_DesktopFailures::cleanup()
{
    m_desktop.reset();
    m_runtime.reset();
}

void tst_DesktopFailures::open(const QByteArray &spec)
{
    m_desktop->show(m_runtime->writeFile("shop/compose.yaml", spec));
    TRY_VERIFY(!m_desktop->services().isEmpty());
    TRY_COMPARE(m_desktop->services().value("db"), "not created");
}

/// Up, until the call that takes long is under way.
bool tst_DesktopFailures::upThatStays(const FakeRule &rule, const QByteArray &spec)
{
    open(spec);
    m_runtime->misbehave(rule);
    return m_desktop->press(ui::ActionId::Up)
           && QTest::qWaitFor([&] { return !m_runtime->calls(rule.match).isEmpty(); }, patience)
           && QTest::qWaitFor([this] { return m_desktop->isBusy(); }, patience);
}

bool tst_DesktopFailures::nothingIsLeft() const
{
    return m_runtime->containers("podman").isEmpty() && m_runtime->networks("podman").isEmpty()
           && m_runtime->volumes("podman").isEmpty();
}

void tst_DesktopFailures::failedUpIsTakenBack_data()
{
    QTest::addColumn<QByteArray>("web");
    QTest::addColumn<FakeRule>("rule");
    QTest::addColumn<QString>("culprit"); ///< what the banner names
    QTest::addColumn<QString>("message"); ///< the runtime's own

    const QByteArray plain = "image: localhost/app:1";
    QTest::newRow("image that nobody has")
        << QByteArray("image: registry.example/none:1") << FakeRule{.match = "^never"}
        << "registry.example/none:1"
        << "manifest unknown";
    QTest::newRow("container cannot be created")
        << plain
        << FakeRule{.match = "^(create|run) .*shop-web-1",
                    .standardError = "Error: no space left on device",
                    .exitCode = 125}
        << "web"
        << "no space left on device";
    QTest::newRow("container cannot be started")
        << plain
        << FakeRule{.match = "^(start|run) .*shop-web-1",
                    .standardError = "Error: runc: exec: \"nginx\": not found in $PATH",
                    .exitCode = 126}
        << "web"
        << "\"nginx\": not found in $PATH";
    QTest::newRow("dependency that never gets healthy")
        << plain + "\n    depends_on: {db: {condition: service_healthy}}"
        << FakeRule{.match = "^never"} << "db"
        << "unhealthy";
    QTest::newRow("one-shot that fails")
        << plain + "\n    depends_on: {job: {condition: service_completed_successfully}}"
        << FakeRule{.match = "^never"} << "job"
        << "exit code 3";
}

void tst_DesktopFailures::failedUpIsTakenBack()
{
    QFETCH(const QByteArray, web);
    QFETCH(const FakeRule, rule);
    QFETCH(const QString, culprit);
    QFETCH(const QString, message);
    open("name: shop\nservices:\n"
         "  db:\n    image: localhost/app:1\n    volumes: [\"data:/data\"]\n"
         "    healthcheck: {test: [CMD, \"false\"], interval: 100ms, retries: 1}\n"
         "  job:\n    image: localhost/app:1\n    command: [exit, \"3\"]\n"
         "  web:\n    "
         + web + "\nvolumes: {data: {}}\n");
    m_runtime->misbehave(rule);

    QVERIFY(m_desktop->press(ui::ActionId::Up));

    TRY_VERIFY(!m_desktop->banner().isEmpty());
    const QString banner = m_desktop->banner();
    QVERIFY2(banner.contains(culprit), qPrintable(banner));
    auto *windowBanner = m_desktop->part<QWidget>("windowBanner");
    QVERIFY(m_desktop->click(windowBanner->findChild<QWidget *>("bannerAction")));
    QVERIFY(m_desktop->part<QWidget>("activityPane")->isVisible());
    if (QWidget *details = button<QWidget>("jobDetail", "detailButton"); details->isVisible())
        QVERIFY(m_desktop->click(details));
    const QString activity = m_desktop->activity();
    QVERIFY2(activity.contains("Up shop"), qPrintable(activity));
    QVERIFY2(activity.contains(culprit), qPrintable(activity));
    QVERIFY2(activity.contains(message), qPrintable(activity));
    QVERIFY(m_desktop->steps().values().contains("failed"));
    QVERIFY(!m_desktop->steps().values().contains("running"));

    TRY_VERIFY(!m_desktop->isBusy());
    TRY_VERIFY(nothingIsLeft());
    const Words all{{"db", "not created"}, {"job", "not created"}, {"web", "not created"}};
    TRY_COMPARE(m_desktop->services(), all);
}

void tst_DesktopFailures::failedUpKeepsWhatRan()
{
    open(shopSpec);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
    TRY_VERIFY(!m_desktop->isBusy());
    const QJsonObject db = m_runtime->container("podman", "shop-db-1");
    m_runtime->run("podman", {"rm", "--force", "shop-web-1"});
    TRY_COMPARE(m_desktop->services().value("web"), "not created");

    m_runtime->misbehave({.match = "^(start|run) .*shop-web-1",
                          .standardError = "Error: address already in use",
                          .exitCode = 126});
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_VERIFY(m_desktop->banner().contains("web"));
    TRY_COMPARE(m_desktop->services(), (Words{{"db", "running"}, {"web", "not created"}}));
    QCOMPARE(m_runtime->container("podman", "shop-db-1")["id"], db["id"]);
    QCOMPARE(m_runtime->container("podman", "shop-db-1")["startedAt"], db["startedAt"]);

    m_runtime->behave();
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
}

void tst_DesktopFailures::cancelTakesBack_data()
{
    QTest::addColumn<QByteArray>("web");
    QTest::addColumn<FakeRule>("rule");

    const QByteArray plain = "image: localhost/app:1";
    const QByteArray pulled = "image: registry.example/app:1";
    QTest::newRow("while creating")
        << plain << FakeRule{.match = "^(create|run) .*shop-web-1", .delayMs = 1500};
    QTest::newRow("while pulling") << pulled << FakeRule{.match = "^pull ", .hang = true};
    QTest::newRow("a program that ignores signals")
        << pulled << FakeRule{.match = "^pull ", .hang = true, .ignoreSignals = true};
    QTest::newRow("while waiting for health")
        << plain
               + "\n    depends_on: {slow: {condition: service_healthy}}"
                 "\n  slow:\n    image: localhost/app:1"
                 "\n    healthcheck: {test: [CMD, after, \"600000\"], interval: 1s, retries: 900}"
        << FakeRule{.match = "^(create|run) .*shop-slow-1", .times = 0};
}

void tst_DesktopFailures::cancelTakesBack()
{
    QFETCH(const QByteArray, web);
    QFETCH(const FakeRule, rule);
    QVERIFY(upThatStays(rule, specWith(web)));
    QVERIFY(m_desktop->press(ui::ActionId::DockActivity));

    TRY_VERIFY(m_desktop->click(button("jobDetail", "cancelButton")));

    TRY_VERIFY(!m_desktop->isBusy());
    QVERIFY2(m_desktop->activity().contains("ancelled"), qPrintable(m_desktop->activity()));
    QVERIFY(!button("jobDetail", "cancelButton")->isVisible());
    TRY_VERIFY(nothingIsLeft());
    TRY_COMPARE(m_desktop->services().values().count("not created"), m_desktop->services().size());
    QCOMPARE(m_desktop->banner(), "");
    QVERIFY(m_desktop->window().actions()[ui::ActionId::Up]->isEnabled());
}

void tst_DesktopFailures::badFileIsNamedByPlace_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QStringList>("places");

    QTest::newRow("unknown field") << QByteArray("services:\n  web:\n    image: a\n    prots: []\n")
                                   << QStringList{"compose.yaml:4:5"};
    QTest::newRow("two findings") << QByteArray(
        "services:\n  web:\n    image: a\n    prots: []\n    ports: [\"x:y\"]\n")
                                  << QStringList{"compose.yaml:4:5", "compose.yaml:5:"};
    QTest::newRow("not YAML") << QByteArray("services: [\n") << QStringList{"compose.yaml:2:1"};
    QTest::newRow("unknown dependency")
        << QByteArray("services:\n  web:\n    image: a\n    depends_on: [db]\n")
        << QStringList{"compose.yaml:4:"};
    QTest::newRow("cycle") << QByteArray(
        "services:\n  a:\n    image: a\n    depends_on: [b]\n  b:\n    image: a\n"
        "    depends_on: [a]\n")
                           << QStringList{"compose.yaml:"};
}

void tst_DesktopFailures::badFileIsNamedByPlace()
{
    QFETCH(const QByteArray, spec);
    QFETCH(const QStringList, places);
    m_desktop->show(m_runtime->writeFile("bad/compose.yaml", spec));

    TRY_VERIFY(!m_desktop->banner().isEmpty());
    auto *windowBanner = m_desktop->part<QWidget>("windowBanner");
    QVERIFY(m_desktop->click(windowBanner->findChild<QWidget *>("bannerAction")));

    const QString found = m_desktop->problems().join(u'\n');
    for (const QString &place : places)
        QVERIFY2(found.contains(place), qPrintable(found));
    QCOMPARE(m_desktop->stacks(), QStringList());
    leadsToThePlace();
    QVERIFY(!m_desktop->window().actions()[ui::ActionId::Up]->isEnabled());
    QCOMPARE(m_runtime->calls("^(create|run|start|pull|network create|volume create)").size(), 0);

    // Put right and opened again, all is well.
    m_desktop->drop(m_runtime->writeFile("bad/compose.yaml", shopSpec));
    TRY_COMPARE(m_desktop->services(), notCreated);
    TRY_COMPARE(m_desktop->problems(), QStringList());
    QCOMPARE(m_desktop->banner(), "");
}

/// Enter on the first problem opens the file at its line.
void tst_DesktopFailures::leadsToThePlace()
{
    auto *list = m_desktop->part<QTreeWidget>("problemList");
    list->setFocus();
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Return);
    auto *source = m_desktop->window().findChild<ui::SourceWindow *>("sourceWindow");
    QVERIFY(source && source->isVisible());
    const auto *text = source->findChild<ui::NumberedText *>("sourceText");
    const QString place = list->topLevelItem(0)->text(1);
    QCOMPARE(QString::number(text->currentLine()), place.section(u':', 1, 1));
    QVERIFY(text->toPlainText().contains("services:"));
    QTest::keyClick(source, Qt::Key_Escape);
    QVERIFY(!source->isVisible());
}

void tst_DesktopFailures::fileThatBreaksLaterKeepsItsStack()
{
    open(shopSpec);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
    TRY_VERIFY(!m_desktop->isBusy());
    m_runtime->forgetCalls();

    m_runtime->writeFile("shop/compose.yaml", "name: shop\nservices:\n  web:\n    prots: []\n");
    QVERIFY(m_desktop->press(ui::ActionId::Refresh));
    auto *page = m_desktop->part<QWidget>("stackPage");
    QVERIFY(page != nullptr);
    const auto message = [page] {
        const auto *banner = page->findChild<ui::Banner *>(QStringLiteral("banner"));
        return banner->isVisible() ? banner->text() : QString();
    };
    TRY_VERIFY(message().contains("compose.yaml:4:5"));

    QCOMPARE(m_desktop->services(), running);
    QCOMPARE(m_runtime->calls("^(stop|rm|kill|create|run|start) ").size(), 0);
}

void tst_DesktopFailures::noRuntime_data()
{
    QTest::addColumn<QStringList>("programs");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("reasons");

    QTest::newRow("none installed") << QStringList{} << "" << QStringList{"podman", "docker"};
    QTest::newRow("both broken") << QStringList{"podman", "docker"}
                                 << "Error: cannot connect to the service: permission denied"
                                 << QStringList{"permission denied"};
    QTest::newRow("one broken") << QStringList{"docker"}
                                << "Cannot connect to the Docker daemon at "
                                   "unix:///var/run/docker.sock. Is the docker daemon running?"
                                << QStringList{"engine does not run", "podman is not installed"};
}

void tst_DesktopFailures::noRuntime()
{
    QFETCH(const QStringList, programs);
    QFETCH(const QString, said);
    QFETCH(const QStringList, reasons);
    m_desktop.reset();
    m_runtime.reset();
    m_runtime = std::make_unique<FakeRuntime>(programs);
    if (!programs.isEmpty())
        m_runtime->misbehave({.match = ".", .standardError = said, .exitCode = 1});
    m_desktop = std::make_unique<DesktopBench>(m_runtime->folder());

    m_desktop->show();

    auto *page = m_desktop->part<QWidget>("diagnosticsPage");
    TRY_VERIFY(page->isVisible());
    const auto *summary = page->findChild<ui::Banner *>("summaryBanner");
    TRY_VERIFY(summary->isVisible());
    if (auto *why = page->findChild<QWidget *>("missingButton"); programs.size() < 2)
        QVERIFY(m_desktop->click(why));
    QStringList shown;
    for (const QLabel *label : page->findChildren<QLabel *>())
        if (label->isVisible() && !label->text().isEmpty())
            shown << label->text();
    const QString texts = shown.join(u'\n');
    for (const QString &name : {QStringLiteral("podman"), QStringLiteral("docker")}) {
        const auto *card = page->findChild<QWidget *>("card_" + name);
        QCOMPARE(card != nullptr && card->isVisible(), programs.contains(name));
        if (card != nullptr)
            QVERIFY(!card->findChild<QLabel *>("reasonLabel")->text().isEmpty());
        QVERIFY2(texts.contains(name, Qt::CaseInsensitive), qPrintable(texts));
    }
    for (const QString &reason : reasons)
        QVERIFY2(texts.contains(reason, Qt::CaseInsensitive), qPrintable(texts));
}

void tst_DesktopFailures::runtimeComesLater()
{
    m_runtime->misbehave({.match = ".", .standardError = "Error: broken", .exitCode = 125});
    m_desktop->show(m_runtime->writeFile("shop/compose.yaml", shopSpec));
    auto *page = m_desktop->part<QWidget>("diagnosticsPage");
    TRY_VERIFY(!m_desktop->services().isEmpty());
    TRY_VERIFY(!m_desktop->part<QWidget>("stackPage")
                    ->findChild<ui::Banner *>("banner")
                    ->text()
                    .isEmpty());
    QVERIFY(!m_desktop->window().actions()[ui::ActionId::Up]->isEnabled());

    m_runtime->behave();
    m_desktop->window().showDiagnostics();
    TRY_VERIFY(m_desktop->click(page->findChild<QWidget *>("checkButton")));
    TRY_VERIFY(m_desktop->clickStack("shop"));
    TRY_COMPARE(m_desktop->services(), notCreated);
    QVERIFY(m_desktop->press(ui::ActionId::Up));
    TRY_COMPARE(m_desktop->services(), running);
}

void tst_DesktopFailures::closingAsksWhileBusy()
{
    QVERIFY(upThatStays(slowWeb));

    QVERIFY(!m_desktop->window().close());
    QPointer<QDialog> dialog = m_desktop->part<QDialog>("quitDialog");
    QVERIFY(dialog && dialog->isVisible());
    // What Enter does must be the harmless thing.
    QTest::keyClick(dialog, Qt::Key_Return);
    TRY_VERIFY(dialog.isNull());
    QVERIFY(m_desktop->window().isVisible());
    QVERIFY(m_desktop->isBusy());

    QVERIFY(!m_desktop->window().close());
    QVERIFY(m_desktop->click(button("quitDialog", "leaveButton")));
    TRY_VERIFY(!m_desktop->window().isVisible());
    QVERIFY(nothingIsLeft());
}

void tst_DesktopFailures::closingByTheSystemTakesBack()
{
    QVERIFY(upThatStays(slowWeb));

    m_desktop->window().closeNow();

    QVERIFY(m_desktop->part<QDialog>("quitDialog") == nullptr);
    TRY_VERIFY(!m_desktop->window().isVisible());
    QVERIFY(nothingIsLeft());
}

QTEST_MAIN(tst_DesktopFailures)
#include "tst_desktop_failures.moc"
