#include "core/logs/servicecolour.h"
#include "ui/desktop/theme.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using ui::Role;
using ui::Scheme;
using ui::Theme;

namespace {

constexpr double textContrast = 4.5;
constexpr double outlineContrast = 3.0;

const QList<core::ServiceState> allStates = {
    core::ServiceState::NotCreated,
    core::ServiceState::Starting,
    core::ServiceState::Waiting,
    core::ServiceState::Running,
    core::ServiceState::Healthy,
    core::ServiceState::Unhealthy,
    core::ServiceState::Failed,
    core::ServiceState::Stopped,
    core::ServiceState::Done,
    core::ServiceState::Paused,
    core::ServiceState::Unknown,
};

const QList<Role> grounds = {Role::Window, Role::Base, Role::Alternate, Role::Selection};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadable_data()
    {
        QTest::addColumn<QColor>("color");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Theme &theme = Theme::of(scheme);
            const auto add =
                [&](const QString &name, const QColor &color, Role ground, double least) {
                    QTest::addRow("%s, %s on ground %d",
                                  theme.isDark() ? "dark" : "light",
                                  qPrintable(name),
                                  int(ground))
                        << color << theme.color(ground) << least;
                };
            for (const Role ground : grounds) {
                for (const Role role : {Role::Text,
                                        Role::Muted,
                                        Role::Accent,
                                        Role::Warning,
                                        Role::Failure,
                                        Role::Success})
                    add(QStringLiteral("role %1").arg(int(role)),
                        theme.color(role),
                        ground,
                        textContrast);
                for (const auto state : allStates)
                    add(QStringLiteral("state %1").arg(int(state)),
                        theme.state(state),
                        ground,
                        textContrast);
                add(QStringLiteral("differs"), theme.differs(), ground, textContrast);
                for (int i = 0; i < Theme::serviceColorCount(); ++i)
                    add(QStringLiteral("service %1").arg(i),
                        theme.service(i),
                        ground,
                        textContrast);
            }
            add(QStringLiteral("outline"),
                theme.color(Role::Outline),
                Role::Window,
                outlineContrast);
            add(QStringLiteral("outline"), theme.color(Role::Outline), Role::Base, outlineContrast);
            add(QStringLiteral("on accent"),
                theme.color(Role::OnAccent),
                Role::Accent,
                textContrast);
            add(QStringLiteral("on failure"),
                theme.color(Role::OnAccent),
                Role::Failure,
                textContrast);
            for (size_t i = 1; i < 16; ++i)
                add(QStringLiteral("ansi %1").arg(i),
                    theme.ansi()[i],
                    Role::Terminal,
                    outlineContrast);
        }
    }

    void textIsReadable()
    {
        QFETCH(QColor, color);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double actual = ui::contrast(color, ground);
        QVERIFY2(actual >= least, qPrintable(QString::number(actual)));
    }

    void aPaletteKnowsItsScheme()
    {
        QCOMPARE(Theme::of(Theme::of(Scheme::Light).palette()).scheme(), Scheme::Light);
        QCOMPARE(Theme::of(Theme::of(Scheme::Dark).palette()).scheme(), Scheme::Dark);
    }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(ui::contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(ui::contrast(Qt::red, Qt::red), 1.0);
    }

    void servicesOfAStackDifferInColour()
    {
        const QStringList services = {QStringLiteral("db"),
                                      QStringLiteral("cache"),
                                      QStringLiteral("api"),
                                      QStringLiteral("worker"),
                                      QStringLiteral("migrate"),
                                      QStringLiteral("web")};
        const QList<int> indexes = core::serviceColours(services);
        QCOMPARE(indexes.size(), services.size());
        QCOMPARE(QSet<int>(indexes.cbegin(), indexes.cend()).size(), services.size());
        QCOMPARE(core::serviceColours(services), indexes);

        QStringList many;
        for (int i = 0; i < 40; ++i)
            many.append(QStringLiteral("service%1").arg(i));
        const QList<int> wrapped = core::serviceColours(many);
        for (qsizetype i = 1; i < 10; ++i)
            QVERIFY(wrapped[i] != wrapped[i - 1]);
        QVERIFY(Theme::of(Scheme::Dark).service(-3).isValid());
        QCOMPARE(Theme::serviceColorCount(), core::serviceColourCount);
    }

    /// One table of colours: nothing else in the interface spells one out.
    void colorsAreInTheTableOnly()
    {
        const QRegularExpression literal(
            QStringLiteral("#[0-9A-Fa-f]{6}\\b|QColor\\((\"|0x|\\d+ *,)|QRgb\\(0x|qRgba?\\(\\d|"
                           "Qt::(white|black|red|green|blue|yellow|gray|darkGray|lightGray|cyan|"
                           "magenta|dark[RGBCMY]"
                           "[a-z]+)\\b"));
        QDirIterator files(QStringLiteral(PERRY_SOURCE_DIR "/ui"),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files,
                           QDirIterator::Subdirectories);
        QStringList found;
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().endsWith(QLatin1String("ui/desktop/theme.cpp")))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            const auto match = literal.match(text);
            if (match.hasMatch())
                found.append(file.fileName() + QStringLiteral(": ") + match.captured());
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestTheme)
#include "tst_theme.moc"
