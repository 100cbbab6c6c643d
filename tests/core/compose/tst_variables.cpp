#include "core/compose/variables.h"

#include <QTest>

using namespace core;

class tst_Variables : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
};

void tst_Variables::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << "$$A $ ${ $1 ${1}"
                          << "";
    QTest::newRow("plain, sorted") << "$B${A}"
                                   << "A B";
    QTest::newRow("default") << "${A:-x y}"
                             << "A-x y";
    QTest::newRow("alternate") << "${A+x}"
                               << "A+x";
    QTest::newRow("required") << "${A:?say it}"
                              << "A!";
    QTest::newRow("nested") << "${A-${B:-c}}"
                            << "A-${B:-c} B-c";
    QTest::newRow("message is no text") << "${A?$B}"
                                        << "A!";
    QTest::newRow("the last one counts") << "${A-1} $A"
                                         << "A";
}

void tst_Variables::finds()
{
    QFETCH(const QString, text);
    SpecNode list;
    list.kind = SpecNode::Kind::List;
    SpecNode item;
    item.kind = SpecNode::Kind::Text;
    item.text = text;
    list.children.push_back(item);
    QStringList found;
    for (const SpecVariable &variable : specVariables(list)) {
        QString shown = variable.name;
        if (variable.required)
            shown += u'!';
        if (!variable.defaultValue.isEmpty())
            shown += u'-' + variable.defaultValue;
        if (!variable.alternateValue.isEmpty())
            shown += u'+' + variable.alternateValue;
        found.append(shown);
    }
    QTEST(found.join(u' '), "expected");
}

QTEST_APPLESS_MAIN(tst_Variables)
#include "tst_variables.moc"
