#include "core/compose/storedspec.h"

#include "core/compose/configtext.h"
#include "core/compose/loader.h"
#include "core/compose/specdifference.h"

#include <QTest>

using namespace core;

namespace {

LoadedProject load(const QByteArray &text, const StringMap &environment = {})
{
    return loadProject({.files = {QStringLiteral("-")},
                        .standardInput = text,
                        .projectName = QStringLiteral("shop"),
                        .currentDirectory = QStringLiteral("/nowhere"),
                        .profiles = {QStringLiteral("*")},
                        .environment = environment});
}

QByteArray resolved(const QByteArray &text)
{
    const LoadedProject project = load(text);
    return project.isValid() ? configText(project, ConfigFormat::JsonText) : QByteArray();
}

QByteArray service(const QByteArray &attributes)
{
    return "services: {web: {image: app, " + attributes + "}}";
}

} // namespace

class tst_StoredSpec : public QObject
{
    Q_OBJECT

private slots:
    void secretsAreNotKept_data();
    void secretsAreNotKept();
    void loadsAsWhatItWas_data();
    void loadsAsWhatItWas();
    void missingSecretsAreNamed();
    void listsAreOnlyFilledWhenTheyAreTheSame();
    void whatCannotBeReadIsEmpty();
    void differences_data();
    void differences();
};

void tst_StoredSpec::secretsAreNotKept_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QStringList>("masked");

    const QString web = QStringLiteral("/services/web/");
    QTest::newRow("by name") << QByteArray("environment: {DB_PASSWORD: hunter2, LEVEL: a}")
                             << QStringList{web + "environment/DB_PASSWORD"};
    QTest::newRow("in a URL") << QByteArray("environment: {DB: 'pg://u:hunter2@h/d'}")
                              << QStringList{web + "environment/DB"};
    QTest::newRow("build argument") << QByteArray("build: {context: ., args: {TOKEN: hunter2}}")
                                    << QStringList{web + "build/args/TOKEN"};
    QTest::newRow("the word behind an option")
        << QByteArray("command: [app, --password, hunter2, --level, a]")
        << QStringList{web + "command/2"};
    QTest::newRow("a key") << QByteArray(
        "environment: {PEM: \"-----BEGIN PRIVATE KEY-----\\nhunter2\"}")
                           << QStringList{web + "environment/PEM"};
    QTest::newRow("none") << QByteArray("environment: {LEVEL: a}") << QStringList{};
    QTest::newRow("odd name") << QByteArray("environment: {'a/~PASSWORD': hunter2}")
                              << QStringList{web + "environment/a~1~0PASSWORD"};
}

void tst_StoredSpec::secretsAreNotKept()
{
    QFETCH(const QByteArray, attributes);
    const StoredSpec stored = storedSpec(resolved(service(attributes)));
    QTEST(stored.masked, "masked");
    QVERIFY(!stored.text.isEmpty());
    QVERIFY2(!stored.text.contains("hunter2"), stored.text);
}

void tst_StoredSpec::loadsAsWhatItWas_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::newRow("plain") << QByteArray(
        "command: [a, b], ports: ['80:80'], environment: {A: '1'}");
    QTest::newRow("dollars") << QByteArray("environment: {A: 'a$$b', API_KEY: 'x$$y'}");
    QTest::newRow("secrets") << QByteArray("environment: {DB_PASSWORD: '${X:-it''s}', TOKEN: t}");
    QTest::newRow("profile") << QByteArray("profiles: [p], volumes: ['./a:/a', 'data:/d']}}\n"
                                           "volumes: {data: {}}\nx-end: {a: {b: 1");
}

/// Same hash, so that going back to it recreates nothing that has stayed the same.
void tst_StoredSpec::loadsAsWhatItWas()
{
    QFETCH(const QByteArray, attributes);
    const LoadedProject first = load(service(attributes));
    QVERIFY2(first.isValid(), qPrintable(loadError(first).detail));
    const QByteArray config = configText(first, ConfigFormat::JsonText);
    const StoredSpec stored = storedSpec(config);
    const auto values = maskedValues(stored, config);
    QVERIFY(values);
    const LoadedProject again = load(stored.text, *values);
    QVERIFY2(again.isValid(), qPrintable(loadError(again).detail));
    QCOMPARE(again.stack.services.first().configHash, first.stack.services.first().configHash);
}

void tst_StoredSpec::missingSecretsAreNamed()
{
    const StoredSpec stored =
        storedSpec(resolved(service("environment: {A_TOKEN: x, DB_PASSWORD: y}")));
    const auto values =
        maskedValues(stored, resolved(service("environment: {A_TOKEN: x, DB_PASSWORD: }")));
    QVERIFY(!values);
    QVERIFY(values.error().summary.contains("services.web.environment.DB_PASSWORD"));
    QVERIFY(!maskedValues(stored, {}));
}

/// A secret in a list is only known by its place, so the words around it have to be the same.
void tst_StoredSpec::listsAreOnlyFilledWhenTheyAreTheSame()
{
    const auto command = [](const char *words) {
        return resolved(service(QByteArray("command: [") + words + ']'));
    };
    const StoredSpec stored = storedSpec(command("app, token=one, mode=serve"));
    QCOMPARE(stored.masked, QStringList{"/services/web/command/1"});
    const auto same = maskedValues(stored, command("app, token=two, mode=serve"));
    QVERIFY(same);
    QCOMPARE(same->value("PERRY_MASKED_0"), "token=two");
    QVERIFY(!maskedValues(stored, command("app, mode=serve, token=two")));
    QVERIFY(!maskedValues(stored, command("app, token=two")));
}

void tst_StoredSpec::whatCannotBeReadIsEmpty()
{
    QCOMPARE(storedSpec("{"), StoredSpec());
    QCOMPARE(maskedValues({}, "nonsense")->size(), 0);
}

void tst_StoredSpec::differences_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");

    const auto row =
        [](const char *name, const char *before, const char *after, const char *expected) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after)
                                << QString::fromUtf8(expected);
        };
    row("nothing", "environment: {A: '1'}", "environment: {A: '1'}", "");
    row("changed",
        "environment: {LEVEL: info}",
        "environment: {LEVEL: debug}",
        "environment LEVEL: info → debug");
    row("new and gone",
        "environment: {A: '1', B: x}",
        "environment: {A: '1', C: y}",
        "environment B is gone, environment C is new");
    row("a list", "command: [a]", "command: [a, b]", "command: [\"a\"] → [\"a\",\"b\"]");
    row("many",
        "environment: {A: '1', B: '1', C: '1', D: '1', E: '1'}",
        "environment: {A: '2', B: '2', C: '2', D: '2', E: '2'}",
        "environment A: 1 → 2, environment B: 1 → 2, environment C: 1 → 2, 2 more");
    row("secrets are not said",
        "environment: {DB_PASSWORD: one}",
        "environment: {DB_PASSWORD: two}",
        "");
    row("long values",
        "hostname: 'aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee'",
        "hostname: h",
        "hostname: aaaaaaaaaabbbbbbbbbbccccccccccddddddddd… → h");
}

void tst_StoredSpec::differences()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QTEST(serviceDifference(storedSpec(resolved(service(before))).text,
                            storedSpec(resolved(service(after))).text,
                            QStringLiteral("web")),
          "expected");
}

QTEST_APPLESS_MAIN(tst_StoredSpec)
#include "tst_storedspec.moc"
