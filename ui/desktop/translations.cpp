#include "ui/desktop/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

/// The compiled texts are in a static library, which the linker would leave out of the program.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace ui {

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    const auto install = [&](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            return QCoreApplication::installTranslator(translator);
        delete translator;
        return false;
    };
    initTranslationResources();
    install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString own = QStringLiteral(":/i18n");
    if (install(QStringLiteral("perry"), own))
        return;
    // No such language: English still has plurals.
    auto *english = new QTranslator(&application);
    if (english->load(QStringLiteral("perry_en"), own))
        QCoreApplication::installTranslator(english);
    else
        delete english;
}

} // namespace ui
