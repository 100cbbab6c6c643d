#include "core/graph/graphtext.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace core;

namespace {

DrawnGraph shop()
{
    return {
        .title = "shop",
        .nodes = {{.name = "db", .detail = "pg:1", .isCritical = true},
                  {.name = "web", .detail = "registry.example.com/a/very/long/name/of/web:1.2.3"}},
        .edges = {{.from = 1, .to = 0, .label = "healthy", .isOptional = true}}};
}

/// How often each element stands in a picture; empty when it is not XML.
QMap<QString, int> elementsOf(const QByteArray &svg, QString *text = nullptr)
{
    QMap<QString, int> elements;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            ++elements[reader.name().toString()];
        else if (reader.isCharacters() && text)
            *text += reader.text();
    }
    return reader.hasError() ? QMap<QString, int>() : elements;
}

} // namespace

class tst_GraphText : public QObject
{
    Q_OBJECT

private slots:
    void dot();
    void svgHasAllOfIt();
    void namesAreEscaped();
    void emptyGraph();
};

void tst_GraphText::dot()
{
    QCOMPARE(graphAsDot(shop()),
             R"(digraph "shop" {
    rankdir = RL;
    node [shape = box, style = rounded];
    "db" [label = "db\npg:1", color = deeppink, penwidth = 2];
    "web" [label = "web\nregistry.example.com/a/very/long/name/of/web:1.2.3"];
    "web" -> "db" [label = "healthy", style = dashed];
}
)");
}

void tst_GraphText::svgHasAllOfIt()
{
    QString text;
    const auto elements = elementsOf(graphAsSvg(shop()), &text);
    QCOMPARE(elements.value("rect"), 3); // one of them is behind the label
    QCOMPARE(elements.value("path"), 1);
    QCOMPARE(elements.value("polygon"), 1);
    QCOMPARE(elements.value("text"), 5);
    for (const char *part : {"db", "web", "healthy", "pg:1", "…", "web:1.2.3"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
}

void tst_GraphText::namesAreEscaped()
{
    const QString name = QStringLiteral("a\"<b>&'\\%1\n").arg(QChar(1));
    const DrawnGraph graph{.title = name,
                           .nodes = {{.name = name, .detail = name}},
                           .edges = {{.from = 0, .to = 0, .label = name}}};
    QVERIFY(!elementsOf(graphAsSvg(graph)).isEmpty());
    QVERIFY(graphAsDot(graph).contains(R"("a\"<b>&'\\)"));
}

void tst_GraphText::emptyGraph()
{
    QCOMPARE(elementsOf(graphAsSvg({})).value("svg"), 1);
    QVERIFY(graphAsDot({}).endsWith("}\n"));
}

QTEST_APPLESS_MAIN(tst_GraphText)
#include "tst_graphtext.moc"
