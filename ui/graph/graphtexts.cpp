#include "ui/graph/graphtexts.h"

#include "core/support/duration.h"

#include <QCoreApplication>

namespace ui {
namespace {

using core::ServiceState;
using Condition = core::Dependency::Condition;

struct GraphTr
{
    Q_DECLARE_TR_FUNCTIONS(ui::GraphTexts)
};

QString ageText(const QDateTime &since, const QDateTime &now)
{
    if (!since.isValid())
        return {};
    const qint64 milliseconds = since.msecsTo(now);
    if (milliseconds < 0)
        return {};
    if (milliseconds < 10'000)
        return GraphTr::tr("%1 s").arg(milliseconds / 1000);
    return core::shortDuration(std::chrono::milliseconds(milliseconds));
}

QString stateWords(const core::ServiceSnapshot &service)
{
    const QString word = core::serviceStateText(service.state);
    if (service.state == ServiceState::Done)
        return GraphTr::tr("done (exit %1)").arg(service.exitCode);
    if (service.state == ServiceState::Failed && service.exitCode != 0)
        return GraphTr::tr("failed (exit %1)").arg(service.exitCode);
    if (service.replicas > 1 && service.state != ServiceState::NotCreated) {
        return GraphTr::tr("%1 %2 of %3")
            .arg(word)
            .arg(service.runningReplicas)
            .arg(service.replicas);
    }
    return word;
}

/// Whether the reason says more in the little room of a card than the state's word and age.
bool reasonSaysMore(const core::ServiceSnapshot &service)
{
    if (service.reason.isEmpty())
        return false;
    return service.state == ServiceState::Waiting || service.state == ServiceState::Unknown
           || (service.state == ServiceState::Failed && service.exitCode == 0);
}

} // namespace

QString conditionText(Condition condition)
{
    switch (condition) {
    case Condition::Started:
        return GraphTr::tr("started");
    case Condition::Healthy:
        return GraphTr::tr("healthy");
    case Condition::CompletedSuccessfully:
        return GraphTr::tr("done");
    }
    Q_UNREACHABLE();
}

QString edgeSentence(const QString &from, const QString &to, Condition condition)
{
    switch (condition) {
    case Condition::Started:
        return GraphTr::tr("%1 starts when %2 has started.").arg(from, to);
    case Condition::Healthy:
        return GraphTr::tr("%1 starts when %2 is healthy.").arg(from, to);
    case Condition::CompletedSuccessfully:
        return GraphTr::tr("%1 starts when %2 has ended without an error.").arg(from, to);
    }
    Q_UNREACHABLE();
}

QString cardText(const core::ServiceSnapshot &service, const QDateTime &now)
{
    if (reasonSaysMore(service))
        return service.reason;
    const QString words = stateWords(service);
    const QString age = ageText(service.since, now);
    switch (service.state) {
    case ServiceState::NotCreated:
    case ServiceState::Unknown:
    case ServiceState::Done:
    case ServiceState::Stopped:
        return words;
    default:
        return age.isEmpty() ? words : GraphTr::tr("%1, %2").arg(words, age);
    }
}

QString missingServiceText()
{
    return GraphTr::tr("not in this stack");
}

QString moreChipsText(int count)
{
    return GraphTr::tr("%n more", nullptr, count);
}

QString spokenText(const core::ServiceSnapshot &service)
{
    QStringList parts{service.name, stateWords(service)};
    if (!service.reason.isEmpty())
        parts << service.reason;
    for (const core::Dependency &dependency : service.dependsOn) {
        parts << GraphTr::tr("depends on %1 (%2)")
                     .arg(dependency.service, conditionText(dependency.condition));
    }
    return parts.join(QStringLiteral(", "));
}

QString mountsText(const core::ServiceSnapshot &service)
{
    const int volumes = int(service.volumes.size());
    const int files = std::max(0, int(service.mounts.size()) - volumes);
    if (volumes == 0 && files == 0)
        return GraphTr::tr("none");
    if (files == 0)
        return GraphTr::tr("%n volume(s)", nullptr, volumes);
    if (volumes == 0)
        return GraphTr::tr("%n file(s)", nullptr, files);
    return GraphTr::tr("%1, %2").arg(GraphTr::tr("%n volume(s)", nullptr, volumes),
                                     GraphTr::tr("%n file(s)", nullptr, files));
}

} // namespace ui
