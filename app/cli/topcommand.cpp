#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "core/state/containerchoice.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace cli {

namespace {

/// The answers of all containers, in their order.
struct ProcessRound
{
    QList<core::ContainerInfo> containers = {};
    QList<core::ProcessTable> tables = {}; ///< without columns for one that has ended meanwhile
    std::optional<core::Error> error = {};
    qsizetype pending = 0;
};

core::Json processesJson(const ProcessRound &round)
{
    core::Json list = core::Json::array();
    for (qsizetype i = 0; i < round.containers.size(); ++i) {
        const core::ProcessTable &table = round.tables.at(i);
        if (table.columns.isEmpty())
            continue;
        core::Json processes = core::Json::array();
        for (const QStringList &row : table.rows) {
            core::Json process = core::Json::object();
            for (qsizetype column = 0; column < table.columns.size(); ++column)
                process[table.columns.at(column).toStdString()] = row.at(column).toStdString();
            processes.push_back(process);
        }
        core::Json json = core::Json::object();
        json["service"] = round.containers.at(i).service().toStdString();
        json["container"] = round.containers.at(i).name.toStdString();
        json["processes"] = processes;
        list.push_back(json);
    }
    return list;
}

QList<QStringList> processRows(const ProcessRound &round)
{
    QList<QStringList> rows{{"SERVICE", "#"}};
    for (qsizetype i = 0; i < round.containers.size(); ++i) {
        const core::ProcessTable &table = round.tables.at(i);
        if (rows.first().size() == 2)
            rows.first() += table.columns;
        const QStringList start{round.containers.at(i).service(),
                                QString::number(round.containers.at(i).number())};
        for (const QStringList &row : table.rows)
            rows << start + row;
    }
    return rows;
}

void finishRound(Context &context, const ProcessRound &round)
{
    if (round.error) {
        context.fail(*round.error);
        return;
    }
    if (context.output().isJson())
        context.output().answerJson(processesJson(round));
    else
        context.output().answerTable(processRows(round));
    context.finish(exitcode::done);
}

void listProcesses(Context &context, const QList<core::ContainerInfo> &containers)
{
    auto round = std::make_shared<ProcessRound>();
    round->containers = containers;
    round->tables.resize(containers.size());
    round->pending = containers.size();
    if (containers.isEmpty())
        finishRound(context, *round);
    for (qsizetype i = 0; i < containers.size(); ++i) {
        const core::CommandLine command = context.protocol()->listProcesses(containers.at(i).name);
        context.runner().run(
            command, &context, [&context, round, command, i](const core::ProcessResult &result) {
                const core::Protocol &protocol = *context.protocol();
                const auto table =
                    result.succeeded()
                        ? protocol.parseProcesses(result.output)
                        : core::Result<core::ProcessTable>(protocol.errorOf(command, result));
                if (table)
                    round->tables[i] = *table;
                else if (table.error().kind != core::Error::Kind::NotFound && !round->error)
                    round->error = table.error();
                if (--round->pending == 0)
                    finishRound(context, *round);
            });
    }
}

} // namespace

void runTop(Context &context)
{
    const QStringList services = context.invocation().arguments;
    lookAtStack(
        context, services, [&context, services](const core::Stack &, const core::State &state) {
            QList<core::ContainerInfo> running;
            // podman refuses what is paused, and docker what is about to be restarted.
            for (const core::ContainerInfo &container : core::chosenContainers(state, services)) {
                if (container.status == core::ContainerInfo::Status::Running)
                    running << container;
            }
            listProcesses(context, running);
        });
}

} // namespace cli
