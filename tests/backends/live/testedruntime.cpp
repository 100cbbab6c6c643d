#include "testedruntime.h"

#include "backends/backends.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

TestedRuntime::TestedRuntime(const QString &name)
    : m_live(name)
    , m_missing(m_live.problem())
{
    if (m_missing.isEmpty())
        probe();
    if (m_missing.isEmpty())
        buildImage();
}

void TestedRuntime::probe()
{
    std::shared_ptr<const core::Driver> driver;
    for (const auto &candidate : backends::allDrivers()) {
        if (candidate->name() == m_live.name())
            driver = candidate;
    }
    core::BackendInfo info = {.name = driver->name(), .title = driver->title()};
    info.found = core::Tick::Yes;
    info.executable = QStandardPaths::findExecutable(driver->executables().first());
    core::CommandLine command = driver->probe(info.executable);
    command.timeout = std::chrono::seconds(20); // a busy machine is no failure here
    info = driver->readProbe(info, run(command));
    if (!info.available)
        m_missing = info.reason + u' ' + info.detail;
    m_protocol = driver->protocol(info);
}

void TestedRuntime::buildImage()
{
    const QByteArray file = "FROM " + support::LiveRuntime::testImage().toUtf8()
                            + "\n"
                              "ARG ARGUMENT\n"
                              "ENV FROM_IMAGE=$ARGUMENT\n"
                              "HEALTHCHECK --interval=1h CMD true\n"
                              "ENTRYPOINT [\"/bin/echo\", \"image entrypoint\"]\n"
                              "CMD [\"image command\"]\n";
    const core::CommandLine command =
        m_protocol->buildImage({.context = folder(),
                                .dockerfileInline = QString::fromUtf8(file),
                                .args = {{"ARGUMENT", "yes"}},
                                .labels = {{"made.by", "a test, of Perry"}}},
                               image());
    const core::ProcessResult result = run(command);
    if (!result.succeeded())
        m_missing = QString::fromUtf8(described(command, result));
}

core::ContainerSpec TestedRuntime::sleeper(const QString &name)
{
    core::ContainerSpec spec = {.name = named(name), .image = image()};
    spec.settings.entrypoint = QStringList{"/bin/sleep"};
    spec.settings.command = QStringList{"300"};
    spec.settings.stopGracePeriod = std::chrono::seconds(0);
    return spec;
}

/// podman fails when an interface of the machine goes while it looks, as those of docker's test do.
core::ProcessResult TestedRuntime::run(const core::CommandLine &command)
{
    core::ProcessResult result;
    for (int tries = 0; tries < 4; ++tries) {
        result = runOnce(command);
        if (!result.errorOutput.contains("no such network interface"))
            break;
        QTest::qWait(200);
    }
    return result;
}

core::ProcessResult TestedRuntime::runOnce(const core::CommandLine &command)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : command.unsetEnvironment)
        environment.remove(name);
    for (auto it = command.environment.begin(); it != command.environment.end(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.start(command.program, command.arguments);
    process.write(command.input);
    process.closeWriteChannel();
    const int limit = command.timeout.count() == 0 ? 120000 : int(command.timeout.count());
    core::ProcessResult result;
    if (!process.waitForFinished(limit)) {
        result.end = process.state() == QProcess::NotRunning ? core::ProcessResult::End::NotStarted
                                                             : core::ProcessResult::End::TimedOut;
        process.kill();
        process.waitForFinished();
    }
    result.exitCode = process.exitCode();
    result.output = process.readAllStandardOutput();
    result.errorOutput = process.readAllStandardError();
    return result;
}

core::ProcessResult TestedRuntime::run(const QList<core::CommandLine> &commands)
{
    core::ProcessResult result;
    for (const core::CommandLine &command : commands) {
        result = run(command);
        if (!result.succeeded())
            break;
    }
    return result;
}

void TestedRuntime::remove(const QStringList &containers) const
{
    run(m_protocol->removeContainers(containers, true));
}

QStringList testedRuntimes()
{
    const QString name = qEnvironmentVariable("PERRY_LIVE_RUNTIME");
    return name.isEmpty() ? QStringList{"podman", "docker"} : QStringList{name};
}

QByteArray described(const core::CommandLine &command, const core::ProcessResult &result)
{
    return core::shellText(command).toUtf8() + "\nexit code " + QByteArray::number(result.exitCode)
           + "\n" + result.output.right(2000) + result.errorOutput.right(2000);
}
