#include "core/terminal/charwidth.h"
#include "core/terminal/widthtable.h"

#include <QTest>

#include <iterator>

class tst_CharWidth : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheWidth_data();
    void knowsTheWidth();
    void tablesAreInOrder();
};

void tst_CharWidth::knowsTheWidth_data()
{
    QTest::addColumn<uint>("code");
    QTest::addColumn<int>("width");
    const auto add = [](const char *name, uint code, int width) {
        QTest::newRow(name) << code << width;
    };
    add("control", 0x07, 0);
    add("C1 control", 0x9b, 0);
    add("letter", 'a', 1);
    add("no-break space", 0xa0, 1);
    add("soft hyphen", 0xad, 1);
    add("accent", 0x301, 0);
    add("Hebrew point", 0x5b0, 0);
    add("Arabic number sign", 0x600, 1);
    add("Hangul lead", 0x1100, 2);
    add("Hangul vowel", 0x1161, 0);
    add("zero width space", 0x200b, 0);
    add("zero width joiner", 0x200d, 0);
    add("box", 0x2500, 1);
    add("watch", 0x231a, 2);
    add("black heart", 0x2764, 1);
    add("variation selector", 0xfe0f, 0);
    add("ideographic space", 0x3000, 2);
    add("half fill space", 0x303f, 1);
    add("hiragana", 0x3042, 2);
    add("ideograph", 0x65e5, 2);
    add("Hangul", 0xac00, 2);
    add("private use", 0xe000, 1);
    add("full width letter", 0xff21, 2);
    add("half width katakana", 0xff71, 1);
    add("replacement character", 0xfffd, 1);
    add("flag letter", 0x1f1e6, 1);
    add("emoji", 0x1f600, 2);
    add("emoji of Unicode 11", 0x1f9d1, 2);
    add("emoji of Unicode 13", 0x1f972, 2);
    add("emoji of Unicode 14", 0x1fae0, 2);
    add("emoji of Unicode 15", 0x1fae8, 2);
    add("skin tone", 0x1f3fb, 2);
    add("rare ideograph", 0x20000, 2);
    add("tag", 0xe0041, 0);
    add("last", 0x10ffff, 1);
}

void tst_CharWidth::knowsTheWidth()
{
    QFETCH(const uint, code);
    QTEST(core::charWidth(code), "width");
}

void tst_CharWidth::tablesAreInOrder()
{
    const auto check = [](const auto &ranges) {
        char32_t last = 0;
        for (const core::CodeRange &range : ranges) {
            if (range.first <= last || range.last < range.first)
                return false;
            last = range.last;
        }
        return true;
    };
    QVERIFY(check(core::zeroWidthRanges));
    QVERIFY(check(core::wideRanges));
}

QTEST_GUILESS_MAIN(tst_CharWidth)
#include "tst_charwidth.moc"
