#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "core/state/containerchoice.h"
#include "core/state/snapshot.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace cli {

namespace {

QString portText(const core::PublishedPort &port)
{
    const QString inside = QStringLiteral("%1/%2").arg(port.containerPort).arg(port.protocol);
    return port.hostPort == 0 ? inside : core::addressText(port) + QStringLiteral("->") + inside;
}

QString statusText(const core::ContainerInfo &container)
{
    QString text = core::statusName(container.status);
    if (container.status == core::ContainerInfo::Status::Exited)
        text += QStringLiteral(" (%1)").arg(container.exitCode);
    const QString health = core::healthName(container.health);
    if (!health.isEmpty() && container.isRunning())
        text += QStringLiteral(" (%1)").arg(health);
    return text;
}

core::Json containerJson(const core::ContainerInfo &container)
{
    core::Json json = core::Json::object();
    json["id"] = container.id.toStdString();
    json["name"] = container.name.toStdString();
    json["project"] = container.project().toStdString();
    json["service"] = container.service().toStdString();
    json["image"] = container.image.toStdString();
    json["status"] = core::statusName(container.status).toStdString();
    json["state"] = core::statusName(container.status).toStdString();
    json["health"] = core::healthName(container.health).toStdString();
    json["exitCode"] = container.exitCode;
    core::Json ports = core::Json::array();
    for (const core::PublishedPort &port : container.ports) {
        core::Json entry = core::Json::object();
        entry["hostIp"] = port.hostIp.toStdString();
        entry["hostPort"] = port.hostPort;
        entry["containerPort"] = port.containerPort;
        entry["protocol"] = port.protocol.toStdString();
        ports.push_back(entry);
    }
    json["ports"] = ports;
    json["networks"] = core::toJson(container.networks);
    json["labels"] = core::toJson(container.labels);
    if (container.createdAt.isValid())
        json["createdAt"] = container.createdAt.toString(Qt::ISODateWithMs).toStdString();
    return json;
}

void printContainers(Context &context, QList<core::ContainerInfo> containers)
{
    std::sort(containers.begin(), containers.end(), [](const auto &a, const auto &b) {
        return a.name < b.name;
    });
    if (context.output().isJson()) {
        core::Json list = core::Json::array();
        for (const core::ContainerInfo &container : containers)
            list.push_back(containerJson(container));
        context.output().answerJson(list);
        return;
    }
    QList<QStringList> rows{{"NAME", "SERVICE", "IMAGE", "STATUS", "PORTS"}};
    for (const core::ContainerInfo &container : containers) {
        QStringList ports;
        for (const core::PublishedPort &port : container.ports)
            ports << portText(port);
        ports.removeDuplicates();
        rows << QStringList{container.name,
                            container.service(),
                            container.image,
                            statusText(container),
                            ports.join(QStringLiteral(", "))};
    }
    context.output().answerTable(rows);
}

} // namespace

void runPs(Context &context)
{
    const QStringList wanted = context.invocation().arguments;
    lookAtStack(context, wanted, [&context, wanted](const core::Stack &, const core::State &state) {
        const bool all = context.invocation().has("all");
        const auto containers = all ? state.containers : core::onlyRunning(state.containers);
        QList<core::ContainerInfo> shown;
        for (const core::ContainerInfo &container : containers) {
            if ((all || !container.isOneOff())
                && (wanted.isEmpty() || wanted.contains(container.service())))
                shown << container;
        }
        printContainers(context, shown);
        context.finish(exitcode::done);
    });
}

} // namespace cli
