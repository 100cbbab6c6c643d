#include "core/logs/logfollower.h"

#include "core/logs/logsource.h"

#include <QSet>

#include <algorithm>

namespace core {

using namespace std::chrono_literals;

namespace {

constexpr int initialTail = 2000;
constexpr auto batchInterval = 16ms;
constexpr qint64 longestHold = 700; // ms
constexpr qsizetype maximumBatch = 20'000;
constexpr qsizetype maximumHeld = 200'000;

bool isEarlier(const LogLine &left, const LogLine &right)
{
    return left.time < right.time;
}

} // namespace

LogFollower::LogFollower(const Protocol &protocol, Runner &runner, QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
    , m_initial{.tail = initialTail}
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(batchInterval);
    m_endTimer.setSingleShot(true);
    m_endTimer.setInterval(0);
    connect(&m_flushTimer, &QTimer::timeout, this, &LogFollower::flushWhenSettled);
    connect(&m_endTimer, &QTimer::timeout, this, &LogFollower::checkEnd);
}

LogFollower::~LogFollower() = default;

void LogFollower::setInitial(const LogOptions &options)
{
    m_initial = options;
}

void LogFollower::setContainers(const QList<ContainerInfo> &containers)
{
    if (m_sources.isEmpty() && !containers.isEmpty())
        m_hold.start();
    QSet<QString> present;
    for (const ContainerInfo &container : containers) {
        const QString key = container.id.isEmpty() ? container.name : container.id;
        present << key;
        if (LogSource *source = m_sources.value(key); source && !source->isRetired())
            source->setContainer(container);
        else if (!source)
            addSource(key, container);
    }
    // Retiring may take a source out of the list.
    const auto sources = m_sources;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (!present.contains(source.key()) && !source.value()->isRetired())
            source.value()->retire();
    }
    m_endTimer.start();
}

void LogFollower::addSource(const QString &key, const ContainerInfo &container)
{
    auto *source = new LogSource(m_protocol, m_runner, m_initial, this);
    m_sources.insert(key, source);
    connect(source, &LogSource::lineRead, this, &LogFollower::take);
    connect(source, &LogSource::interrupted, this, &LogFollower::interrupted);
    connect(source, &LogSource::ended, this, [this, key, source] {
        if (source->isRetired()) {
            m_sources.remove(key);
            source->deleteLater();
        }
        m_endTimer.start();
    });
    source->setContainer(container);
}

void LogFollower::stop()
{
    const auto sources = std::exchange(m_sources, {});
    for (LogSource *source : sources) {
        source->disconnect(this);
        source->deleteLater();
    }
    m_endTimer.stop();
    flush();
}

bool LogFollower::isActive() const
{
    return std::ranges::any_of(m_sources,
                               [](const LogSource *source) { return source->isActive(); });
}

void LogFollower::take(const LogLine &line)
{
    m_pending << line;
    if (m_pending.size() >= (m_hold.isValid() ? maximumHeld : maximumBatch))
        flush();
    else if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

bool LogFollower::isHolding() const
{
    return m_hold.isValid() && m_hold.elapsed() < longestHold
           && std::ranges::any_of(m_sources,
                                  [](const LogSource *source) { return !source->isSettled(); });
}

void LogFollower::flushWhenSettled()
{
    if (isHolding())
        m_flushTimer.start();
    else
        flush();
}

void LogFollower::flush()
{
    m_flushTimer.stop();
    m_hold.invalidate();
    if (m_pending.isEmpty())
        return;
    LogBatch batch = std::exchange(m_pending, {});
    std::ranges::stable_sort(batch, isEarlier);
    emit linesRead(batch);
}

void LogFollower::checkEnd()
{
    if (isActive())
        return;
    flush();
    emit allEnded();
}

} // namespace core
