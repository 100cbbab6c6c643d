#include "backends/common/usage.h"

#include "core/support/bytesize.h"
#include "core/support/duration.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

namespace backends::common {

using core::Json;

static QString eitherAt(const Json &json, const char *docker, const char *podman)
{
    const QString text = core::stringAt(json, docker);
    return text.isEmpty() ? core::stringAt(json, podman) : text;
}

static std::optional<double> percentInText(const QString &text)
{
    bool isNumber = false;
    const double percent = text.chopped(text.endsWith(u'%') ? 1 : 0).toDouble(&isNumber);
    const bool isPercent = text.endsWith(u'%') && isNumber && percent >= 0 && percent < 1e9;
    return isPercent ? std::optional(percent) : std::nullopt;
}

std::optional<core::ContainerUsage> usageOf(const Json &json)
{
    core::ContainerUsage usage{.id = eitherAt(json, "ID", "id"),
                               .name = eitherAt(json, "Name", "name")};
    if (usage.name.isEmpty())
        return {};
    usage.cpuPercent = percentInText(eitherAt(json, "CPUPerc", "cpu_percent"));
    usage.memoryPercent = percentInText(eitherAt(json, "MemPerc", "mem_percent"));
    const QString memory = eitherAt(json, "MemUsage", "mem_usage");
    usage.memory = core::bytesInText(memory.section(u'/', 0, 0));
    usage.memoryLimit = core::bytesInText(memory.section(u'/', 1));
    const QString net = eitherAt(json, "NetIO", "net_io");
    usage.netIn = core::bytesInText(net.section(u'/', 0, 0));
    usage.netOut = core::bytesInText(net.section(u'/', 1));
    const QString block = eitherAt(json, "BlockIO", "block_io");
    usage.blockIn = core::bytesInText(block.section(u'/', 0, 0));
    usage.blockOut = core::bytesInText(block.section(u'/', 1));
    bool isNumber = false;
    const qint64 processes = eitherAt(json, "PIDs", "pids").toLongLong(&isNumber);
    if (isNumber && processes >= 0)
        usage.processes = processes;
    usage.cpuTime = core::parseDuration(core::stringAt(json, "cpu_time"));
    return usage;
}

core::ProcessTable processesInText(const QString &text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    core::ProcessTable table;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty())
            continue;
        if (table.columns.isEmpty()) {
            table.columns = trimmed.split(blanks);
            continue;
        }
        QStringList row;
        qsizetype at = 0;
        while (row.size() + 1 < table.columns.size()) {
            const QRegularExpressionMatch gap = blanks.match(trimmed, at);
            if (!gap.hasMatch())
                break;
            row << trimmed.mid(at, gap.capturedStart() - at);
            at = gap.capturedEnd();
        }
        row << trimmed.mid(at);
        // podman prints a command line with its line breaks: the rest belongs to the row above.
        if (row.size() < table.columns.size() && !table.rows.isEmpty()) {
            table.rows.last().last() += u' ' + trimmed;
            continue;
        }
        row.resize(table.columns.size());
        table.rows << row;
    }
    return table;
}

} // namespace backends::common
