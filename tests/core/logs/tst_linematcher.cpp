#include "core/logs/linematcher.h"

#include <QTest>

using namespace core;

class tst_LineMatcher : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void refusesInvalidExpressions();
    void findsRanges_data();
    void findsRanges();
    void givesUpExpensiveExpressions();
};

void tst_LineMatcher::matches_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *query, const QByteArray &line, bool expected) {
        QTest::addRow("%s in %s", query, line.constData())
            << QString::fromUtf8(query) << line << expected;
    };

    row("error", "an ERROR here", true);
    row("ERROR", "an error here", true);
    row("error", "an erro r", false);
    row("", "anything", false);
    row("größe", "GRÖSSE größe", true);
    row("GRÖßE", "größe", true);
    row("a.c", "abc", false);
    row("/a.c/", "abc", true);
    row("/A.C/", "abc", false);
    row("/A.C/i", "abc", true);
    row("//", "a//b", false);
    row("/", "a/b", true);
    row("/etc/hosts", "see /etc/hosts", true);
    row("/etc", "see /etc", true);
    row("error", "\x1b[31merr\x1b[0mor", true);
    row("31m", "\x1b[31mred", false);
    row("50", "50%\r100%", false);
    row("/^start/", "\x1b[1mstart", true);
}

void tst_LineMatcher::matches()
{
    QFETCH(const QString, query);
    QFETCH(const QByteArray, line);
    QFETCH(const bool, expected);

    const auto matcher = LineMatcher::parse(query);
    QVERIFY(matcher);
    QCOMPARE(matcher->matches(line) == LineMatcher::Answer::Yes, expected);

    // The fast way through a whole block gives the same answer.
    LogStore store;
    store.append({{.time = 1, .text = "nothing like it"}, {.time = 2, .text = line}, {.time = 3}});
    store.seal();
    std::vector<quint64> found;
    for (const auto &chunk : store.snapshot(1))
        QVERIFY(matcher->search(*chunk, 1, found) != LineMatcher::Answer::TooExpensive);
    QCOMPARE(found, expected ? std::vector<quint64>{1} : std::vector<quint64>{});
}

void tst_LineMatcher::refusesInvalidExpressions()
{
    const auto matcher = LineMatcher::parse("/a(/");
    QVERIFY(!matcher);
    QVERIFY(matcher.error().kind == Error::Kind::Usage);
    QVERIFY(!matcher.error().summary.isEmpty());
}

void tst_LineMatcher::findsRanges_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("expected"); // start, length, start, length…

    QTest::newRow("twice") << "ab"
                           << "ab AB" << QList{0, 2, 3, 2};
    QTest::newRow("no overlap") << "aa"
                                << "aaaaa" << QList{0, 2, 2, 2};
    QTest::newRow("expression") << "/b+/"
                                << "abbcb" << QList{1, 2, 4, 1};
    QTest::newRow("empty matches") << "/x*/"
                                   << "axa" << QList{1, 1};
    QTest::newRow("none") << "z"
                          << "abc" << QList<int>{};
    QTest::newRow("nothing wanted") << ""
                                    << "abc" << QList<int>{};
}

void tst_LineMatcher::findsRanges()
{
    QFETCH(const QString, query);
    QFETCH(const QString, text);
    QFETCH(const QList<int>, expected);

    QList<int> found;
    for (const auto &range : LineMatcher::parse(query)->ranges(text))
        found << int(range.start) << int(range.length);
    QCOMPARE(found, expected);
}

void tst_LineMatcher::givesUpExpensiveExpressions()
{
    const auto matcher = LineMatcher::parse("/^(a+)+$/");
    QVERIFY(matcher);
    QVERIFY(matcher->matches(QByteArray(200, 'a') + '!') == LineMatcher::Answer::TooExpensive);
    QVERIFY(matcher->ranges(QString(200, u'a') + u'!').isEmpty());
}

QTEST_APPLESS_MAIN(tst_LineMatcher)
#include "tst_linematcher.moc"
