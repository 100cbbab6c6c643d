#include "ui/logs/logfinder.h"

#include <QTest>

using namespace ui;

class tst_LogFinder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void goesRound();
    void countsOnlyWhatIsShown();
    void tellsProblems();
    void takesNewLines();

private:
    void settle(LogFinder &finder);

    std::unique_ptr<core::LogStore> m_store;
    VisibleLines m_visible;
};

void tst_LogFinder::init()
{
    m_store = std::make_unique<core::LogStore>();
    for (int i = 0; i < 10; ++i)
        m_store->append({{.time = i + 1,
                          .service = i % 2 == 0 ? "even" : "odd",
                          .text = i % 3 == 0 ? "match" : "other"}}); // 0, 3, 6, 9
    m_store->seal();
    m_visible = {};
    m_visible.update(*m_store);
}

void tst_LogFinder::settle(LogFinder &finder)
{
    finder.update(*m_store, m_visible);
    QTRY_VERIFY(!finder.isRunning());
    finder.update(*m_store, m_visible);
}

void tst_LogFinder::goesRound()
{
    LogFinder finder;
    finder.setQuery("MATCH");
    settle(finder);
    QCOMPARE(finder.lines(), (std::vector<quint64>{0, 3, 6, 9}));
    QCOMPARE(finder.currentNumber(), 0);
    QCOMPARE(finder.next(4), 6u);
    QCOMPARE(finder.currentNumber(), 3);
    QCOMPARE(finder.next(0), 9u);
    QCOMPARE(finder.next(0), 0u);
    QCOMPARE(finder.previous(0), 9u);
    QCOMPARE(finder.previous(0), 6u);
    QVERIFY(finder.hasMatchIn(3, 4));
    QVERIFY(!finder.hasMatchIn(4, 6));
    finder.setQuery("nothing");
    settle(finder);
    QVERIFY(!finder.next(0));
    QVERIFY(!finder.previous(0));
    QVERIFY(!finder.current());
}

void tst_LogFinder::countsOnlyWhatIsShown()
{
    LogFinder finder;
    finder.setQuery("match");
    settle(finder);
    m_visible.setHidden({false, true});
    m_visible.update(*m_store);
    finder.visibleLinesReset();
    finder.update(*m_store, m_visible);
    QCOMPARE(finder.lines(), (std::vector<quint64>{0, 6}));
}

void tst_LogFinder::tellsProblems()
{
    LogFinder finder;
    finder.setQuery("/(/");
    QVERIFY(!finder.isActive());
    QVERIFY(!finder.problem().isEmpty());
    finder.setQuery("fine");
    QVERIFY(finder.problem().isEmpty());

    m_store->append({{.time = 100, .text = QByteArray(200, 'a') + '!'}});
    m_store->seal();
    finder.setQuery("/^(a+)+$/");
    settle(finder);
    QVERIFY(!finder.problem().isEmpty());
}

void tst_LogFinder::takesNewLines()
{
    LogFinder finder;
    finder.setQuery("match");
    settle(finder);
    m_store->append({{.time = 100, .text = "a match"}});
    m_store->seal();
    m_visible.update(*m_store);
    settle(finder);
    QCOMPARE(finder.lines().back(), 10u);
}

QTEST_GUILESS_MAIN(tst_LogFinder)
#include "tst_logfinder.moc"
