#include "core/compose/selection.h"

#include <QHash>
#include <QSet>

namespace core {

namespace {

QStringList textsAt(const SpecNode &service, QStringView key)
{
    QStringList texts;
    if (const SpecNode *list = service.find(key)) {
        for (const SpecNode &item : list->children)
            texts.append(item.text);
    }
    return texts;
}

using ServiceMap = QHash<QString, const SpecNode *>;

ServiceMap byName(const SpecNode &services)
{
    ServiceMap map;
    map.reserve(static_cast<qsizetype>(services.children.size()));
    for (const SpecNode &service : services.children)
        map.insert(service.key, &service);
    return map;
}

bool isOn(const QStringList &own, const QSet<QString> &active)
{
    return own.isEmpty() || active.contains(QStringLiteral("*"))
           || std::any_of(
               own.begin(), own.end(), [&](const QString &name) { return active.contains(name); });
}

/// Walks from a service to what it depends on, and lists the deepest first. Its own stack: a chain
/// of dependencies may be as long as the file.
class DependencyWalk
{
public:
    explicit DependencyWalk(ServiceMap services)
        : m_services(std::move(services))
    {}

    void add(const QString &name)
    {
        std::vector<Step> steps;
        enter(steps, name);
        while (!steps.empty()) {
            Step &step = steps.back();
            if (step.next < step.dependencies.size()) {
                const QString next = step.dependencies[step.next++];
                enter(steps, next);
                continue;
            }
            m_names.append(step.name);
            steps.pop_back();
        }
    }

    const QStringList &names() const { return m_names; }

private:
    struct Step
    {
        QString name = {};
        QStringList dependencies = {};
        qsizetype next = 0;
    };

    void enter(std::vector<Step> &steps, const QString &name)
    {
        const SpecNode *service = m_services.value(name);
        if (!service || m_seen.contains(name))
            return;
        m_seen.insert(name);
        Step step{.name = name, .dependencies = {}, .next = 0};
        if (const SpecNode *dependencies = service->find(u"depends_on")) {
            for (const SpecNode &dependency : dependencies->children)
                step.dependencies.append(dependency.key);
        }
        steps.push_back(std::move(step));
    }

    const ServiceMap m_services;
    QSet<QString> m_seen;
    QStringList m_names;
};

} // namespace

ServiceSelection
selectServices(const SpecNode &services, const QStringList &targets, const QStringList &profiles)
{
    ServiceSelection selection;
    QSet<QString> active(profiles.begin(), profiles.end());
    ServiceMap known = byName(services);
    for (const QString &target : targets) {
        const SpecNode *service = known.value(target);
        if (!service && selection.unknown.isEmpty())
            selection.unknown = target;
        if (!service)
            continue;
        const QStringList own = textsAt(*service, u"profiles");
        if (!isOn(own, active))
            active.unite(QSet<QString>(own.begin(), own.end()));
    }
    for (const SpecNode &service : services.children) {
        const QStringList own = textsAt(service, u"profiles");
        if (isOn(own, active)) {
            selection.selected.append(service.key);
            continue;
        }
        known.remove(service.key);
        selection.disabled.append({.name = service.key, .profiles = own});
    }
    if (!targets.isEmpty()) {
        DependencyWalk walk(std::move(known));
        for (const QString &target : targets)
            walk.add(target);
        const QSet<QString> needed(walk.names().begin(), walk.names().end());
        selection.selected.removeIf([&](const QString &name) { return !needed.contains(name); });
    }
    return selection;
}

QStringList profilesOf(const SpecNode &services)
{
    QStringList profiles;
    for (const SpecNode &service : services.children)
        profiles += textsAt(service, u"profiles");
    profiles.sort();
    profiles.removeDuplicates();
    return profiles;
}

QStringList dependenciesFirst(const SpecNode &services, const QStringList &names)
{
    DependencyWalk walk(byName(services));
    for (const QString &name : names)
        walk.add(name);
    const QSet<QString> wanted(names.begin(), names.end());
    QStringList ordered = walk.names();
    ordered.removeIf([&](const QString &name) { return !wanted.contains(name); });
    return ordered;
}

} // namespace core
