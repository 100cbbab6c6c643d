#include "core/compose/yamlreader.h"

#include <QElapsedTimer>
#include <QTest>

using namespace core;

namespace {

QString shown(const SpecNode &node)
{
    QStringList parts;
    for (const SpecNode &child : node.children)
        parts.append((node.isMap() ? child.key + u':' : QString()) + shown(child));
    const QString tag = node.tag == SpecNode::Tag::Reset      ? QStringLiteral("!r ")
                        : node.tag == SpecNode::Tag::Override ? QStringLiteral("!o ")
                                                              : QString();
    switch (node.kind) {
    case SpecNode::Kind::Map:
        return tag + u'{' + parts.join(u' ') + u'}';
    case SpecNode::Kind::List:
        return tag + u'[' + parts.join(u' ') + u']';
    case SpecNode::Kind::Null:
        return tag + u'~';
    case SpecNode::Kind::Text:
        return tag + u'\'' + node.text + u'\'';
    default:
        return tag + node.text;
    }
}

struct Read
{
    YamlDocuments documents = {};
    QList<Finding> findings = {};
};

Read read(const QByteArray &text)
{
    SpecFindings findings;
    const quint16 file = findings.addFile(QStringLiteral("f"));
    Read result;
    result.documents = readYaml(text, file, findings);
    result.findings = findings.sorted();
    return result;
}

} // namespace

class tst_YamlReader : public QObject
{
    Q_OBJECT

private slots:
    void trees_data();
    void trees();
    void nothingIsNoDocument();
    void places();
    void placesCountCharactersAndBytes();
    void errors_data();
    void errors();
    void reportsEveryDuplicate();
    void hostileTextEndsQuickly_data();
    void hostileTextEndsQuickly();
};

void tst_YamlReader::trees_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("kinds",
        "{a: 1, b: x, c: ~, d: true, e: 1.50, f: '1', g: \"no\", h: no}",
        "{a:1 b:'x' c:~ d:true e:1.5 f:'1' g:'no' h:'no'}");
    row("blocks", "a:\n  - x\n  - b: |\n      t\n      u\n", "{a:['x' {b:'t\nu\n'}]}");
    row("no value", "a:\nb:\n", "{a:~ b:~}");
    row("alias", "a: &x {b: 1}\nc: *x\n", "{a:{b:1} c:{b:1}}");
    row("alias of an alias",
        "a: &x [1]\nb: &y [*x, *x]\nc: *y\n",
        "{a:[1] b:[[1] [1]] c:[[1] [1]]}");
    row("anchor again", "a: &x 1\nb: &x 2\nc: *x\n", "{a:1 b:2 c:2}");
    row("merge key", "a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n", "{a:{p:1 q:2} b:{p:1 q:3}}");
    row("merge list",
        "a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc:\n  <<: [*x, *y]\n",
        "{a:{p:1} b:{p:2 q:2} c:{p:1 q:2}}");
    row("merge in a merge",
        "a: &x {p: 1}\nb: &y {<<: *x, q: 2}\nc: {<<: *y}\n",
        "{a:{p:1} b:{p:1 q:2} c:{p:1 q:2}}");
    row("tags", "a: !reset null\nb: !override [1]\nc: !reset []\n", "{a:!r ~ b:!o [1] c:!r []}");
    row("typed tags", "a: !!str 5\nb: !!int 7\n", "{a:'5' b:7}");
    row("json", "{\"a\": [1, \"x\\u00e9\", null, \"\\ud83d\\ude00\"]}", "{a:[1 'xé' ~ '😀']}");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a: 1\n",
        "{a:1}");
    row("CRLF", "a: 1\r\nb: x\r\n", "{a:1 b:'x'}");
}

void tst_YamlReader::trees()
{
    QFETCH(const QByteArray, text);
    const Read result = read(text);
    QVERIFY2(result.findings.isEmpty(), qPrintable(result.findings.value(0).toString()));
    QCOMPARE(result.documents.roots.size(), size_t(1));
    QTEST(shown(result.documents.roots.front()), "expected");
}

void tst_YamlReader::nothingIsNoDocument()
{
    for (const QByteArray &text : {QByteArray(), QByteArray(""), QByteArray("\xEF\xBB\xBF")}) {
        const Read result = read(text);
        QVERIFY(result.findings.isEmpty());
        QVERIFY(result.documents.roots.empty());
    }
}

void tst_YamlReader::places()
{
    const QByteArray text = "a:\n  b: [x, yy]\n\n  # c\nd: 'q'\n";
    const Read result = read(text);
    const SpecNode &root = result.documents.roots.front();
    const SpecNode *list = root.find(u"a")->find(u"b");
    QCOMPARE(list->keyPlace, (SpecMark{.line = 2, .column = 3, .begin = 5, .end = 6}));
    QCOMPARE(list->place, (SpecMark{.line = 2, .column = 6, .begin = 8, .end = 15}));
    QCOMPARE(list->children[1].place, (SpecMark{.line = 2, .column = 10, .begin = 12, .end = 14}));
    // A block ends with its last child, not behind the comment that follows.
    QCOMPARE(root.find(u"a")->place.end, 15U);
    QCOMPARE(root.find(u"d")->place.end - root.find(u"d")->place.begin, 3U);
}

void tst_YamlReader::placesCountCharactersAndBytes()
{
    const Read result = read("\xEF\xBB\xBF"
                             "\xC3\xA4: \xE2\x82\xAC\xE2\x82\xAC # x\nb: y\n");
    const SpecNode &root = result.documents.roots.front();
    QCOMPARE(root.children[0].place, (SpecMark{.line = 1, .column = 4, .begin = 7, .end = 13}));
    QCOMPARE(root.children[1].place.begin, 21U);
}

void tst_YamlReader::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const QByteArray &text, const char *expected) {
        QTest::newRow(name) << text << QString::fromUtf8(expected);
    };
    row("tab", "a:\n\tb: 1\n", "f:2:1: a tab cannot indent a line; use spaces");
    row("indentation",
        "a:\n  b: 1\n c: 2\n",
        "f:3:2: this does not continue the map that starts at line 1; check the indentation and "
        "the "
        "quotes before it");
    row("two colons",
        "a: b: c\n",
        "f:1:5: a \":\" is not possible here; check the indentation, or put quotes around the "
        "value");
    row("open quote", "a: \"x\nb: 1\n", "f:3:1: the quote opened at line 1 is never closed");
    row("json comma",
        "{\"a\": 1\n\"b\": 2}",
        "f:2:4: a \",\" or \"}\" is missing before this in the map that starts at line 1");
    row("json bracket",
        "{\"a\": [1 ; \"b\": 2}",
        "f:1:18: a \",\" or \"]\" is missing before this in the list that starts at line 1");
    row("escape",
        "a: \"\\q\"\n",
        "f:1:5: there is no such escape in double quotes; write \"\\\\\" for a backslash, or use "
        "single "
        "quotes");
    row("at sign",
        "a: @x\n",
        "f:1:4: a value cannot start with this character; put quotes around the value");
    row("number as key", "a:\n  1: x\n", "f:2:3: the key 1 is not text; put quotes around it");
    row("list as key", "? [a]\n: 1\n", "f:1:3: a list or map cannot be a key");
    row("unknown alias", "a: *x\n", "f:1:4: there is no anchor &x before this");
    row("itself", "a: &x\n  b: *x\n", "f:2:6: the alias *x contains itself");
    row("merge of a text", "a: {<<: x}\n", "f:1:9: a merge key needs a map or a list of maps");
    row("UTF-8", "a: \xC3\xA4\nb: \xFF\n", "f:2:4: this is not valid UTF-8 text");
    row("overlong", "a: \xC0\x80\n", "f:1:4: this is not valid UTF-8 text");
    row("NUL",
        QByteArray("a: x\0y\n", 7),
        "f:1:5: the control character U+0000 cannot be in a spec");
    row("escaped NUL",
        "a: [\"x\", \"b\\0c\"]\n",
        "f:1:10: the control character U+0000 cannot be in a spec");
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "a\0",
                   4),
        "f:1:1: the file is UTF-16; save it as UTF-8");
}

void tst_YamlReader::errors()
{
    QFETCH(const QByteArray, text);
    const Read result = read(text);
    QVERIFY(result.documents.roots.empty());
    QCOMPARE(result.findings.size(), 1);
    QTEST(result.findings.first().toString(), "expected");
}

void tst_YamlReader::reportsEveryDuplicate()
{
    const Read result = read("a: 1\nb: {c: 1, c: 2}\na: 3\n");
    QCOMPARE(result.findings.size(), 2);
    QCOMPARE(result.findings[0].toString(), "f:2:11: the key \"c\" is already defined at line 2");
    QCOMPARE(result.findings[1].toString(), "f:3:1: the key \"a\" is already defined at line 1");
}

void tst_YamlReader::hostileTextEndsQuickly_data()
{
    QTest::addColumn<QByteArray>("text");

    QByteArray laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        laughs +=
            "a" + number + ": &a" + number + " [" + (before + ", ").repeated(8) + before + "]\n";
    }
    QByteArray deep = "a0: &a0 x\n";
    for (int i = 1; i < 200; ++i) {
        const QByteArray number = QByteArray::number(i);
        deep += "a" + number + ": &a" + number + " " + QByteArray("[").repeated(90) + "*a"
                + QByteArray::number(i - 1) + QByteArray("]").repeated(90) + "\n";
    }
    QTest::newRow("laughs") << laughs;
    QTest::newRow("deep aliases") << deep;
    QTest::newRow("brackets") << QByteArray("[").repeated(100000);
    QTest::newRow("braces") << QByteArray("{a: ").repeated(100000);
    QTest::newRow("dashes") << QByteArray("- ").repeated(100000);
    QTest::newRow("question marks") << QByteArray("? ").repeated(100000);
    QTest::newRow("large key") << "\"" + QByteArray("k").repeated(1000000) + "\": 1\n";
    QTest::newRow("too large") << QByteArray(17 * 1024 * 1024, 'x');
}

void tst_YamlReader::hostileTextEndsQuickly()
{
    QFETCH(const QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    const Read result = read(text);
    QVERIFY(result.documents.roots.empty());
    QCOMPARE(result.findings.size(), 1);
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_APPLESS_MAIN(tst_YamlReader)
#include "tst_yamlreader.moc"
