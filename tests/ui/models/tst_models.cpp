#include "tests/ui/support/samples.h"
#include "ui/models/commandsmodel.h"
#include "ui/models/jobsmodel.h"
#include "ui/models/servicesmodel.h"
#include "ui/models/stacksmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using core::ServiceState;
using Reporting = QAbstractItemModelTester::FailureReportingMode;

namespace {

QStringList names(const ui::ServicesModel &model)
{
    QStringList names;
    for (const auto &service : model.rows())
        names.append(service.name);
    return names;
}

QList<core::ServiceSnapshot> servicesNamed(const QString &letters)
{
    QList<core::ServiceSnapshot> services;
    for (const QChar letter : letters)
        services.append(samples::service(letter, ServiceState::Running, QStringLiteral("x")));
    return services;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT

private slots:
    void progressNamesWhatTakesLong()
    {
        core::JobSnapshot job = samples::runningJob();
        QCOMPARE(ui::jobProgressText(job), QStringLiteral("Up shop: 4 of 6 steps, api 12 s"));
        job.steps[4].startedAt = std::chrono::steady_clock::now();
        QCOMPARE(ui::jobProgressText(job), QStringLiteral("Up shop: 4 of 6 steps"));
    }

    void rowsGoFromAnyListToAnyOther_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("filled") << ""
                                << "abc";
        QTest::newRow("emptied") << "abc"
                                 << "";
        QTest::newRow("same") << "abc"
                              << "abc";
        QTest::newRow("one more in the middle") << "ac"
                                                << "abc";
        QTest::newRow("one less in the middle") << "abc"
                                                << "ac";
        QTest::newRow("reversed") << "abcd"
                                  << "dcba";
        QTest::newRow("moved down") << "abcd"
                                    << "bcda";
        QTest::newRow("all other") << "abc"
                                   << "xyz";
        QTest::newRow("mixed") << "abcdef"
                               << "fxbya";
    }

    void rowsGoFromAnyListToAnyOther()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        ui::ServicesModel model;
        const QAbstractItemModelTester tester(&model, Reporting::QtTest);
        model.setServices(servicesNamed(before));
        model.setServices(servicesNamed(after));
        QCOMPARE(names(model).join(QString()), after);
    }

    void selectionAndUntouchedRowsSurviveARefresh()
    {
        ui::ServicesModel model;
        model.setServices(samples::shop().services);
        QItemSelectionModel selection(&model);
        selection.select(model.index(2, 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const QPersistentModelIndex web(model.index(5, 0));
        QSignalSpy changed(&model, &ui::ServicesModel::dataChanged);
        QSignalSpy reset(&model, &ui::ServicesModel::modelReset);

        auto services = samples::shop().services;
        for (qsizetype i = 0; i < services.size(); ++i)
            services[i].since = model.service(int(i)).since;
        services[2].state = ServiceState::Healthy;
        services.removeAt(3);
        model.setServices(services);

        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(model.service(selection.selectedRows().first().row()).name, QStringLiteral("api"));
        QCOMPARE(web.row(), 4);
    }

    void agesGrowWithoutTouchingOtherColumns()
    {
        ui::ServicesModel model;
        model.setServices(samples::shop().services);
        QCOMPARE(model.nextChange(), 1000);
        QSignalSpy changed(&model, &ui::ServicesModel::dataChanged);
        model.setNow(QDateTime::currentDateTimeUtc().addSecs(5));
        QCOMPARE(changed.count(), 1);
        const auto topLeft = changed.first().first().toModelIndex();
        QCOMPARE(topLeft.column(), int(ui::ServicesModel::Column::Since));
        QCOMPARE(model.service(topLeft.row()).name, QStringLiteral("api"));
    }

    void stacksAreSortedByNameAndReplaced()
    {
        ui::StacksModel model;
        const QAbstractItemModelTester tester(&model, Reporting::QtTest);
        for (const auto &stack : samples::stacks())
            model.setStack(stack);
        QCOMPARE(model.rows().first().project, QStringLiteral("blog"));
        QCOMPARE(model.rowCount(), 4);
        core::StackSnapshot blog = *model.stack(QStringLiteral("blog"));
        blog.reachable = false;
        model.setStack(blog);
        QCOMPARE(model.rowCount(), 4);
        QVERIFY(!model.stack(QStringLiteral("blog"))->reachable);
        model.removeStack(QStringLiteral("blog"));
        model.removeStack(QStringLiteral("blog"));
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.stack(QStringLiteral("blog")) == nullptr);
    }

    void jobsComeNewestFirstAndOldOnesFallOff()
    {
        ui::JobsModel model;
        const QAbstractItemModelTester tester(&model, Reporting::QtTest);
        for (int id = 1; id <= ui::JobsModel::maximum + 5; ++id) {
            core::JobSnapshot job = samples::finishedJob();
            job.id = id;
            model.setJob(job);
        }
        QCOMPARE(model.rowCount(), ui::JobsModel::maximum);
        QVERIFY(model.job(1) == nullptr);
        QCOMPARE(model.newestRunning(), nullptr);

        core::JobSnapshot job = samples::runningJob();
        job.id = 1000;
        model.setJob(job);
        QCOMPARE(model.runningCount(), 1);
        QCOMPARE(model.runningJob(QStringLiteral("shop"))->id, 1000);
        QCOMPARE(model.runningJob(QStringLiteral("blog")), nullptr);
        job.state = core::JobSnapshot::State::Cancelled;
        model.setJob(job);
        QCOMPARE(model.runningCount(), 0);
        QCOMPARE(model.rows().first().id, 1000);
    }

    void jobErrorsNameTheirService_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("text");
        const auto add =
            [](const char *name, const char *service, const char *summary, const char *text) {
                QTest::newRow(name) << QString(service) << QString(summary) << QString(text);
            };
        add("of none", "", "No runtime works.", "No runtime works.");
        add("not named", "web", "The disk is full.", "web: The disk is full.");
        add("named", "db", "db is unhealthy.", "db is unhealthy.");
        add("part of a word", "db", "The dbus is away.", "db: The dbus is away.");
        add("part of another name", "db", "db-2 is away.", "db: db-2 is away.");
        add("a name like a pattern", "a.b", "The axb is away.", "a.b: The axb is away.");
    }

    void jobErrorsNameTheirService()
    {
        QFETCH(const QString, service);
        QFETCH(const QString, summary);
        core::JobSnapshot job;
        job.error.summary = summary;
        job.error.service = service;
        QTEST(ui::jobErrorText(job), "text");
    }

    void stepsKeepTheirRows()
    {
        ui::StepsModel model;
        const QAbstractItemModelTester tester(&model, Reporting::QtTest);
        core::JobSnapshot job = samples::runningJob();
        model.setSteps(job.steps);
        QSignalSpy changed(&model, &ui::StepsModel::dataChanged);
        job.steps[4].state = core::JobStep::State::Done;
        model.setSteps(job.steps);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!model.data(model.index(4, 0), Qt::AccessibleTextRole).toString().isEmpty());
    }

    void onlyTheLastCommandsAreKept()
    {
        ui::CommandsModel model;
        const QAbstractItemModelTester tester(&model, Reporting::QtTest);
        for (int i = 0; i < ui::CommandsModel::maximum + 3; ++i) {
            core::CommandRecord record = samples::commands().first();
            record.text = QString::number(i);
            model.append(record);
        }
        QCOMPARE(model.rowCount(), ui::CommandsModel::maximum);
        QCOMPARE(model.command(0).text, QString::number(ui::CommandsModel::maximum + 2));
    }

    void aCommandSaysHowItEnded()
    {
        core::CommandRecord record = samples::commands().last();
        QCOMPARE(ui::commandEndText(record), QStringLiteral("1"));
        record.end = core::ProcessResult::End::TimedOut;
        QCOMPARE(ui::commandEndText(record), QStringLiteral("timed out"));
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
