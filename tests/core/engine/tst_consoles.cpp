#include "core/engine/consoles.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

const CommandLine cat{.program = "/bin/cat"};

/// Consoles, and what they say.
struct Terminals
{
    Terminals()
    {
        QObject::connect(
            &consoles, &Consoles::output, &consoles, [this](int console, const QByteArray &bytes) {
                output[console] += bytes;
            });
    }

    Consoles consoles;
    QSignalSpy ended{&consoles, &Consoles::ended};
    QMap<int, QByteArray> output;
};

/// Only ends by the end of its input, and leaves a file then. Says when it is ready.
CommandLine stubborn(const QString &file)
{
    return {.program = "/bin/sh",
            .arguments = {"-c", "trap '' HUP INT; echo ready; cat >/dev/null; echo bye >\"$1\"", "sh", file}};
}

} // namespace

class tst_Consoles : public QObject
{
    Q_OBJECT

private slots:
    void eachHasItsOwnOutput();
    void tellsItsSize();
    void endsOnce();
    void closes();
    void closingEndsTheShellAsAUserWould();
    void closingEndsWhatDoesNotListen();
    void goingAwayEndsTheShells();
    void missingProgramEnds();
    void ignoresUnknownNumbers();
};

void tst_Consoles::eachHasItsOwnOutput()
{
    Terminals test;
    test.consoles.open(1, cat, 80, 24);
    test.consoles.open(2, cat, 80, 24);
    test.consoles.write(1, "one\n");
    test.consoles.write(2, "two\n");
    // The terminal's echo, and what cat says.
    QTRY_COMPARE(test.output[1].count("one"), 2);
    QTRY_COMPARE(test.output[2].count("two"), 2);
    QVERIFY(!test.output[1].contains("two"));
}

void tst_Consoles::tellsItsSize()
{
    Terminals test;
    test.consoles.open(
        1, {.program = "/bin/sh", .arguments = {"-c", "stty size; read x; stty size"}}, 91, 33);
    QTRY_VERIFY(test.output[1].contains("33 91"));
    test.consoles.resize(1, 120, 40);
    test.consoles.write(1, "\n");
    QTRY_VERIFY(test.output[1].contains("40 120"));
}

void tst_Consoles::endsOnce()
{
    Terminals test;
    test.consoles.open(7, {.program = "/bin/sh", .arguments = {"-c", "echo bye; exit 3"}}, 80, 24);
    QTRY_COMPARE(test.ended.size(), 1);
    QCOMPARE(test.ended.first().at(0).toInt(), 7);
    QCOMPARE(test.ended.first().at(1).toInt(), 3);
    QVERIFY(test.output[7].contains("bye"));
    test.consoles.close(7);
    test.consoles.write(7, "late\n");
    QCOMPARE(test.ended.size(), 1);
}

void tst_Consoles::closes()
{
    Terminals test;
    test.consoles.open(1, cat, 80, 24);
    test.consoles.close(1);
    test.consoles.close(1);
    QTRY_COMPARE(test.ended.size(), 1);
}

void tst_Consoles::closingEndsTheShellAsAUserWould()
{
    QTemporaryDir folder;
    Terminals test;
    test.consoles.open(1, stubborn(folder.filePath("bye")), 80, 24);
    QTRY_VERIFY(test.output[1].contains("ready"));
    test.consoles.close(1);
    QTRY_COMPARE(test.ended.size(), 1);
    QVERIFY(QFile::exists(folder.filePath("bye")));
}

void tst_Consoles::closingEndsWhatDoesNotListen()
{
    Terminals test;
    test.consoles.open(
        1,
        {.program = "/bin/sh",
         .arguments = {"-c", "trap '' HUP INT TERM; echo on; while :; do sleep 1; done"}},
        80,
        24);
    QTRY_VERIFY(test.output[1].contains("on"));
    test.consoles.close(1);
    QTRY_COMPARE_WITH_TIMEOUT(test.ended.size(), 1, 10000);
}

void tst_Consoles::goingAwayEndsTheShells()
{
    QTemporaryDir folder;
    {
        Terminals test;
        test.consoles.open(1, stubborn(folder.filePath("bye")), 80, 24);
        QTRY_VERIFY(test.output[1].contains("ready"));
    }
    QVERIFY(QFile::exists(folder.filePath("bye")));
}

void tst_Consoles::missingProgramEnds()
{
    Terminals test;
    test.consoles.open(1, {.program = "/nowhere/podman"}, 80, 24);
    QTRY_COMPARE(test.ended.size(), 1);
    QVERIFY(!test.ended.first().at(2).toString().isEmpty());
}

void tst_Consoles::ignoresUnknownNumbers()
{
    Terminals test;
    test.consoles.write(4, "x");
    test.consoles.resize(4, 1, 1);
    test.consoles.acknowledge(4, 100);
    test.consoles.close(4);
    QVERIFY(test.ended.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Consoles)
#include "tst_consoles.moc"
