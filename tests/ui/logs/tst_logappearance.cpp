#include "ui/logs/logappearance.h"

#include <QTest>

using namespace ui;

class tst_LogAppearance : public QObject
{
    Q_OBJECT

private slots:
    void everythingCanBeRead_data();
    void everythingCanBeRead();
    void liftsByLightnessAlone();
    void keepsWhatCanBeRead();
    void swapsColoursInReverse();
};

void tst_LogAppearance::everythingCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void tst_LogAppearance::everythingCanBeRead()
{
    QFETCH(const bool, dark);
    const LogAppearance appearance =
        LogAppearance::of(Theme::of(dark ? Scheme::Dark : Scheme::Light));
    for (const QColor &color : appearance.services)
        QVERIFY(contrast(color, appearance.background) >= 4.5);
    for (const QColor &behind : {appearance.selection, appearance.match, appearance.currentMatch})
        QVERIFY2(contrast(appearance.text, behind) >= 4.5, qPrintable(behind.name()));

    AnsiInks inks;
    inks.setAppearance(appearance);
    using Kind = core::AnsiColour::Kind;
    for (quint32 fore = 0; fore <= 256; ++fore) {
        for (quint32 back = 0; back <= 256; back += 3) {
            core::AnsiStyle style;
            if (fore < 256)
                style.foreground = {.kind = Kind::Indexed, .value = fore};
            if (back < 256)
                style.background = {.kind = Kind::Indexed, .value = back};
            style.dim = fore % 2 == 0;
            style.reverse = back % 2 == 0;
            const InkColors found = inks.inks(style);
            const QColor below = found.fill.isValid() ? found.fill : appearance.background;
            QVERIFY(contrast(found.ink, below) >= 2.95);
        }
    }
}

void tst_LogAppearance::liftsByLightnessAlone()
{
    const QColor lifted = readable(QColor(60, 0, 0), Qt::black, 3.0);
    QVERIFY(contrast(lifted, Qt::black) >= 3.0);
    QVERIFY(std::abs(lifted.hslHue()) <= 2);
    const QColor lowered = readable(Qt::yellow, Qt::white, 3.0);
    QVERIFY(contrast(lowered, Qt::white) >= 3.0);
    QVERIFY(std::abs(lowered.hslHue() - 60) <= 2);
}

void tst_LogAppearance::keepsWhatCanBeRead()
{
    QCOMPARE(readable(QColor(1, 2, 3), Qt::white, 3.0), QColor(1, 2, 3));
}

void tst_LogAppearance::swapsColoursInReverse()
{
    const LogAppearance appearance = LogAppearance::of(Theme::of(Scheme::Light));
    AnsiInks inks;
    inks.setAppearance(appearance);
    const InkColors plain = inks.inks({});
    QCOMPARE(plain.ink, appearance.text);
    QVERIFY(!plain.fill.isValid());
    const InkColors reversed = inks.inks({.reverse = true});
    QCOMPARE(reversed.fill, appearance.text);
    QCOMPARE(reversed.ink, appearance.background);
}

QTEST_GUILESS_MAIN(tst_LogAppearance)
#include "tst_logappearance.moc"
