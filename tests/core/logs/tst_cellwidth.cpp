#include "core/logs/cellwidth.h"

#include <QTest>

using namespace core;

class tst_CellWidth : public QObject
{
    Q_OBJECT

private slots:
    void countsColumns_data();
    void countsColumns();
};

void tst_CellWidth::countsColumns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");

    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("latin") << QStringLiteral("hello") << 5;
    QTest::newRow("umlaut") << QStringLiteral("größe") << 5;
    QTest::newRow("combining") << QStringLiteral("e\u0301") << 1;
    QTest::newRow("chinese") << QStringLiteral("日志") << 4;
    QTest::newRow("hangul") << QStringLiteral("로그") << 4;
    QTest::newRow("emoji") << QStringLiteral("🚀ok") << 4;
    QTest::newRow("box drawing") << QStringLiteral("──") << 2;
    QTest::newRow("lone surrogate") << QString(QChar(0xD83D)) << 1;
}

void tst_CellWidth::countsColumns()
{
    QFETCH(const QString, text);
    QFETCH(const int, columns);
    QCOMPARE(cellWidth(text), columns);
}

QTEST_APPLESS_MAIN(tst_CellWidth)
#include "tst_cellwidth.moc"
