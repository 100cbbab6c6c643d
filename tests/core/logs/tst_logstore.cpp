#include "core/logs/logstore.h"

#include <QTest>

using namespace core;

namespace {

LogLine at(qint64 time, const QByteArray &text, const QString &service = "api")
{
    return {.time = time, .service = service, .text = text};
}

QByteArrayList texts(const LogStore &store)
{
    QByteArrayList texts;
    for (quint64 i = store.first(); i < store.end(); ++i)
        texts << store.line(i).text.toByteArray();
    return texts;
}

} // namespace

class tst_LogStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItIsGiven();
    void ordersByTime_data();
    void ordersByTime();
    void putsLateLinesNoFurtherThanTheWindow();
    void ordersFloodsAsWell();
    void dropsWholeBlocksAtTheLimit();
    void limitsBytes();
    void numbersStay();
    void snapshotsDoNotChange();
    void cutsEndlessLines();
    void clears();
};

void tst_LogStore::keepsWhatItIsGiven()
{
    LogStore store;
    store.append({{.time = 5,
                   .service = "db",
                   .stream = LogLine::Stream::Error,
                   .text = QByteArray("\x1b[31ma\0b", 8)},
                  at(6, "")});
    for (int sealed = 0; sealed < 2; ++sealed) {
        QCOMPARE(store.end(), 2u);
        QCOMPARE(store.line(0).time, 5);
        QCOMPARE(store.services().at(store.line(0).service), "db");
        QVERIFY(store.line(0).stream == LogLine::Stream::Error);
        QCOMPARE(store.line(0).text, QByteArrayView("\x1b[31ma\0b", 8));
        QVERIFY(store.line(1).text.isEmpty());
        store.seal();
        QCOMPARE(store.sealedEnd(), 2u);
    }
    QCOMPARE(store.services(), QStringList({"db", "api"}));
}

void tst_LogStore::ordersByTime_data()
{
    QTest::addColumn<QList<int>>("times");
    QTest::addColumn<QByteArray>("order"); // the lines are named a, b, c… as they come

    QTest::newRow("in order") << QList{1, 2, 3} << QByteArray("abc");
    QTest::newRow("one late") << QList{1, 3, 2} << QByteArray("acb");
    QTest::newRow("equal times keep their order") << QList{2, 2, 1, 2} << QByteArray("cabd");
    QTest::newRow("reverse") << QList{3, 2, 1} << QByteArray("cba");
    QTest::newRow("no time stays behind its line") << QList{5, 0, 4, 6} << QByteArray("cabd");
}

void tst_LogStore::ordersByTime()
{
    QFETCH(const QList<int>, times);
    QFETCH(const QByteArray, order);

    LogStore store;
    char name = 'a';
    for (const int time : times)
        store.append({at(time, QByteArray(1, name++))});
    QCOMPARE(texts(store).join(), order);
    store.seal();
    QCOMPARE(texts(store).join(), order);
}

void tst_LogStore::putsLateLinesNoFurtherThanTheWindow()
{
    LogStore store({.reorderWindow = 2});
    for (int i = 10; i < 20; ++i)
        store.append({at(i, QByteArray::number(i))});
    const quint64 sealed = store.sealedEnd();
    QVERIFY(sealed > 0);
    store.append({at(1, "late")});
    QCOMPARE(store.sealedEnd(), sealed);
    QVERIFY(texts(store).indexOf("late") >= int(sealed));
}

void tst_LogStore::ordersFloodsAsWell()
{
    // Batches larger than the window, in order and not, with a late line after each.
    LogStore store({.reorderWindow = 8});
    qint64 time = 0;
    for (int round = 0; round < 20; ++round) {
        LogBatch batch;
        for (int i = 0; i < 50; ++i)
            batch << at(time += 10, "x");
        if (round % 3 == 0)
            std::swap(batch[45], batch[48]);
        store.append(batch);
        store.append({at(time - 25, "late")});
    }
    QCOMPARE(store.end(), 20u * 51u);
    for (quint64 i = 1; i < store.end(); ++i)
        QVERIFY(store.line(i - 1).time <= store.line(i).time);
}

void tst_LogStore::dropsWholeBlocksAtTheLimit()
{
    LogStore store({.lines = 10'000});
    const QByteArray text(100, 'x');
    for (int i = 0; i < 50; ++i)
        store.append(LogBatch(1000, at(i, text)));
    QVERIFY(store.first() > 35'000);
    QVERIFY(store.end() - store.first() <= 10'000);
    QCOMPARE(store.end(), 50'000u);
    QCOMPARE(store.line(store.first()).text, text);
}

void tst_LogStore::limitsBytes()
{
    LogStore store({.bytes = 2'000'000});
    for (int i = 0; i < 100; ++i)
        store.append(LogBatch(10, at(i, QByteArray(60'000, 'x'))));
    QVERIFY(store.byteCount() <= 2'000'000);
    QVERIFY(store.first() > 0);
}

void tst_LogStore::numbersStay()
{
    LogStore store({.lines = 5'000});
    for (int i = 0; i < 20'000; ++i)
        store.append({at(i, QByteArray::number(i) + QByteArray(200, ' '))});
    for (const quint64 number :
         {store.first(), store.sealedEnd() - 1, store.sealedEnd(), store.end() - 1})
        QVERIFY(store.line(number).text.startsWith(QByteArray::number(number)));
}

void tst_LogStore::snapshotsDoNotChange()
{
    LogStore store({.lines = 5'000});
    for (int i = 0; i < 5'000; ++i)
        store.append({at(i, QByteArray::number(i) + QByteArray(200, ' '))});
    const LogSnapshot snapshot = store.snapshot(store.sealedEnd() - 10);
    QVERIFY(!snapshot.empty());
    QVERIFY(snapshot.front()->first() <= store.sealedEnd() - 10);
    const quint64 end = snapshot.back()->end();
    QCOMPARE(end, store.sealedEnd());

    for (int i = 5'000; i < 20'000; ++i)
        store.append({at(i, QByteArray::number(i) + QByteArray(200, ' '))});
    QVERIFY(store.first() > end);
    QCOMPARE(snapshot.back()->end(), end);
    QVERIFY(snapshot.back()->text(0).startsWith(QByteArray::number(snapshot.back()->first())));
    QVERIFY(LogStore().snapshot(0).empty());
}

void tst_LogStore::cutsEndlessLines()
{
    LogStore store;
    store.append({at(1, QByteArray(1'000'000, 'x')), at(2, "next")});
    QCOMPARE(store.line(0).text.size(), 64 * 1024);
    store.seal();
    QCOMPARE(store.line(0).text.size(), 64 * 1024);
    QCOMPARE(store.line(1).text, "next");
}

void tst_LogStore::clears()
{
    LogStore store;
    store.append({at(1, "a"), at(2, "b")});
    store.clear();
    QVERIFY(store.isEmpty());
    QCOMPARE(store.first(), 2u);
    QCOMPARE(store.byteCount(), 0);
    QVERIFY(store.services().isEmpty());
    store.append({at(1, "c")});
    store.seal();
    QCOMPARE(store.line(2).text, "c");
}

QTEST_APPLESS_MAIN(tst_LogStore)
#include "tst_logstore.moc"
