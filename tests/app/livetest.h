#pragma once

#include "tests/support/liveruntime.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

/// perryctl on a real runtime, as a user would run it: the demo from its first plan to its removal,
/// then failures, interrupts and many rounds, which must leave nothing behind. One test for all
/// runtimes.
class LiveTest : public QObject
{
    Q_OBJECT

public:
    explicit LiveTest(const QString &runtime);

private slots:
    void initTestCase();
    void cleanupTestCase();

    // One stack, step by step.
    void configNamesItsServices();
    void planShowsAndChangesNothing();
    void upStartsInOrder();
    void publishedPortAnswers();
    void secretAndConfigAreUsed();
    void servicesFindEachOtherByName();
    void internalNetworkHasNoWayOut();
    void psTellsWhatRuns();
    void logsComeInOrder();
    void execPassesItsExitCodeOn();
    void containersAreLookedInto();
    void secondUpChangesNothing();
    void containersAreControlled();
    void oneOffsRunAndGo();
    void downByHandleFromAnotherProcess();
    void dataSurvivesDown();
    void downWithVolumesRemovesAll();

    // Small stacks.
    void failureIsTakenBack();
    void failureKeepsWhatWasThere();
    void secretsHooksAndNamespacesArrive();
    void changedContentRecreates();
    void rollbackRestores();
    void anonymousVolumesAreTakenOver();
    void takesTurnsWithDockerCompose();
    void invalidSpecIsNamedByPlace();
    void interruptLeavesNothing_data();
    void interruptLeavesNothing();
    void signalsReachTheOneOff_data();
    void signalsReachTheOneOff();
    void roundsLeaveNothing();

private:
    support::Finished perryctl(const QStringList &arguments, int limitMs = 90'000) const;
    /// perryctl on the demo.
    support::Finished demo(const QStringList &arguments, int limitMs = 90'000) const;
    QString containerOf(const QString &service) const;
    /// A time that `inspect` gives, in nanoseconds since 1970.
    qint64 timeOf(const QString &service, const QString &field) const;
    QMap<QString, QString> idsByName() const;
    QByteArray get(const QString &path) const;
    void expectNothingMoreThan(const support::Inventory &before) const;

    const QString m_runtimeName;
    std::unique_ptr<support::LiveRuntime> m_runtime;
    QString m_demoFile;
    quint16 m_port = 0;
    qint64 m_handle = 0;
};
