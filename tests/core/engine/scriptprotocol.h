#pragma once

#include "tests/core/logs/fakelogs.h"

/// A runtime of which every call is a shell script of the test's. The first call runs the first
/// script of a list, and so on; the last one is repeated; without any, the call succeeds.
class ScriptProtocol : public FakeLogs
{
public:
    QStringList streams = {};  ///< of events(); an event is a line "start NAME"
    QStringList tries = {};    ///< of exec()
    QStringList checks = {};   ///< of runHealthCheck()
    QStringList inspects = {}; ///< of inspectContainers(); `containers` is the answer
    /// What acts: by the name of the container or the reference of the image.
    QHash<QString, QStringList> acts = {};
    bool garbledInspection = false;
    bool passing = false; ///< failures may be gone in a moment
    core::Capabilities abilities = {};

    mutable int eventCalls = 0;
    mutable int checkCalls = 0;
    mutable int inspectCalls = 0;
    mutable QList<core::ContainerSpec> specs = {}; ///< that runContainer() was given
    mutable QList<QStringList> tried = {};         ///< words that exec() was given

    const core::Capabilities &capabilities() const override { return abilities; }
    core::CommandLine inspectContainers(const QStringList &ids) const override;
    core::Result<QList<core::ContainerInfo>> parseInspection(const QByteArray &) const override;
    core::CommandLine pullImage(const QString &reference, const QString &) const override;
    QList<core::CommandLine> runContainer(const core::ContainerSpec &spec) const override;
    core::CommandLine startContainer(const QString &name) const override;
    core::CommandLine removeContainers(const QStringList &names, bool) const override;
    core::CommandLine exec(const QString &, const core::ExecOptions &options) const override;
    core::CommandLine runHealthCheck(const QString &) const override;
    core::CommandLine events(const core::EventOptions &) const override;
    core::Result<core::RuntimeEvent> parseEvent(const QByteArray &line) const override;
    core::Error errorOf(const core::CommandLine &, const core::ProcessResult &) const override;
};
