#include "core/engine/healthkeeper.h"

#include <QSet>

namespace core {

HealthKeeper::HealthKeeper(const Protocol &protocol,
                           Runner &runner,
                           TimingLookup timing,
                           QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
    , m_timing(std::move(timing))
{}

HealthKeeper::~HealthKeeper() = default;

void HealthKeeper::setContainers(const QList<ContainerInfo> &containers)
{
    QSet<QString> alive;
    for (const ContainerInfo &container : containers) {
        const bool hasTest =
            !container.healthTest.isEmpty() && container.healthTest.first() != u"NONE";
        if (!hasTest || container.status != ContainerInfo::Status::Running)
            continue;
        alive.insert(container.id);
        if (!m_checkers.contains(container.id))
            add(container);
    }
    for (auto entry = m_checkers.begin(); entry != m_checkers.end();) {
        if (alive.contains(entry->first)) {
            ++entry;
            continue;
        }
        // It may be the sender of the signal that led here.
        entry->second->stop();
        entry->second.release()->deleteLater();
        m_lastPassed.remove(entry->first);
        entry = m_checkers.erase(entry);
    }
}

void HealthKeeper::add(const ContainerInfo &container)
{
    auto checker = std::make_unique<HealthChecker>(
        container.name, container.healthTest, m_timing(container), m_protocol, m_runner);
    const QString id = container.id;
    if (container.health == ContainerInfo::Health::Healthy)
        m_lastPassed.insert(id, true);
    connect(checker.get(), &HealthChecker::checked, this, [this, id](bool passed) {
        const auto last = m_lastPassed.constFind(id);
        const bool changed = last == m_lastPassed.constEnd() || *last != passed;
        m_lastPassed.insert(id, passed);
        if (changed)
            emit healthChanged();
    });
    connect(checker.get(), &HealthChecker::unhealthy, this, &HealthKeeper::healthChanged);
    checker->start();
    m_checkers.emplace(id, std::move(checker));
}

} // namespace core
