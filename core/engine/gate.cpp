#include "core/engine/gate.h"

#include <algorithm>

namespace core {

using namespace std::chrono_literals;

namespace {

/// Events come at once; this is for one that is missed, and for runtimes without a stream.
constexpr auto lookPause = 1s;
constexpr auto firstLookAtRunning = 500ms;
constexpr int quotedLogLines = 10;
/// The failure is known; a log that does not come must not keep it from being told.
constexpr auto longestQuote = 5s;

bool hasTest(const ContainerInfo &container)
{
    return !container.healthTest.isEmpty() && container.healthTest.first() != u"NONE";
}

} // namespace

Gate::Gate(const Operation &wait, const Protocol &protocol, Runner &runner, QObject *parent)
    : QObject(parent)
    , m_wait(wait)
    , m_protocol(protocol)
    , m_runner(runner)
{
    m_nextLook.setSingleShot(true);
    connect(&m_nextLook, &QTimer::timeout, this, &Gate::look);
}

void Gate::start()
{
    // What ends at once has run for a moment, too.
    if (m_wait.kind == Operation::Kind::WaitRunning)
        m_nextLook.start(firstLookAtRunning);
    else
        look();
}

void Gate::cancel()
{
    finish(Error{.kind = Error::Kind::Cancelled, .summary = tr("Cancelled.")});
}

void Gate::nudge(const QString &container)
{
    if (m_wait.targets.contains(container))
        look();
}

void Gate::look()
{
    if (m_over)
        return;
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_nextLook.stop();
    const CommandLine inspect = m_protocol.inspectContainers(m_wait.targets);
    m_runner.run(inspect, this, [this, inspect](const ProcessResult &result) {
        m_looking = false;
        if (m_over)
            return;
        const auto containers = m_protocol.parseInspection(result.output);
        if (!result.succeeded() || !containers || containers->isEmpty()) {
            Error error = unreadable(inspect, result, containers);
            error.service = m_wait.service;
            finish(error);
            return;
        }
        judge(*containers);
        if (m_over)
            return;
        if (std::exchange(m_lookAgain, false))
            look();
        else
            m_nextLook.start(lookPause);
    });
}

Error Gate::unreadable(const CommandLine &inspect,
                       const ProcessResult &result,
                       const Result<QList<ContainerInfo>> &containers) const
{
    if (!result.succeeded())
        return m_protocol.errorOf(inspect, result);
    if (!containers)
        return containers.error();
    return {.kind = Error::Kind::NotFound,
            .summary = tr("The container of %1 is gone.").arg(m_wait.service)};
}

void Gate::judge(const QList<ContainerInfo> &containers)
{
    for (const ContainerInfo &container : containers) {
        if (auto error = hopeless(container)) {
            fail(std::move(*error), container.name);
            return;
        }
    }
    const bool all =
        std::all_of(containers.begin(), containers.end(), [this](const ContainerInfo &container) {
            return holds(container);
        });
    if (all) {
        finish({});
        return;
    }
    if (m_wait.kind == Operation::Kind::WaitCompleted)
        return;
    const bool native = m_protocol.capabilities().isNative(Axis::HealthcheckNative);
    for (const ContainerInfo &container : containers) {
        if (!native && !holds(container) && hasTest(container))
            checkOurselves(container);
        else if (!container.healthOutput.isEmpty())
            emit progressed(tr("last check: %1").arg(container.healthOutput));
    }
}

bool Gate::holds(const ContainerInfo &container) const
{
    if (m_wait.kind == Operation::Kind::WaitCompleted)
        return container.status == ContainerInfo::Status::Exited && container.exitCode == 0;
    if (m_wait.kind == Operation::Kind::WaitRunning) {
        if (container.status == ContainerInfo::Status::Exited)
            return container.exitCode == 0;
        if (!hasTest(container))
            return container.status == ContainerInfo::Status::Running;
    }
    return container.health == ContainerInfo::Health::Healthy || m_passed.contains(container.name);
}

std::optional<Error> Gate::hopeless(const ContainerInfo &container) const
{
    const bool ended = container.status == ContainerInfo::Status::Exited
                       || container.status == ContainerInfo::Status::Dead;
    if (m_wait.kind == Operation::Kind::WaitCompleted) {
        if (!ended || container.exitCode == 0)
            return std::nullopt;
        return Error{.kind = Error::Kind::ServiceStartupFailed,
                     .summary = tr("%1 did not complete: it ended with exit code %2.")
                                    .arg(m_wait.service)
                                    .arg(container.exitCode),
                     .service = m_wait.service};
    }
    if (m_wait.kind == Operation::Kind::WaitRunning && ended && container.exitCode == 0)
        return std::nullopt;
    if (ended)
        return Error{.kind = Error::Kind::ServiceStartupFailed,
                     .summary = (m_wait.kind == Operation::Kind::WaitRunning
                                     ? tr("%1 does not run: it ended with exit code %2.")
                                     : tr("%1 ended with exit code %2 before it was healthy."))
                                    .arg(m_wait.service)
                                    .arg(container.exitCode),
                     .service = m_wait.service};
    const bool native = m_protocol.capabilities().isNative(Axis::HealthcheckNative);
    if (native && container.health == ContainerInfo::Health::Unhealthy)
        return Error{.kind = Error::Kind::ServiceStartupFailed,
                     .summary = tr("%1 is unhealthy.").arg(m_wait.service),
                     .hint = tr("Its health check fails; see the last check's output and the "
                                "service's log."),
                     .detail = cutDetail(container.healthOutput),
                     .service = m_wait.service};
    if (m_wait.kind == Operation::Kind::WaitHealthy && !hasTest(container))
        return Error{
            .kind = Error::Kind::ServiceStartupFailed,
            .summary =
                tr("%1 has no health check, so it can never become healthy.").arg(m_wait.service),
            .hint = tr("Add a healthcheck to %1, or wait for service_started instead.")
                        .arg(m_wait.service),
            .service = m_wait.service};
    return std::nullopt;
}

void Gate::checkOurselves(const ContainerInfo &container)
{
    const QString name = container.name;
    for (const auto &checker : m_checkers) {
        if (checker->objectName() == name)
            return;
    }
    auto checker = std::make_unique<HealthChecker>(
        name, container.healthTest, m_wait.health.value_or(HealthCheck{}), m_protocol, m_runner);
    checker->setObjectName(name);
    connect(checker.get(),
            &HealthChecker::checked,
            this,
            [this, name](bool passed, const QString &output, int failures) {
                if (passed) {
                    m_passed << name;
                    look();
                } else if (failures > 0) {
                    emit progressed(
                        tr("%n check(s) failed, the last one: %1", nullptr, failures).arg(output));
                }
            });
    connect(checker.get(), &HealthChecker::impossible, this, [this] { look(); });
    connect(checker.get(), &HealthChecker::unhealthy, this, [this, name](const QString &output) {
        fail({.kind = Error::Kind::ServiceStartupFailed,
              .summary = tr("%1 is unhealthy.").arg(m_wait.service),
              .hint = tr("Its health check fails; see the last check's output and the service's "
                         "log."),
              .detail = cutDetail(output),
              .service = m_wait.service},
             name);
    });
    checker->start();
    m_checkers.push_back(std::move(checker));
}

/// What the container said last is usually the reason, so it comes along.
void Gate::fail(Error error, const QString &container)
{
    if (m_over)
        return;
    m_over = true;
    for (const auto &checker : m_checkers)
        checker->stop();
    m_nextLook.stop();
    CommandLine logs = m_protocol.logs(container, {.tail = quotedLogLines});
    logs.timeout = longestQuote;
    m_runner.run(logs, this, [this, error](const ProcessResult &result) mutable {
        const QString said = QString::fromUtf8(result.output + result.errorOutput).trimmed();
        if (!said.isEmpty()) {
            const QString before = error.detail.isEmpty() ? QString() : error.detail + u'\n';
            error.detail = cutDetail(before + said);
        }
        emit finished(error);
    });
}

void Gate::finish(const Result<> &result)
{
    if (m_over)
        return;
    m_over = true;
    for (const auto &checker : m_checkers)
        checker->stop();
    m_nextLook.stop();
    emit finished(result);
}

} // namespace core
