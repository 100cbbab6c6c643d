#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "app/cli/terminal.h"
#include "core/engine/observer.h"
#include "core/state/containerchoice.h"
#include "core/support/bytesize.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace cli {

namespace {

using namespace std::chrono_literals;

/// Between two rounds. docker takes one to two seconds for each besides, podman next to nothing.
constexpr auto pauseTime = 1s;
constexpr int maximumMisses = 5;

template<typename T>
core::Json numberJson(const std::optional<T> &number)
{
    return number ? core::Json(*number) : core::Json();
}

QString percentText(const std::optional<double> &percent)
{
    return percent ? QString::number(*percent, 'f', 2) + u'%' : QStringLiteral("--");
}

QString pairText(const std::optional<qint64> &one,
                 const std::optional<qint64> &other,
                 QString (*text)(qint64))
{
    const QString unknown = QStringLiteral("--");
    return (one ? text(*one) : unknown) + QStringLiteral(" / ") + (other ? text(*other) : unknown);
}

QByteArray usageJson(const core::ContainerUsage &usage, const core::ContainerInfo &container)
{
    core::Json json = core::Json::object();
    json["container"] = container.name.toStdString();
    json["service"] = container.service().toStdString();
    json["id"] = container.id.toStdString();
    json["cpuPercent"] = numberJson(usage.cpuPercent);
    json["memoryBytes"] = numberJson(usage.memory);
    json["memoryLimitBytes"] = numberJson(usage.memoryLimit);
    json["memoryPercent"] = numberJson(usage.memoryPercent);
    json["netInBytes"] = numberJson(usage.netIn);
    json["netOutBytes"] = numberJson(usage.netOut);
    json["blockInBytes"] = numberJson(usage.blockIn);
    json["blockOutBytes"] = numberJson(usage.blockOut);
    json["pids"] = numberJson(usage.processes);
    return core::toBytes(json) + '\n';
}

QStringList usageRow(const core::ContainerUsage &usage, const core::ContainerInfo &container)
{
    return {container.name,
            container.service(),
            percentText(usage.cpuPercent),
            pairText(usage.memory, usage.memoryLimit, core::binarySize),
            percentText(usage.memoryPercent),
            pairText(usage.netIn, usage.netOut, core::decimalSize),
            pairText(usage.blockIn, usage.blockOut, core::decimalSize),
            usage.processes ? QString::number(*usage.processes) : QStringLiteral("--")};
}

/// Looks, measures and prints: once, or again and again until it is interrupted.
class StatsLoop : public QObject
{
public:
    StatsLoop(Context &context, const QString &project);

    void measure(const core::State &state);

private:
    void look();
    void take(QList<core::ContainerUsage> usages);
    void print(const QList<core::ContainerUsage> &usages);

    Context &m_context;
    const QString m_project;
    const bool m_once;
    QTimer m_pause;
    QList<core::ContainerInfo> m_containers;
    QList<core::ContainerUsage> m_last; ///< of the round before
    QElapsedTimer m_sinceLast;
    int m_misses = 0;   ///< rounds in a row in which a container was gone
    bool m_open = true; ///< until nobody reads stdout any more
};

StatsLoop::StatsLoop(Context &context, const QString &project)
    : QObject(&context)
    , m_context(context)
    , m_project(project)
    , m_once(context.invocation().has("no-stream"))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseTime);
    QObject::connect(&m_pause, &QTimer::timeout, this, &StatsLoop::look);
    onInterrupt(this, [&context] { context.finish(exitcode::interrupted); });
}

void StatsLoop::look()
{
    core::observe(*m_context.protocol(),
                  m_context.runner(),
                  {.filter = {.project = m_project}, .networks = false, .volumes = false},
                  this,
                  [this](const core::Result<core::State> &state) {
                      if (state)
                          measure(*state);
                      else
                          m_context.fail(state.error());
                  });
}

void StatsLoop::measure(const core::State &state)
{
    m_containers = core::chosenContainers(state, m_context.invocation().arguments);
    if (!m_context.invocation().has("all"))
        m_containers = core::onlyRunning(m_containers);
    QStringList names;
    for (const core::ContainerInfo &container : std::as_const(m_containers))
        names << container.name;
    if (names.isEmpty()) {
        take({});
        return;
    }
    const core::CommandLine command = m_context.protocol()->measureUsage(names);
    m_context.runner().run(command, this, [this, command](const core::ProcessResult &result) {
        const core::Protocol &protocol = *m_context.protocol();
        if (result.succeeded()) {
            const auto usages = protocol.parseUsage(result.output);
            if (usages)
                take(*usages);
            else
                m_context.fail(usages.error());
            return;
        }
        const core::Error error = protocol.errorOf(command, result);
        // One of them has gone meanwhile; the next look is without it.
        if (error.kind == core::Error::Kind::NotFound && ++m_misses < maximumMisses)
            m_pause.start();
        else
            m_context.fail(error);
    });
}

void StatsLoop::take(QList<core::ContainerUsage> usages)
{
    if (m_sinceLast.isValid())
        core::countCpuBetween(usages, m_last, std::chrono::nanoseconds(m_sinceLast.nsecsElapsed()));
    m_sinceLast.start();
    m_misses = 0;
    m_last = usages;
    print(usages);
    if (m_once || !m_open)
        m_context.finish(exitcode::done);
    else
        m_pause.start();
}

void StatsLoop::print(const QList<core::ContainerUsage> &usages)
{
    const Output &output = m_context.output();
    QByteArray text;
    QList<QStringList> rows{{"CONTAINER",
                             "SERVICE",
                             "CPU %",
                             "MEM USAGE / LIMIT",
                             "MEM %",
                             "NET I/O",
                             "BLOCK I/O",
                             "PIDS"}};
    for (const core::ContainerInfo &container : std::as_const(m_containers)) {
        const auto usage = std::find_if(usages.begin(), usages.end(), [&](const auto &one) {
            return one.name == container.name;
        });
        if (usage == usages.end())
            continue;
        if (output.isJson())
            text += usageJson(*usage, container);
        else
            rows << usageRow(*usage, container);
    }
    if (output.isJson()) {
        m_open = output.answer(text);
        return;
    }
    // Over what was there, line by line, so that nothing flickers.
    const bool repaints = !m_once && outputIsTerminal() && qgetenv("TERM") != "dumb";
    if (repaints)
        text += "\033[H";
    for (const QString &line : tableLines(rows))
        text += line.toUtf8() + (repaints ? "\033[K\n" : "\n");
    if (repaints)
        text += "\033[J";
    m_open = output.answer(text);
}

} // namespace

void runStats(Context &context)
{
    lookAtStack(context,
                context.invocation().arguments,
                [&context](const core::Stack &stack, const core::State &state) {
                    (new StatsLoop(context, stack.project))->measure(state);
                });
}

} // namespace cli
