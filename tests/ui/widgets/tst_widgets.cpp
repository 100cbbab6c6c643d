#include "ui/desktop/theme.h"
#include "ui/desktop/themecontroller.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/commandbox.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateicon.h"
#include "ui/widgets/statepainter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using core::ServiceState;

class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void eachStateHasAShapeOfItsOwn()
    {
        // Drawn in one colour, what is left to tell the states apart is the shape.
        QSet<QByteArray> shapes;
        const QList<ServiceState> states = {
            ServiceState::NotCreated,
            ServiceState::Starting,
            ServiceState::Running,
            ServiceState::Healthy,
            ServiceState::Unhealthy,
            ServiceState::Failed,
            ServiceState::Stopped,
            ServiceState::Done,
            ServiceState::Paused,
            ServiceState::Unknown,
        };
        for (const ServiceState state : states)
            shapes.insert(alphaOf(state));
        QCOMPARE(shapes.size(), states.size());
    }

    void shapesFillTheRectangleTheyGet_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("16") << 16;
        QTest::newRow("20") << 20;
        QTest::newRow("64") << 64;
    }

    void shapesFillTheRectangleTheyGet()
    {
        QFETCH(int, size);
        const QImage image = drawn(ServiceState::Healthy, size);
        QCOMPARE(image.pixelColor(size / 2, size / 6).alpha(), 255);
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
    }

    void aStateIconSaysItsStateInWords()
    {
        ui::StateIcon icon;
        icon.setState(ServiceState::Healthy);
        QCOMPARE(icon.accessibleName(), core::serviceStateText(ServiceState::Healthy));
    }

    void aLongPathIsCutInTheMiddleAndWholeInTheTooltip()
    {
        ui::ElidedLabel label(Qt::ElideMiddle);
        label.setText(QStringLiteral("/home/someone/src/with/a/long/path/to/compose.yaml"));
        label.resize(1000, 20);
        label.grab();
        QVERIFY(label.toolTip().isEmpty());
        label.resize(80, 20);
        label.grab();
        QCOMPARE(label.toolTip(), label.text());
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    }

    void aBannerShowsActsAndGoes()
    {
        ui::Banner banner;
        QSignalSpy acted(&banner, &ui::Banner::actionTriggered);
        QSignalSpy gone(&banner, &ui::Banner::dismissed);
        QVERIFY(banner.isHidden());
        banner.show(ui::Banner::Kind::Warning, QStringLiteral("Old."), QStringLiteral("Refresh"));
        QVERIFY(!banner.isHidden());
        banner.findChild<ui::LinkButton *>(QStringLiteral("bannerAction"))->click();
        QCOMPARE(acted.count(), 1);
        banner.findChild<QToolButton *>(QStringLiteral("bannerClose"))->click();
        QVERIFY(banner.isHidden());
        QCOMPARE(gone.count(), 1);
    }

    void aCommandIsCopiedWhole()
    {
        ui::CommandBox box;
        box.setCommand(QStringLiteral("podman machine start"));
        box.resize(60, 28);
        box.findChild<QToolButton *>(QStringLiteral("copyButton"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("podman machine start"));
    }

    void anEmptyStateHasOneAction()
    {
        ui::EmptyState state(QStringLiteral("picture-stacks"));
        QSignalSpy acted(&state, &ui::EmptyState::actionTriggered);
        auto *button = state.findChild<QPushButton *>(QStringLiteral("emptyAction"));
        QVERIFY(button->isHidden());
        state.setAction(QStringLiteral("Open a folder"));
        QVERIFY(!button->isHidden());
        button->click();
        QCOMPARE(acted.count(), 1);
    }

    void theThemeIsAppliedAtOnce()
    {
        ui::ThemeController themes;
        themes.setChoice(ui::ThemeChoice::Dark);
        QCOMPARE(ui::Theme::of(QGuiApplication::palette()).scheme(), ui::Scheme::Dark);
        QSignalSpy changed(&themes, &ui::ThemeController::schemeChanged);
        themes.setChoice(ui::ThemeChoice::Light);
        QCOMPARE(ui::Theme::of(QGuiApplication::palette()).scheme(), ui::Scheme::Light);
        QCOMPARE(changed.count(), 1);
    }

    void themeWordsAreThoseOfTheCommandLine()
    {
        for (const auto choice :
             {ui::ThemeChoice::System, ui::ThemeChoice::Light, ui::ThemeChoice::Dark})
            QCOMPARE(ui::themeChoice(ui::themeWord(choice)), std::optional(choice));
        QVERIFY(!ui::themeChoice(QStringLiteral("Dark ")).has_value());
    }

private:
    static QImage drawn(ServiceState state, int size)
    {
        QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        ui::paintState(painter, image.rect(), state, ui::Theme::of(ui::Scheme::Light));
        return image;
    }

    static QByteArray alphaOf(ServiceState state)
    {
        const QImage image = drawn(state, 32);
        const QColor color = ui::Theme::of(ui::Scheme::Light).state(state);
        QByteArray shape;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                shape.append(pixel.alpha() > 128 && pixel.lightness() < color.lightness() + 40);
            }
        }
        return shape;
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
