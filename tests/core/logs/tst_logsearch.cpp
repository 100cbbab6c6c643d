#include "core/logs/logsearch.h"

#include <QTest>

using namespace core;

namespace {

/// `count` lines, every tenth with "needle" in it.
LogBatch haystack(int count)
{
    LogBatch lines;
    for (int i = 0; i < count; ++i)
        lines << LogLine{.time = i + 1, .service = "api", .text = i % 10 == 3 ? "a needle" : "hay"};
    return lines;
}

} // namespace

class tst_LogSearch : public QObject
{
    Q_OBJECT

private slots:
    void findsOldAndNewLines();
    void startsOver();
    void forgetsDroppedLines();
    void stopsExpensiveExpressions();
    void mayBeDeletedWhileItWorks();
};

void tst_LogSearch::findsOldAndNewLines()
{
    LogStore store;
    store.append(haystack(100'000));
    store.seal();
    LogSearch search;
    search.start(*LineMatcher::parse("NEEDLE"));
    search.update(store);
    QVERIFY(search.isRunning());
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.found().size(), 10'000u);
    QCOMPARE(search.found().front(), 3u);
    QVERIFY(std::is_sorted(search.found().begin(), search.found().end()));

    store.append(haystack(10));
    store.seal();
    search.update(store);
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.found().size(), 10'001u);
    QCOMPARE(search.found().back(), 100'003u);
}

void tst_LogSearch::startsOver()
{
    LogStore store;
    store.append(haystack(100'000));
    store.seal();
    LogSearch search;
    search.start(*LineMatcher::parse("hay"));
    search.update(store);
    search.start(*LineMatcher::parse("needle"));
    search.update(store);
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.found().size(), 10'000u);

    search.start({});
    search.update(store);
    QVERIFY(!search.isRunning());
    QVERIFY(search.found().empty());
}

void tst_LogSearch::forgetsDroppedLines()
{
    LogStore store({.lines = 200'000});
    store.append(haystack(150'000));
    LogSearch search;
    search.start(*LineMatcher::parse("needle"));
    search.update(store);
    QTRY_VERIFY(!search.isRunning());
    store.append(haystack(150'000));
    store.seal();
    search.update(store);
    QTRY_VERIFY(!search.isRunning());
    QVERIFY(store.first() > 0);
    QVERIFY(search.found().front() >= store.first());
    QCOMPARE(search.searchedTo(), store.end());
}

void tst_LogSearch::stopsExpensiveExpressions()
{
    LogStore store;
    store.append(LogBatch(10'000, LogLine{.time = 1, .text = QByteArray(200, 'a') + '!'}));
    store.seal();
    LogSearch search;
    search.start(*LineMatcher::parse("/^(a+)+$/"));
    search.update(store);
    QTRY_VERIFY(!search.isRunning());
    QVERIFY(search.isTooExpensive());
    search.update(store);
    QVERIFY(!search.isRunning());
}

void tst_LogSearch::mayBeDeletedWhileItWorks()
{
    LogStore store;
    store.append(haystack(200'000));
    store.seal();
    for (int i = 0; i < 5; ++i) {
        LogSearch search;
        search.start(*LineMatcher::parse("/needle|nothing/"));
        search.update(store);
    }
}

QTEST_GUILESS_MAIN(tst_LogSearch)
#include "tst_logsearch.moc"
