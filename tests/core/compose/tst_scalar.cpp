#include "core/compose/scalar.h"
#include "core/compose/shellwords.h"
#include "core/support/duration.h"

#include <QTest>

using namespace core;
using Kind = SpecNode::Kind;

class tst_Scalar : public QObject
{
    Q_OBJECT

private slots:
    void plain_data();
    void plain();
    void bytes_data();
    void bytes();
    void singleReals_data();
    void singleReals();
    void shellWords_data();
    void shellWords();
    void durations_data();
    void durations();
};

void tst_Scalar::plain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("value");

    for (const char *word :
         {"yes", "no", "on", "off", "y", "n", "No", "22:22", "12:30:45", "1.2.3", "-"})
        QTest::addRow("%s is text", word) << word << Kind::Text << word;
    QTest::newRow("true") << "True" << Kind::Boolean << "true";
    QTest::newRow("tilde") << "~" << Kind::Null << "";
    QTest::newRow("nothing") << "" << Kind::Null << "";
    QTest::newRow("octal") << "010" << Kind::Integer << "8";
    QTest::newRow("octal 1.2") << "0o10" << Kind::Integer << "8";
    QTest::newRow("no octal digit") << "08" << Kind::Real << "8";
    QTest::newRow("hexadecimal") << "0x1F" << Kind::Integer << "31";
    QTest::newRow("binary") << "0b11" << Kind::Integer << "3";
    QTest::newRow("underscore") << "1_000" << Kind::Integer << "1000";
    QTest::newRow("signed") << "-12" << Kind::Integer << "-12";
    QTest::newRow("64 bits") << "18446744073709551615" << Kind::Integer << "18446744073709551615";
    QTest::newRow("more than 64 bits")
        << "18446744073709551616" << Kind::Real << "1.8446744073709552e+19";
    QTest::newRow("version") << "3.10" << Kind::Real << "3.1";
    QTest::newRow("whole real") << "1.0" << Kind::Real << "1";
    QTest::newRow("point first") << ".5" << Kind::Real << "0.5";
    QTest::newRow("exponent") << "1e3" << Kind::Real << "1000";
    QTest::newRow("large exponent") << "1e6" << Kind::Real << "1e+06";
    QTest::newRow("large") << "1000000.5" << Kind::Real << "1.0000005e+06";
    QTest::newRow("just below") << "999999.5" << Kind::Real << "999999.5";
    QTest::newRow("small") << "0.00001" << Kind::Real << "1e-05";
    QTest::newRow("infinite") << "-.inf" << Kind::Real << "-Inf";
    QTest::newRow("date") << "2001-01-01" << Kind::Timestamp << "2001-01-01 00:00:00 +0000 UTC";
    QTest::newRow("no date") << "2001-13-01" << Kind::Text << "2001-13-01";
}

void tst_Scalar::plain()
{
    QFETCH(const QString, text);
    const PlainScalar scalar = resolvePlain(text);
    QTEST(scalar.kind, "kind");
    QTEST(scalar.text, "value");
}

void tst_Scalar::bytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected"); // -2: not a size

    QTest::newRow("plain") << "1024" << qint64(1024);
    QTest::newRow("m") << "50M" << qint64(50) * 1024 * 1024;
    QTest::newRow("kb") << "2kb" << qint64(2048);
    QTest::newRow("blank and GiB") << "1.5 GiB" << qint64(1536) * 1024 * 1024;
    QTest::newRow("b") << "7b" << qint64(7);
    QTest::newRow("unlimited") << "-1" << qint64(-1);
    QTest::newRow("negative") << "-5m" << qint64(-2);
    QTest::newRow("word") << "zz" << qint64(-2);
    QTest::newRow("unit only") << "m" << qint64(-2);
    QTest::newRow("too large") << "99999999999999p" << qint64(-2);
}

void tst_Scalar::bytes()
{
    QFETCH(const QString, text);
    QTEST(parseBytes(text).value_or(-2), "expected");
}

void tst_Scalar::singleReals_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("expected");

    QTest::newRow("tenth") << 0.1 << "0.1";
    QTest::newRow("whole") << 2.0 << "2";
    QTest::newRow("rounded") << 1.3333333333 << "1.3333334";
    QTest::newRow("tiny") << 1e-7 << "1e-7";
    QTest::newRow("zero") << 0.0 << "0";
}

void tst_Scalar::singleReals()
{
    QFETCH(const double, value);
    QTEST(singleRealText(value), "expected");
}

void tst_Scalar::shellWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("ignored");

    const auto row = [](const char *text,
                        const QStringList &words,
                        bool valid = true,
                        const char *ignored = "") {
        QTest::newRow(text) << text << words << valid << ignored;
    };
    row("", {});
    row("a  b\tc", {"a", "b", "c"});
    row("a 'b c' \"d e\"", {"a", "b c", "d e"});
    row("a \"\" ''", {"a", "", ""});
    row("a\\ b \\t", {"a b", "\t"});
    row("'a\\b'", {"a\\b"});
    row("\"a'b\" 'c\"d'", {"a'b", "c\"d"});
    row("echo $(date -u) `id -u`", {"echo", "$(date -u)", "`id -u`"});
    row("a && b", {"a"}, true, "&& b");
    row("a b; c", {"a", "b"}, true, "; c");
    row("run 2>/dev/null", {"run"}, true, ">/dev/null");
    row("a 'b", {"a"}, false);
    row("a (b)", {"a"}, false);
    row("a \\", {"a"}, false);
}

void tst_Scalar::shellWords()
{
    QFETCH(const QString, text);
    QFETCH(const bool, valid);
    const ShellWords result = splitShellWords(text);
    QCOMPARE(result.isValid, valid);
    if (valid) {
        QTEST(result.words, "words");
        QTEST(result.ignored, "ignored");
    }
}

void tst_Scalar::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: none

    QTest::newRow("seconds") << "90s"
                             << "1m30s";
    QTest::newRow("day") << "1d"
                         << "24h0m0s";
    QTest::newRow("week and days") << "1w2d"
                                   << "216h0m0s";
    QTest::newRow("fraction") << "1.5h"
                              << "1h30m0s";
    QTest::newRow("point first") << ".5s"
                                 << "500ms";
    QTest::newRow("micro") << "3µs"
                           << "3µs";
    QTest::newRow("zero") << "0s"
                          << "0s";
    QTest::newRow("no unit") << "10"
                             << "";
    QTest::newRow("unknown unit") << "10x"
                                  << "";
    QTest::newRow("unit only") << "s"
                               << "";
    QTest::newRow("blank") << "1 s"
                           << "";
    QTest::newRow("negative") << "-1s"
                              << "";
    QTest::newRow("only a point") << ".s"
                                  << "";
    QTest::newRow("too long") << "99999999999w"
                              << "";
}

void tst_Scalar::durations()
{
    QFETCH(const QString, text);
    const auto duration = parseDuration(text);
    QTEST(duration ? durationText(*duration) : QString(), "expected");
}

QTEST_APPLESS_MAIN(tst_Scalar)
#include "tst_scalar.moc"
