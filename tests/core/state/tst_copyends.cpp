#include "core/state/copyends.h"

#include <QTest>

using core::CopyEnds;

class tst_CopyEnds : public QObject
{
    Q_OBJECT

private slots:
    void read_data();
    void read();
    void refused_data();
    void refused();
};

void tst_CopyEnds::read_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("destination");
    QTest::addColumn<CopyEnds>("ends");

    QTest::newRow("out") << "web:/etc/hosts"
                         << "."
                         << CopyEnds{.service = "web", .inside = "/etc/hosts", .outside = "."};
    QTest::newRow("in") << "a.txt"
                        << "web:/tmp"
                        << CopyEnds{.service = "web",
                                    .inside = "/tmp",
                                    .outside = "a.txt",
                                    .into = true};
    QTest::newRow("a colon in a path of this machine")
        << "./a:b"
        << "web:x:y"
        << CopyEnds{.service = "web", .inside = "x:y", .outside = "./a:b", .into = true};
    QTest::newRow("absolute") << "web:/a"
                              << "/b:c"
                              << CopyEnds{.service = "web", .inside = "/a", .outside = "/b:c"};
    QTest::newRow("a stream") << "-"
                              << "web:/"
                              << CopyEnds{
                                     .service = "web", .inside = "/", .outside = "-", .into = true};
}

void tst_CopyEnds::read()
{
    QFETCH(const QString, source);
    QFETCH(const QString, destination);
    const auto ends = core::copyEnds(source, destination);
    QVERIFY(ends);
    QTEST(*ends, "ends");
    QCOMPARE(ends->isStream(), source == "-");
}

void tst_CopyEnds::refused_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("destination");
    QTest::newRow("both") << "a:/x"
                          << "b:/x";
    QTest::newRow("neither") << "x"
                             << "./y";
    QTest::newRow("no path") << "a:"
                             << "x";
    QTest::newRow("no service") << ":/x"
                                << "x";
}

void tst_CopyEnds::refused()
{
    QFETCH(const QString, source);
    QFETCH(const QString, destination);
    const auto ends = core::copyEnds(source, destination);
    QVERIFY(!ends);
    QCOMPARE(ends.error().kind, core::Error::Kind::Usage);
}

QTEST_APPLESS_MAIN(tst_CopyEnds)
#include "tst_copyends.moc"
