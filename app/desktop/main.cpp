#include "app/desktop/desktop.h"
#include "app/desktop/stopsignals.h"
#include "core/process/processgroup.h"
#include "core/settings/settings.h"
#include "core/support/log.h"
#include "core/support/paths.h"
#include "ui/desktop/themecontroller.h"
#include "ui/desktop/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

#include <algorithm>

namespace {

struct Options
{
    QString path = {};
    std::optional<ui::ThemeChoice> theme = {};
    QString problem = {}; ///< why the command line makes no sense
};

struct DesktopTr
{
    Q_DECLARE_TR_FUNCTIONS(app::Desktop)
};

/// --help and --version are answered without a display.
bool asksForWords(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        const QLatin1String word(argument);
        return word == QLatin1String("--help") || word == QLatin1String("-h")
               || word == QLatin1String("--version") || word == QLatin1String("-v")
               || word == QLatin1String("--help-all");
    });
}

Options readOptions(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        DesktopTr::tr("Runs container stacks on whatever runtime this machine has."));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   DesktopTr::tr("Colours: light, dark or system."),
                                   QStringLiteral("NAME"));
    parser.addOption(theme);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE|FOLDER"),
                                 DesktopTr::tr("A compose file, or a folder that has one."),
                                 QStringLiteral("[FILE|FOLDER]"));
    parser.process(application);

    Options options;
    if (const QStringList paths = parser.positionalArguments(); !paths.isEmpty())
        options.path = QDir(core::workingFolder()).absoluteFilePath(paths.first());
    if (parser.isSet(theme)) {
        options.theme = ui::themeChoice(parser.value(theme));
        if (!options.theme.has_value())
            options.problem = DesktopTr::tr("error: --theme takes light, dark or system");
    }
    return options;
}

void setIdentity()
{
    QApplication::setApplicationName(QStringLiteral("Perry"));
    QApplication::setApplicationDisplayName(QStringLiteral("Perry Desktop"));
    QApplication::setApplicationVersion(QStringLiteral(PERRY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.perry.Desktop"));
}

} // namespace

int main(int argc, char **argv)
{
    setIdentity();
    if (asksForWords(argc, argv)) {
        const QCoreApplication application(argc, argv);
        readOptions(application);
        return 0;
    }
    QApplication application(argc, argv);
    ui::installTranslations(application, QLocale());
    const Options options = readOptions(application);
    if (!options.problem.isEmpty()) {
        QTextStream(stderr) << options.problem << Qt::endl;
        return 2;
    }

    core::startLogging("perry-desktop", false);
    core::raiseFileLimit();
    core::Settings settings;
    ui::ThemeController themes;
    themes.setChoice(options.theme.value_or(
        ui::themeChoice(settings.value(core::settings::theme)).value_or(ui::ThemeChoice::System)));

    app::Desktop desktop(settings, themes);
    ui::MainWindow &window = desktop.window();
    app::onStopSignal(&window, [&window] { window.closeNow(); });
    desktop.show(options.path);
    return QApplication::exec();
}
