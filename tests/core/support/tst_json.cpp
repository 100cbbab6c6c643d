#include "core/support/json.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace core;

class tst_Json : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatIsNotJson_data();
    void refusesWhatIsNotJson();
    void keepsTheOrderOfKeys();
    void boundsTheDepth();
    void readsEveryShapeOfList_data();
    void readsEveryShapeOfList();
    void readsScalars_data();
    void readsScalars();
    void readsListsAndMaps();
    void saysNothingOfOtherTypes();
    void writesWhatIsNoText();
};

void tst_Json::refusesWhatIsNotJson_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("Error: no such container");
    QTest::newRow("cut") << QByteArray("{\"a\": [1, 2");
    QTest::newRow("two values") << QByteArray("{} {}");
    QTest::newRow("invalid UTF-8") << QByteArray("\"\xff\xfe\"");
    QTest::newRow("half a character") << QByteArray("\"\xc3\"");
    QTest::newRow("too large a number") << QByteArray("1e999");
    QTest::newRow("a zero byte") << QByteArray("\"a\0b\"", 5);
}

void tst_Json::refusesWhatIsNotJson()
{
    QFETCH(const QByteArray, text);

    const auto json = parseJson(text);

    QVERIFY(!json);
    QCOMPARE(json.error().kind, Error::Kind::Parse);
    QVERIFY(!json.error().summary.isEmpty());
}

void tst_Json::keepsTheOrderOfKeys()
{
    const QByteArray text = R"({"b":1,"a":{"z":null,"y":[true]}})";
    QCOMPARE(toBytes(*parseJson(text)), text);
}

void tst_Json::boundsTheDepth()
{
    QVERIFY(parseJson(QByteArray(150, '[') + QByteArray(150, ']')));
    QVERIFY(!parseJson(QByteArray(300, '[') + QByteArray(300, ']')));
    QVERIFY(!parseJson(QByteArray(1'000'000, '[')));
    QByteArray objects;
    for (int i = 0; i < 300; ++i)
        objects += "{\"a\":";
    QVERIFY(!parseJson(objects + "1" + QByteArray(300, '}')));
}

void tst_Json::readsEveryShapeOfList_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("size");

    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("blank") << QByteArray(" \n\n") << 0;
    QTest::newRow("null") << QByteArray("null\n") << 0;
    QTest::newRow("empty array") << QByteArray("[]\n") << 0;
    QTest::newRow("array") << QByteArray("[{\"a\":1},\n{\"a\":2}]") << 2;
    QTest::newRow("one object") << QByteArray("{\"a\":\n1}") << 1;
    QTest::newRow("one a line") << QByteArray("{\"a\":1}\n{\"a\":2}\r\n\n{\"a\":3}\n") << 3;
    QTest::newRow("broken array") << QByteArray("[{\"a\":1},") << -1;
    QTest::newRow("broken line") << QByteArray("{\"a\":1}\nWarning\n") << -1;
}

void tst_Json::readsEveryShapeOfList()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, size);

    const auto list = parseJsonList(text);

    QCOMPARE(list ? static_cast<int>(list->size()) : -1, size);
}

void tst_Json::readsScalars_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("number");
    QTest::addColumn<bool>("truth");

    QTest::newRow("string") << QByteArray("\"ä\"") << "ä" << qint64(-7) << false;
    QTest::newRow("number") << QByteArray("42") << "42" << qint64(42) << false;
    QTest::newRow("negative") << QByteArray("-42") << "-42" << qint64(-42) << false;
    QTest::newRow("number as text") << QByteArray("\"42\"") << "42" << qint64(42) << false;
    QTest::newRow("fraction") << QByteArray("4.5") << "4.5" << qint64(-7) << false;
    QTest::newRow("more than fits")
        << QByteArray("18446744073709551615") << "18446744073709551615" << qint64(-7) << false;
    QTest::newRow("true") << QByteArray("true") << "true" << qint64(-7) << true;
    QTest::newRow("true as text") << QByteArray("\"true\"") << "true" << qint64(-7) << true;
    QTest::newRow("null") << QByteArray("null") << "" << qint64(-7) << false;
    QTest::newRow("array") << QByteArray("[1]") << "" << qint64(-7) << false;
}

void tst_Json::readsScalars()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QString, text);
    QFETCH(const qint64, number);
    QFETCH(const bool, truth);

    const Json json = *parseJson("{\"key\":" + value + "}");

    QCOMPARE(stringAt(json, "key"), text);
    QCOMPARE(integerAt(json, "key", -7), number);
    QCOMPARE(boolAt(json, "key"), truth);
}

void tst_Json::readsListsAndMaps()
{
    const Json json = *parseJson(
        R"({"list":["a",1,null,"b"],"one":"a","none":null,"map":{"b":"2","a":"1","c":3}})");

    QCOMPARE(stringsAt(json, "list"), QStringList({"a", "b"}));
    QCOMPARE(stringsAt(json, "one"), QStringList{"a"});
    QVERIFY(stringsAt(json, "none").isEmpty());
    QVERIFY(stringsAt(json, "map").isEmpty());
    QCOMPARE(stringMapAt(json, "map").value("a"), "1");
    QCOMPARE(stringMapAt(json, "map").size(), 3);
    QVERIFY(stringMapAt(json, "list").isEmpty());

    const QMap<QString, QString> map{{"a", "ü"}};
    QCOMPARE(toBytes(toJson(map)), QByteArray("{\"a\":\"ü\"}"));
    QCOMPARE(toBytes(toJson(QStringList{"x", "y"})), QByteArray("[\"x\",\"y\"]"));
    QCOMPARE(toQString(toJson(QStringLiteral("ü"))), "ü");
}

void tst_Json::saysNothingOfOtherTypes()
{
    for (const char *text : {"[]", "1", "null", "\"a\""}) {
        const Json json = *parseJson(text);
        QVERIFY(memberAt(json, "a").is_null());
        QCOMPARE(stringAt(json, "a"), QString());
        QCOMPARE(integerAt(json, "a", 3), 3);
        QVERIFY(stringsAt(json, "a").isEmpty());
        QVERIFY(stringMapAt(json, "a").isEmpty());
    }
}

void tst_Json::writesWhatIsNoText()
{
    QCOMPARE(toBytes(Json(std::string("a\xff"))), QByteArray("\"a\xef\xbf\xbd\""));
    QCOMPARE(toBytes(*parseJson("{\"a\":1}"), 2), QByteArray("{\n  \"a\": 1\n}"));
}

QTEST_GUILESS_MAIN(tst_Json)
#include "tst_json.moc"
