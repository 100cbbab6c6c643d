/// Draws the window with sample values into PNG files: for looking, and for the documentation.
///   ui_pictures FOLDER [LANGUAGE]
#include "tests/ui/support/samples.h"
#include "ui/desktop/themecontroller.h"
#include "ui/desktop/translations.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/stacks/stackpage.h"

#include <QAction>
#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Picture
{
    QString name = {};
    QSize size = {};
    std::function<void(ui::MainWindow &)> arrange = {};
};

core::LogLine line(const char *service, int milliseconds, const char *text)
{
    return {.time = (1'700'000'000'000 + milliseconds) * 1'000'000,
            .service = QString::fromUtf8(service),
            .container = QStringLiteral("shop-%1-1").arg(QString::fromUtf8(service)),
            .stream = core::LogLine::Stream::Output,
            .text = text};
}

void fill(ui::MainWindow &window)
{
    window.setDetecting();
    window.setBackends(samples::backends());
    window.setEventsState(true, QCoreApplication::translate("core::Session", "events live"));
    for (const auto &stack : samples::stacks())
        window.setStack(stack);
    window.showStack(QStringLiteral("shop"));
    for (const auto &record : samples::commands())
        window.addCommand(record);
    window.addLogLines(
        QStringLiteral("shop"),
        {line("db", 101, "database system is ready to accept connections"),
         line("migrate", 480, "applied 14 migrations in 0.31 s"),
         line("api", 1007, "{\"msg\":\"connect refused\",\"addr\":\"cache:6379\",\"attempt\":1}"),
         line("web", 1920, "GET /healthz 200 0.4 ms"),
         line("api", 2008, "{\"msg\":\"connect refused\",\"addr\":\"cache:6379\",\"attempt\":2}")});
    window.setJob(samples::finishedJob());
    window.setJob(samples::runningJob());
}

QList<Picture> pictures()
{
    const auto trigger = [](ui::MainWindow &window, ui::ActionId id) {
        window.actions()[id]->trigger();
    };
    const QSize normal(1280, 800);
    const QSize small(900, 600);
    const auto shop = [trigger](ui::MainWindow &window) {
        fill(window);
        window.findChild<ui::StackPage *>()->selectService(QStringLiteral("api"));
    };
    const auto graph = [shop, trigger](ui::MainWindow &window) {
        shop(window);
        trigger(window, ui::ActionId::TabGraph);
        trigger(window, ui::ActionId::ShowDock);
    };
    const auto activity = [trigger](ui::MainWindow &window) {
        fill(window);
        trigger(window, ui::ActionId::DockActivity);
    };
    const auto failed = [trigger](ui::MainWindow &window) {
        fill(window);
        window.setJob(samples::failedJob());
        trigger(window, ui::ActionId::DockActivity);
    };
    const auto diagnostics = [trigger](ui::MainWindow &window) {
        fill(window);
        trigger(window, ui::ActionId::ShowDock);
        window.showDiagnostics();
    };
    const auto nothing = [](ui::MainWindow &window) { window.setBackends(samples::noBackends()); };
    const auto welcome = [](ui::MainWindow &window) { window.setBackends(samples::backends()); };
    const auto away = [](ui::MainWindow &window) {
        fill(window);
        core::StackSnapshot stack = samples::shop();
        stack.reachable = false;
        stack.overall = core::ServiceState::Unknown;
        window.setStack(stack);
    };
    const auto idle = [](ui::MainWindow &window) {
        fill(window);
        core::JobSnapshot job = samples::runningJob();
        job.state = core::JobSnapshot::State::Succeeded;
        window.setJob(job);
        window.showStack(QStringLiteral("blog"));
        window.findChild<ui::StackPage *>()->selectService(QStringLiteral("service2"));
        window.findChild<QWidget *>(QStringLiteral("servicesView"))->setFocus(Qt::TabFocusReason);
    };
    return {{QStringLiteral("stack"), normal, shop},
            {QStringLiteral("idle"), normal, idle},
            {QStringLiteral("stack-small"), small, shop},
            {QStringLiteral("graph"), normal, graph},
            {QStringLiteral("activity"), normal, activity},
            {QStringLiteral("failed"), normal, failed},
            {QStringLiteral("diagnostics"), normal, diagnostics},
            {QStringLiteral("diagnostics-small"), small, diagnostics},
            {QStringLiteral("nothing"), normal, nothing},
            {QStringLiteral("welcome"), normal, welcome},
            {QStringLiteral("unreachable"), normal, away}};
}

void draw(const Picture &picture, ui::ThemeController &themes, const QString &folder)
{
    const QTemporaryDir settingsFolder;
    core::Settings settings(settingsFolder.filePath(QStringLiteral("settings.ini")));
    ui::MainWindow window(settings, themes);
    window.resize(picture.size);
    window.show();
    QTest::qWait(30);
    picture.arrange(window);
    QTest::qWait(120);
    const QString scheme =
        themes.scheme() == ui::Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    window.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, picture.name, scheme));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    ui::installTranslations(application, QLocale(arguments.value(2, QStringLiteral("en"))));
    ui::ThemeController themes;
    for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        themes.setChoice(choice);
        for (const Picture &picture : pictures())
            if (arguments.value(3).isEmpty() || arguments.value(3) == picture.name)
                draw(picture, themes, arguments.at(1));
    }
    return 0;
}
