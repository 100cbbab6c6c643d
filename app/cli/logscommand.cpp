#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "app/cli/terminal.h"
#include "core/logs/logreader.h"
#include "core/logs/servicecolour.h"
#include "core/support/duration.h"

#include <nlohmann/json.hpp>

#include <QDateTime>

namespace cli {

namespace {

/// Colours of a 256-colour terminal, in the order of the palette that the desktop app uses.
constexpr int terminalColours[] = {167, 130, 142, 71, 37, 31, 68, 98, 133, 168};

QByteArray timeText(qint64 nanoseconds)
{
    if (nanoseconds == 0)
        return "-";
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(nanoseconds / 1000000).toUTC();
    return time.toString(Qt::ISODateWithMs).toUtf8();
}

/// Writes lines as docker compose does: the container's short name, a bar, the text.
class LogPrinter
{
public:
    LogPrinter(const Context &context, const QList<core::ContainerInfo> &containers);

    void print(const core::LogBatch &lines);
    /// False once nobody reads stdout any more.
    bool isOpen() const { return m_open; }

private:
    QByteArray prefixOf(const core::LogLine &line) const;
    core::Json jsonOf(const core::LogLine &line) const;

    const Output &m_output;
    const bool m_timestamps;
    const bool m_prefix;
    const bool m_color;
    QMap<QString, QString> m_labels; ///< container -> what stands before its lines
    QMap<QString, int> m_colours;
    qsizetype m_width = 0;
    bool m_open = true;
};

LogPrinter::LogPrinter(const Context &context, const QList<core::ContainerInfo> &containers)
    : m_output(context.output())
    , m_timestamps(context.invocation().has("timestamps"))
    , m_prefix(!context.invocation().has("no-prefix"))
    , m_color(outputIsTerminal() && m_output.hasColor())
{
    QStringList services;
    for (const core::ContainerInfo &container : containers) {
        const QString project = container.project() + u'-';
        const QString label = container.name.startsWith(project)
                                  ? container.name.mid(project.size())
                                  : container.name;
        m_labels[container.name] = safeText(label);
        m_width = std::max(m_width, label.size());
        if (!services.contains(container.service()))
            services << container.service();
    }
    const QList<int> indexes = core::serviceColours(services);
    for (int i = 0; i < services.size(); ++i)
        m_colours[services.at(i)] = terminalColours[indexes.at(i) % 10];
}

QByteArray LogPrinter::prefixOf(const core::LogLine &line) const
{
    if (!m_prefix)
        return {};
    const QString label = m_labels.value(line.container, line.service);
    const QByteArray text = (label.leftJustified(m_width) + QStringLiteral("  | ")).toUtf8();
    if (!m_color)
        return text;
    return "\033[38;5;" + QByteArray::number(m_colours.value(line.service, 7)) + 'm' + text
           + "\033[0m";
}

core::Json LogPrinter::jsonOf(const core::LogLine &line) const
{
    core::Json json = core::Json::object();
    json["time"] = timeText(line.time).toStdString();
    json["service"] = line.service.toStdString();
    json["container"] = line.container.toStdString();
    json["stream"] = line.stream == core::LogLine::Stream::Error ? "stderr" : "stdout";
    json["line"] = line.text.toStdString();
    return json;
}

void LogPrinter::print(const core::LogBatch &lines)
{
    if (!m_open)
        return;
    QByteArray text;
    for (const core::LogLine &line : lines) {
        if (line.stream == core::LogLine::Stream::Marker)
            continue;
        if (m_output.isJson()) {
            text += core::toBytes(jsonOf(line)) + '\n';
            continue;
        }
        text += prefixOf(line);
        if (m_timestamps)
            text += timeText(line.time) + ' ';
        text += line.text + (m_color ? "\033[0m\n" : "\n");
    }
    m_open = m_output.answer(text);
}

/// As runtimes spell it: not all know days and weeks.
QString timeOption(const Invocation &invocation, const QString &name)
{
    const QString text = invocation.value(name);
    const auto duration = core::parseDuration(text);
    return duration ? core::durationText(*duration) : text;
}

core::LogOptions logOptions(const Invocation &invocation)
{
    const QString tail = invocation.value("tail");
    return {.follow = invocation.has("follow"),
            .tail = tail.isEmpty() || tail == u"all" ? -1 : tail.toInt(),
            .since = timeOption(invocation, QStringLiteral("since")),
            .until = timeOption(invocation, QStringLiteral("until"))};
}

void readLogs(Context &context, const core::Stack &stack, const core::State &state)
{
    const QStringList wanted = context.invocation().arguments;
    QList<core::ContainerInfo> containers;
    for (const core::ContainerInfo &container : state.containers) {
        const core::Service *service = stack.service(container.service());
        // `attach: false` is for those who would only drown the others.
        const bool isShown =
            wanted.isEmpty() ? !service || service->attach : wanted.contains(container.service());
        if (!container.isOneOff() && isShown)
            containers << container;
    }
    if (containers.isEmpty()) {
        context.finish(exitcode::done);
        return;
    }
    auto *reader =
        new core::LogReader(*context.protocol(),
                            context.runner(),
                            {.containers = containers, .options = logOptions(context.invocation())},
                            &context);
    auto printer = std::make_shared<LogPrinter>(context, containers);
    auto interrupted = std::make_shared<bool>(false);
    onInterrupt(reader, [reader, interrupted] {
        *interrupted = true;
        reader->cancel();
    });
    QObject::connect(
        reader, &core::LogReader::linesRead, &context, [reader, printer](const auto &lines) {
            printer->print(lines);
            if (!printer->isOpen())
                reader->cancel();
        });
    QObject::connect(reader,
                     &core::LogReader::finished,
                     &context,
                     [&context, printer, interrupted](const core::Result<> &result) {
                         if (*interrupted)
                             context.finish(exitcode::interrupted);
                         else if (result || !printer->isOpen())
                             context.finish(exitcode::done);
                         else
                             context.fail(result.error());
                     });
    reader->start();
}

} // namespace

void runLogs(Context &context)
{
    lookAtStack(context,
                context.invocation().arguments,
                [&context](const core::Stack &stack, const core::State &state) {
                    readLogs(context, stack, state);
                });
}

} // namespace cli
