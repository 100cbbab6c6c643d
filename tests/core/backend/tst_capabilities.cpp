#include "core/backend/capabilities.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace core;

class tst_Capabilities : public QObject
{
    Q_OBJECT

private slots:
    void everyAxisHasItsName();
    void whatIsNotListedIsNative();
    void theLastWordCounts();
};

void tst_Capabilities::everyAxisHasItsName()
{
    static const QRegularExpression form(QStringLiteral("^[a-z]+(_[a-z]+)*$"));
    QSet<QString> names;
    for (const Axis axis : allAxes()) {
        QVERIFY(form.match(axisName(axis)).hasMatch());
        names << axisName(axis);
    }
    QCOMPARE(names.size(), static_cast<int>(Axis::MultiArchPull) + 1);
    QCOMPARE(axisName(Axis::HealthcheckNative), "healthcheck_native");
}

void tst_Capabilities::whatIsNotListedIsNative()
{
    const Capabilities capabilities;
    for (const Axis axis : allAxes()) {
        QVERIFY(capabilities.isNative(axis));
        QVERIFY(capabilities.of(axis).reason.isEmpty());
    }
}

void tst_Capabilities::theLastWordCounts()
{
    Capabilities capabilities;
    capabilities.set(Axis::Privileged, {.level = Support::Level::Unsupported, .reason = "no"});
    capabilities.set(Axis::Privileged, {.level = Support::Level::Partial, .reason = "rootless"});
    QCOMPARE(capabilities.of(Axis::Privileged),
             (Support{.level = Support::Level::Partial, .reason = "rootless"}));
    QVERIFY(!capabilities.isNative(Axis::Privileged));
    QVERIFY(capabilities.isNative(Axis::NamedVolumes));
}

QTEST_GUILESS_MAIN(tst_Capabilities)
#include "tst_capabilities.moc"
