#include "core/compose/loader.h"
#include "core/compose/yamlsink.h"

#include <QTest>

using namespace core;

namespace {

LoadedProject load(const QByteArray &text)
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.standardInput = text;
    return loadProject(request);
}

const QByteArray everything =
    "name: demo\n"
    "services:\n"
    "  web:\n"
    "    build: {context: ./web, args: {A: }}\n"
    "    command: [\"sh\", \"-c\", \"echo $$HOME # no\", \"- x\", \"yes\", \"12:30\", \"it's: "
    "a\"]\n"
    "    environment: {EMPTY: \"\", LINES: \"a\\nb\", TRUTH: \"true\", UNSET: }\n"
    "    ports: [\"8080:80\"]\n"
    "    volumes: [\"data:/data\", \"./x:/y:ro\"]\n"
    "    depends_on: [db]\n"
    "    x-note: {b: 1, a: [1, {}]}\n"
    "  db:\n"
    "    image: db\n"
    "    networks: {back: {aliases: [store]}}\n"
    "networks: {back: }\n"
    "volumes: {data: }\n";

} // namespace

class tst_ConfigText : public QObject
{
    Q_OBJECT

private slots:
    void yaml();
    void json();
    void canBeLoadedAgain_data();
    void canBeLoadedAgain();
    void scalars_data();
    void scalars();
    void nothingForAnInvalidOne();
};

void tst_ConfigText::yaml()
{
    const LoadedProject project =
        load("services:\n"
             "  a:\n"
             "    image: x\n"
             "    ports: [\"80:80\"]\n"
             "    depends_on: [b]\n"
             "    command: [echo, $$A, \"two\\nlines\"]\n"
             "  b: {image: y, network_mode: none, environment: {B: 'y', A: }}\n");
    QCOMPARE(configText(project, ConfigFormat::YamlText),
             QByteArray("name: shop\n"
                        "services:\n"
                        "  a:\n"
                        "    command:\n"
                        "      - echo\n"
                        "      - $$A\n"
                        "      - |-\n"
                        "        two\n"
                        "        lines\n"
                        "    depends_on:\n"
                        "      b:\n"
                        "        condition: service_started\n"
                        "        required: true\n"
                        "    image: x\n"
                        "    networks:\n"
                        "      default: null\n"
                        "    ports:\n"
                        "      - mode: ingress\n"
                        "        target: 80\n"
                        "        published: \"80\"\n"
                        "        protocol: tcp\n"
                        "  b:\n"
                        "    environment:\n"
                        "      A: null\n"
                        "      B: 'y'\n"
                        "    image: 'y'\n"
                        "    network_mode: none\n"
                        "networks:\n"
                        "  default:\n"
                        "    name: shop_default\n"));
}

void tst_ConfigText::json()
{
    QCOMPARE(configText(load("services: {a: {image: x}}\n"), ConfigFormat::JsonText),
             QByteArray("{\n"
                        "  \"name\": \"shop\",\n"
                        "  \"services\": {\n"
                        "    \"a\": {\n"
                        "      \"command\": null,\n"
                        "      \"entrypoint\": null,\n"
                        "      \"image\": \"x\",\n"
                        "      \"networks\": {\n"
                        "        \"default\": null\n"
                        "      }\n"
                        "    }\n"
                        "  },\n"
                        "  \"networks\": {\n"
                        "    \"default\": {\n"
                        "      \"name\": \"shop_default\",\n"
                        "      \"ipam\": {}\n"
                        "    }\n"
                        "  }\n"
                        "}\n"));
}

void tst_ConfigText::canBeLoadedAgain_data()
{
    QTest::addColumn<ConfigFormat>("format");
    QTest::newRow("yaml") << ConfigFormat::YamlText;
    QTest::newRow("json") << ConfigFormat::JsonText;
}

void tst_ConfigText::canBeLoadedAgain()
{
    QFETCH(const ConfigFormat, format);
    const LoadedProject first = load(everything);
    QVERIFY2(first.isValid(), qPrintable(loadError(first).detail));
    const QByteArray text = configText(first, format);

    const LoadedProject second = load(text);

    QVERIFY2(second.isValid(), qPrintable(loadError(second).detail + QString::fromUtf8(text)));
    QCOMPARE(configText(second, format), text);
    for (const Service &service : first.stack.services) {
        const Service *again = second.stack.service(service.name);
        QVERIFY(again);
        QCOMPARE(again->configHash, service.configHash);
        QCOMPARE(again->settings, service.settings);
    }
}

void tst_ConfigText::scalars_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *text, const char *expected) {
        QTest::addRow("<%s>", text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("plain text", "plain text");
    row("", "\"\"");
    row("80", "\"80\"");
    row("8080:80", "8080:80");
    row("22:22", "'22:22'");
    row("127.0.0.1", "127.0.0.1");
    row("::1", "::1");
    row("-1", "\"-1\"");
    row("true", "\"true\"");
    row("no", "'no'");
    row("~", "\"~\"");
    row("a: b", "'a: b'");
    row("a #b", "'a #b'");
    row("a:", "'a:'");
    row("-x", "-x");
    row("- x", "'- x'");
    row("---", "'---'");
    row("*a", "'*a'");
    row("it's", "it's");
    row("'x'", "\"'x'\"");
    row("a\nb", "\"a\\nb\"");
    row(" a", "' a'");
    row("grün", "grün");
}

void tst_ConfigText::scalars()
{
    QFETCH(const QString, text);
    QTEST(yamlScalar(text), "expected");
}

void tst_ConfigText::nothingForAnInvalidOne()
{
    QVERIFY(configText(load("services: 5\n"), ConfigFormat::YamlText).isEmpty());
}

QTEST_APPLESS_MAIN(tst_ConfigText)
#include "tst_configtext.moc"
