#include "core/compose/dotenv.h"

#include <QTest>

using namespace core;

namespace {

std::optional<QString> environment(const QString &name)
{
    if (name == u"HOME")
        return QStringLiteral("/home/me");
    return std::nullopt;
}

QString shown(const StringMap &values)
{
    QStringList lines;
    for (auto value = values.begin(); value != values.end(); ++value)
        lines.append(value.key() + u'=' + value.value());
    return lines.join(u'|');
}

} // namespace

class tst_Dotenv : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void fails_data();
    void fails();
    void raw_data();
    void raw();
};

void tst_Dotenv::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << "A=1\nB = 2 \nC: 3\nexport D=4"
                           << "A=1|B=2|C=3|D=4";
    QTest::newRow("byte order mark") << QString(QChar(0xFEFF)) + QStringLiteral("A=1") << "A=1";
    QTest::newRow("CRLF") << "A=1\r\nB='x\r\ny'\r\n"
                          << "A=1|B=x\r\ny";
    QTest::newRow("comments") << "# c\n  # d\nA=1 # e\nB=x#y\nC= # z"
                              << "A=1|B=x#y|C=# z";
    QTest::newRow("inherited") << "HOME\nGONE\nA=1"
                               << "A=1|HOME=/home/me";
    QTest::newRow("inherited at the end") << "HOME"
                                          << "HOME=/home/me";
    QTest::newRow("double quotes") << "A=\"x\\ty \\\"z\\\" \\\\ \\x\""
                                   << "A=x\ty \"z\" \\ \\x";
    QTest::newRow("octal") << "A=\"\\0101\""
                           << "A=A";
    QTest::newRow("single quotes") << "A='$HOME \\'x\\''"
                                   << "A=$HOME 'x'";
    QTest::newRow("several lines") << "A=\"x\ny\"\nB=2"
                                   << "A=x\ny|B=2";
    QTest::newRow("behind the quote") << "A='x' # c\nB=1"
                                      << "A=x|B=1";
    QTest::newRow("variables") << "A=1\nB=${A}-$HOME-${C:-d}"
                               << "A=1|B=1-/home/me-d";
    QTest::newRow("the environment wins") << "HOME=zz\nX=$HOME"
                                          << "HOME=zz|X=/home/me";
    QTest::newRow("escaped dollars") << "A=\"\\$HOME\"\nB=$$HOME"
                                     << "A=$HOME|B=$HOME";
    QTest::newRow("last one wins") << "A=1\nA=2"
                                   << "A=2";
    QTest::newRow("empty") << "A=\nB=2\n=5"
                           << "=5|A=|B=2";
    QTest::newRow("odd names") << "a.b-c[0]=1\n1x=2"
                               << "1x=2|a.b-c[0]=1";
}

void tst_Dotenv::parses()
{
    QFETCH(const QString, text);
    const DotenvOutcome outcome = parseDotenv(text, environment);
    QCOMPARE(outcome.error, QString());
    QTEST(shown(outcome.values), "expected");
}

void tst_Dotenv::fails_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");

    QTest::newRow("character") << "A=1\nB@=2" << 2;
    QTest::newRow("blank") << "A B=1" << 1;
    QTest::newRow("open quote") << "A=1\n\nB=\"x\ny" << 3;
    QTest::newRow("required") << "A=${B:?gone}" << 1;
    QTest::newRow("format") << "\nA=${1}" << 2;
    QTest::newRow("NUL") << QStringLiteral("A=1\nB=x") + QChar(0) << 2;
    QTest::newRow("NUL, quoted") << "A=1\nB=\"\\0\"" << 2;
}

void tst_Dotenv::fails()
{
    QFETCH(const QString, text);
    const DotenvOutcome outcome = parseDotenv(text, environment);
    QVERIFY(!outcome.error.isEmpty());
    QTEST(outcome.errorLine, "line");
}

void tst_Dotenv::raw_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("line");

    QTest::newRow("literal") << "A=\"x\" # ${B} \n  C=1\r\n#D=2\n"
                             << "A=\"x\" # ${B} |C=1" << 0;
    QTest::newRow("looked up") << "HOME\nGONE"
                               << "HOME=/home/me" << 0;
    QTest::newRow("blank in the name") << "A=1\nL =2"
                                       << "A=1" << 2;
    QTest::newRow("NUL") << QStringLiteral("A=1\nB=x") + QChar(0) << "A=1" << 2;
    QTest::newRow("no name") << "=x"
                             << "" << 1;
}

void tst_Dotenv::raw()
{
    QFETCH(const QString, text);
    const DotenvOutcome outcome = parseRawEnvironment(text, environment);
    QTEST(shown(outcome.values), "expected");
    QTEST(outcome.errorLine, "line");
}

QTEST_APPLESS_MAIN(tst_Dotenv)
#include "tst_dotenv.moc"
