#include "core/support/error.h"
#include "core/support/result.h"

#include <QSet>
#include <QTest>

using namespace core;

class tst_Error : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasItsOwnName();
    void namesAndCodesStay_data();
    void namesAndCodesStay();
    void cutsAtTheFront();
    void resultIsOneOfBoth();
};

void tst_Error::everyKindHasItsOwnName()
{
    QSet<QString> names;
    const int last = static_cast<int>(Error::Kind::Internal);
    for (int kind = 0; kind <= last; ++kind) {
        names << errorName(static_cast<Error::Kind>(kind));
        QVERIFY(errorCode(static_cast<Error::Kind>(kind)) >= 400);
    }
    QCOMPARE(names.size(), last + 1);
}

void tst_Error::namesAndCodesStay_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("code");

    const auto row = [](const char *name, Error::Kind kind, int code) {
        QTest::newRow(name) << static_cast<int>(kind) << code;
    };
    row("NotFound", Error::Kind::NotFound, 404);
    row("ValidationError", Error::Kind::Validation, 400);
    row("DependencyCycle", Error::Kind::DependencyCycle, 422);
    row("NoBackendFound", Error::Kind::NoBackendFound, 503);
    row("ServiceStartupFailed", Error::Kind::ServiceStartupFailed, 500);
    row("Timeout", Error::Kind::Timeout, 504);
    row("Conflict", Error::Kind::Conflict, 409);
}

void tst_Error::namesAndCodesStay()
{
    QFETCH(const int, kind);
    QFETCH(const int, code);
    QCOMPARE(errorName(static_cast<Error::Kind>(kind)),
             QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(errorCode(static_cast<Error::Kind>(kind)), code);
}

void tst_Error::cutsAtTheFront()
{
    QCOMPARE(cutDetail("  short\n"), "short");
    const QString cut = cutDetail(QString(10'000, u'a') + "the reason");
    QCOMPARE(cut.size(), 4097);
    QVERIFY(cut.startsWith(u'…'));
    QVERIFY(cut.endsWith("the reason"));
}

void tst_Error::resultIsOneOfBoth()
{
    const Result<QString> good(QStringLiteral("yes"));
    QVERIFY(good);
    QCOMPARE(*good, "yes");
    const Result<QString> bad(Error{.summary = QStringLiteral("no")});
    QVERIFY(!bad);
    QCOMPARE(bad.error().summary, "no");
    QVERIFY(Result<>());
}

QTEST_GUILESS_MAIN(tst_Error)
#include "tst_error.moc"
