#include "core/logs/logtail.h"

#include <algorithm>
#include <array>

namespace core {

using namespace std::chrono_literals;

namespace {

/// When to look after a stream has ended: a container that is being replaced is gone for a moment.
constexpr std::array lookDelays{200ms, 800ms, 2000ms, 4000ms};
/// After so many looks nobody waits for a stack of which nothing runs.
constexpr int looksUntilEnd = 2;

} // namespace

LogTail::LogTail(const Protocol &protocol,
                 Runner &runner,
                 const QList<ContainerInfo> &containers,
                 const LogOptions &options,
                 QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
    , m_containers(containers)
    , m_follower(protocol, runner)
{
    if (!containers.isEmpty())
        m_project = containers.first().project();
    for (const ContainerInfo &container : containers) {
        m_services << container.service();
        if (container.project() != m_project)
            m_project.clear();
    }
    m_lookTimer.setSingleShot(true);
    m_follower.setInitial(options);
    connect(&m_lookTimer, &QTimer::timeout, this, &LogTail::look);
    connect(&m_follower, &LogFollower::linesRead, this, &LogTail::linesRead);
    connect(&m_follower, &LogFollower::interrupted, this, [this] {
        m_looks = 0;
        lookSoon();
    });
    connect(&m_follower, &LogFollower::allEnded, this, [this] {
        if (!m_isLooking && !m_lookTimer.isActive())
            emit ended();
    });
}

void LogTail::start()
{
    m_follower.setContainers(m_containers);
}

void LogTail::stop()
{
    m_lookTimer.stop();
    m_follower.stop();
}

void LogTail::lookSoon()
{
    if (!m_isLooking && m_looks < int(lookDelays.size()))
        m_lookTimer.start(lookDelays[size_t(m_looks)]);
}

void LogTail::look()
{
    QStringList ids;
    for (const ContainerInfo &container : m_containers)
        ids << container.id;
    const bool byProject = !m_project.isEmpty();
    const CommandLine command = byProject ? m_protocol.listContainers({.project = m_project})
                                          : m_protocol.inspectContainers(ids);
    m_isLooking = true;
    m_runner.run(command, this, [this, byProject](const ProcessResult &result) {
        m_isLooking = false;
        ++m_looks;
        // An inspection fails when one container is gone, and still tells of the others.
        const auto containers = byProject ? m_protocol.parseContainerList(result.output)
                                          : m_protocol.parseInspection(result.output);
        if ((result.succeeded() || !byProject) && containers)
            take(*containers);
        lookSoon();
    });
}

void LogTail::take(const QList<ContainerInfo> &containers)
{
    m_containers.clear();
    for (const ContainerInfo &container : containers) {
        const bool isOurs = m_project.isEmpty()
                            || (m_services.contains(container.service()) && !container.isOneOff());
        if (isOurs)
            m_containers << container;
    }
    const bool hasRunning = std::ranges::any_of(m_containers, &ContainerInfo::isRunning);
    if (!hasRunning && m_looks >= looksUntilEnd)
        m_looks = int(lookDelays.size());
    m_follower.setContainers(m_containers);
}

} // namespace core
