#include "core/compose/interpolation.h"

#include <QTest>

using namespace core;
using Kind = InterpolationError::Kind;

namespace {

std::optional<QString> lookUp(const QString &name)
{
    if (name == u"SET")
        return QStringLiteral("val");
    if (name == u"EMPTY")
        return QString();
    return std::nullopt;
}

} // namespace

class tst_Interpolation : public QObject
{
    Q_OBJECT

private slots:
    void substitutes_data();
    void substitutes();
    void fails_data();
    void fails();
    void tellsUnsetVariables();
    void boundsWhatIsWritten();
};

void tst_Interpolation::substitutes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const auto row = [](const QByteArray &text, const char *expected) {
        QTest::newRow(text.constData()) << QString::fromLatin1(text) << expected;
    };
    row("$SET", "val");
    row("${SET}", "val");
    row("a$SET-b", "aval-b");
    row("$UN", "");
    for (const char *name : {"SET", "EMPTY", "UN"}) {
        const QByteArray variable(name);
        const bool set = variable == "SET";
        const bool unset = variable == "UN";
        row("${" + variable + ":-w}", set ? "val" : "w");
        row("${" + variable + "-w}", set ? "val" : unset ? "w" : "");
        row("${" + variable + ":+w}", set ? "w" : "");
        row("${" + variable + "+w}", unset ? "" : "w");
    }
    row("${EMPTY?m}", "");
    row("$$", "$");
    row("$${SET}", "${SET}");
    row("a$", "a$");
    row("$ b", "$ b");
    row("$1", "$1");
    row("$(cmd)", "$(cmd)");
    row("${UN:-${EMPTY:-x}}", "x");
    row("${UN:-p$SET-s}", "pval-s");
    row("${UN:-a}b}", "ab}");
    row("${UN:-{}}", "{}");
    row("${UN:-a:?b}", "a:?b");
    row("${UN-a:-b}", "a:-b");
    row("${SET:-${1}}", "val");
    row("${UN:-\"q\"}", "\"q\"");
}

void tst_Interpolation::substitutes()
{
    QFETCH(const QString, text);
    const auto outcome = Interpolation(lookUp).substitute(text);
    QVERIFY(!outcome.error);
    QTEST(outcome.text, "expected");
}

void tst_Interpolation::fails_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("message");

    for (const char *text : {"${}",
                             "${1}",
                             "${X",
                             "${X }",
                             "${X:x}",
                             "${X/a/b}",
                             "${A.B}",
                             "${X:}",
                             "${SET:-${broken}"})
        QTest::newRow(text) << text << Kind::InvalidFormat << "";
    QTest::newRow("required") << "${UN:?say ${SET}}" << Kind::RequiredVariable << "say val";
    QTest::newRow("empty") << "${EMPTY:?}" << Kind::RequiredVariable << "";
    QTest::newRow("nested") << QStringLiteral("${U:-").repeated(100)
                                   + QStringLiteral("}").repeated(100)
                            << Kind::TooLarge << "";
}

void tst_Interpolation::fails()
{
    QFETCH(const QString, text);
    const auto outcome = Interpolation(lookUp).substitute(text);
    QVERIFY(outcome.error);
    QTEST(outcome.error->kind, "kind");
    QTEST(outcome.error->message, "message");
}

void tst_Interpolation::tellsUnsetVariables()
{
    const auto outcome =
        Interpolation(lookUp).substitute(QStringLiteral("$A ${B:-x} ${C+y} $EMPTY ${D}"));
    QCOMPARE(outcome.unset, (QStringList{QStringLiteral("A"), QStringLiteral("D")}));
}

void tst_Interpolation::boundsWhatIsWritten()
{
    const QString large(1024 * 1024, u'x');
    Interpolation interpolation([&](const QString &) { return std::optional(large); });
    const auto outcome = interpolation.substitute(QStringLiteral("$A").repeated(100000));
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->kind, Kind::TooLarge);
}

QTEST_APPLESS_MAIN(tst_Interpolation)
#include "tst_interpolation.moc"
