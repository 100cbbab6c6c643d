#include "ui/logs/findfield.h"
#include "ui/logs/logpane.h"
#include "ui/logs/servicechip.h"

#include <QPushButton>
#include <QTest>

using namespace ui;

namespace {

core::LogBatch someLines()
{
    core::LogBatch batch;
    for (int i = 0; i < 300; ++i)
        batch << core::LogLine{.time = (i + 1) * 1'000'000,
                               .service = i % 3 == 0 ? "db" : "api",
                               .text = "line " + QByteArray::number(i)};
    return batch;
}

} // namespace

class tst_LogPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_pane.reset(); }
    void togglesAndSolosServices();
    void addsServicesThatShowUp();
    void findsFromTheField();
    void tellsABadExpression();
    void followButtonFollows();
    void clearsAndRestores();
    void takesAnotherStack();
    void everyControlHasAName();

private:
    ServiceChip *chip(const QString &service) const;
    FindField *field() const { return m_pane->findChild<FindField *>("findField"); }
    QPushButton *button(const char *name) const
    {
        return m_pane->findChild<QPushButton *>(QString::fromLatin1(name));
    }

    std::unique_ptr<LogPane> m_pane;
};

void tst_LogPane::init()
{
    m_pane = std::make_unique<LogPane>();
    m_pane->resize(900, 300);
    m_pane->setServices({"db", "api", "web"});
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_pane->append(someLines());
    QTRY_COMPARE(m_pane->view()->visibleCount(), 300);
}

ServiceChip *tst_LogPane::chip(const QString &service) const
{
    for (ServiceChip *chip : m_pane->findChildren<ServiceChip *>()) {
        if (chip->service() == service)
            return chip;
    }
    return nullptr;
}

void tst_LogPane::togglesAndSolosServices()
{
    QTest::mouseClick(chip("db"), Qt::LeftButton);
    QCOMPARE(m_pane->view()->visibleCount(), 200);
    QTest::keyClick(chip("db"), Qt::Key_Space);
    QCOMPARE(m_pane->view()->visibleCount(), 300);
    QTest::mouseClick(chip("db"), Qt::LeftButton, Qt::AltModifier);
    QCOMPARE(m_pane->view()->visibleCount(), 100);
    QVERIFY(!chip("api")->isChecked());
    QVERIFY(chip("db")->isChecked());
    m_pane->showOnly({});
    QCOMPARE(m_pane->view()->visibleCount(), 300);
}

void tst_LogPane::addsServicesThatShowUp()
{
    QVERIFY(chip("late") == nullptr);
    m_pane->append({{.time = 1, .service = "late", .text = "x"}});
    QVERIFY(chip("late") != nullptr);
    QVERIFY(chip("web") != nullptr);
    m_pane->setServices({"db", "api"});
    QVERIFY(chip("web") == nullptr);
    QVERIFY(chip("late") != nullptr);
}

void tst_LogPane::findsFromTheField()
{
    m_pane->focusFind();
    QVERIFY(field()->hasFocus());
    QTest::keyClicks(field(), "line 29");
    QTRY_COMPARE(field()->outcome(), "0 of 11");
    QTest::keyClick(field(), Qt::Key_Return);
    // The first one in sight, not the first of all.
    QCOMPARE(m_pane->view()->finder().current(), 290u);
    QCOMPARE(field()->outcome(), "2 of 11");
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(field()->outcome(), "11 of 11");
    QTest::keyClick(field(), Qt::Key_F3);
    QCOMPARE(field()->outcome(), "1 of 11");
    QTest::mouseClick(chip("db"), Qt::LeftButton);
    QVERIFY(field()->outcome().endsWith("of 8"));
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(field()->outcome().isEmpty());
    QVERIFY(m_pane->view()->hasFocus());
}

void tst_LogPane::tellsABadExpression()
{
    field()->setText("/(/");
    QVERIFY(!field()->outcome().isEmpty());
    QVERIFY(field()->toolTip() != FindField::helpText());
    field()->setText("/./");
    QTRY_COMPARE(field()->outcome(), "0 of 300");
    QCOMPARE(field()->toolTip(), FindField::helpText());
}

void tst_LogPane::followButtonFollows()
{
    QVERIFY(button("followButton")->isChecked());
    button("followButton")->click();
    QVERIFY(!m_pane->view()->isFollowing());
    QVERIFY(!button("followButton")->isChecked());
    button("followButton")->click();
    QVERIFY(m_pane->view()->isFollowing());
}

void tst_LogPane::clearsAndRestores()
{
    QVERIFY(!button("restoreButton")->isVisible());
    button("clearButton")->click();
    QCOMPARE(m_pane->view()->visibleCount(), 0);
    QVERIFY(button("restoreButton")->isVisible());
    button("restoreButton")->click();
    QCOMPARE(m_pane->view()->visibleCount(), 300);
    QVERIFY(!button("restoreButton")->isVisible());
}

void tst_LogPane::takesAnotherStack()
{
    field()->setText("line");
    QTest::mouseClick(chip("db"), Qt::LeftButton);
    m_pane->clearAll();
    m_pane->setServices({"one"});
    QCOMPARE(m_pane->findChildren<ServiceChip *>().size(), 1);
    QVERIFY(field()->text().isEmpty());
    m_pane->append({{.time = 1, .service = "db", .text = "x"}});
    QTRY_COMPARE(m_pane->view()->visibleCount(), 1);
}

void tst_LogPane::everyControlHasAName()
{
    for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
        const auto *labelled = qobject_cast<const QAbstractButton *>(widget);
        if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QScrollBar"))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || (labelled && !labelled->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_LogPane)
#include "tst_logpane.moc"
