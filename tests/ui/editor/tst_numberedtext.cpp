#include "ui/editor/numberedtext.h"

#include <QTest>

using ui::NumberedText;

class tst_NumberedText : public QObject
{
    Q_OBJECT

private slots:
    void goesToPlaces_data();
    void goesToPlaces();
    void numbersHaveRoom();
    void isOnlyRead();
};

void tst_NumberedText::goesToPlaces_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("expectedLine");
    QTest::addColumn<int>("expectedColumn");
    QTest::newRow("inside") << 2 << 3 << 2 << 3;
    QTest::newRow("column behind the end") << 2 << 99 << 2 << 7;
    QTest::newRow("line behind the end") << 99 << 1 << 3 << 1;
    QTest::newRow("unknown") << 0 << 0 << 1 << 1;
}

void tst_NumberedText::goesToPlaces()
{
    QFETCH(const int, line);
    QFETCH(const int, column);
    NumberedText text;
    text.setPlainText("first\nsecond\nthird");
    text.goTo(line, column);
    QTEST(text.currentLine(), "expectedLine");
    QTEST(text.textCursor().positionInBlock() + 1, "expectedColumn");
    QCOMPARE(text.extraSelections().size(), 1);
}

void tst_NumberedText::numbersHaveRoom()
{
    NumberedText text;
    const int narrow = text.numbersWidth();
    text.setPlainText(QString(100'000, '\n'));
    QVERIFY(text.numbersWidth() > narrow);
    text.resize(300, 200);
    text.goTo(100'000, 1);
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    QVERIFY(!text.grab().isNull());
}

void tst_NumberedText::isOnlyRead()
{
    NumberedText text;
    text.setPlainText("as it is");
    QTest::keyClicks(&text, "x");
    QCOMPARE(text.toPlainText(), "as it is");
}

QTEST_MAIN(tst_NumberedText)
#include "tst_numberedtext.moc"
