#include "ui/desktop/theme.h"
#include "ui/terminal/terminalpalette.h"

#include <QTest>

class tst_TerminalPalette : public QObject
{
    Q_OBJECT

private slots:
    void keepsTextReadable_data();
    void keepsTextReadable();
    void keepsTheHue();
    void leavesExactColorsAlone();
    void turnsColorsAround();
    void hidesAndDims();
};

static ui::TerminalPalette paletteOf(ui::Scheme scheme)
{
    return ui::terminalPalette(ui::Theme::of(scheme));
}

void tst_TerminalPalette::keepsTextReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void tst_TerminalPalette::keepsTextReadable()
{
    QFETCH(const bool, dark);
    ui::CellColors colors(paletteOf(dark ? ui::Scheme::Dark : ui::Scheme::Light));
    // Each of the 256 as text on the default background, and on each of the first sixteen.
    for (int text = 0; text < 256; ++text) {
        for (int background = -1; background < 16; ++background) {
            core::CellStyle style{.foreground = core::CellColor::palette(text)};
            if (background >= 0)
                style.background = core::CellColor::palette(background);
            const ui::CellColors::Look look = colors.look(style, false);
            QVERIFY2(ui::contrast(look.foreground, look.background) >= 2.95,
                     qPrintable(QStringLiteral("%1 on %2").arg(text).arg(background)));
        }
    }
}

void tst_TerminalPalette::keepsTheHue()
{
    const QColor yellow(255, 255, 0);
    const QColor readable = ui::readableColor(yellow, Qt::white, 3);
    QVERIFY(ui::contrast(readable, Qt::white) >= 3);
    QVERIFY(qAbs(readable.hslHue() - yellow.hslHue()) <= 2);
    QCOMPARE(ui::readableColor(Qt::black, Qt::white, 3), QColor(Qt::black));
    QVERIFY(ui::contrast(ui::readableColor(Qt::white, Qt::white, 3), Qt::white) >= 3);
}

void tst_TerminalPalette::leavesExactColorsAlone()
{
    ui::TerminalPalette palette = paletteOf(ui::Scheme::Light);
    palette.exactColors = true;
    ui::CellColors colors(palette);
    const core::CellStyle style{.foreground = core::CellColor::exact(0xfefefe)};
    QCOMPARE(colors.look(style, false).foreground, QColor(0xfe, 0xfe, 0xfe));
}

void tst_TerminalPalette::turnsColorsAround()
{
    const ui::TerminalPalette palette = paletteOf(ui::Scheme::Light);
    ui::CellColors colors(palette);
    const core::CellStyle reversed{.attributes = core::ReversedCell};
    QCOMPARE(colors.look(reversed, false).background, palette.foreground);
    QCOMPARE(colors.look(reversed, true).background, palette.background);
    QCOMPARE(colors.look({}, true).background, palette.foreground);
}

void tst_TerminalPalette::hidesAndDims()
{
    ui::CellColors colors(paletteOf(ui::Scheme::Dark));
    const ui::CellColors::Look hidden = colors.look({.attributes = core::HiddenCell}, false);
    QCOMPARE(hidden.foreground, hidden.background);
    const ui::CellColors::Look dim = colors.look({.attributes = core::DimCell}, false);
    const ui::CellColors::Look plain = colors.look({}, false);
    QVERIFY(ui::contrast(dim.foreground, dim.background)
            < ui::contrast(plain.foreground, plain.background));
}

QTEST_GUILESS_MAIN(tst_TerminalPalette)
#include "tst_terminalpalette.moc"
