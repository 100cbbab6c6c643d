#include "core/support/log.h"

#include "core/support/paths.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <QString>

#include <mutex>
#include <vector>

namespace core {

namespace {

struct Sinks
{
    std::mutex mutex;
    std::vector<spdlog::sink_ptr> all;
};

Sinks &sinks()
{
    static Sinks instance;
    return instance;
}

} // namespace

std::shared_ptr<spdlog::logger> logger(const char *category)
{
    Sinks &known = sinks();
    const std::lock_guard lock(known.mutex);
    if (auto existing = spdlog::get(category))
        return existing;
    auto created = std::make_shared<spdlog::logger>(category, known.all.begin(), known.all.end());
    created->set_level(spdlog::level::debug);
    created->flush_on(spdlog::level::warn);
    spdlog::register_logger(created);
    return created;
}

void startLogging(const char *program, bool verbose)
{
    Sinks &known = sinks();
    const std::lock_guard lock(known.mutex);
    const std::string path =
        QStringLiteral("%1/%2.log").arg(dataFolder(), QLatin1String(program)).toStdString();
    try {
        known.all.push_back(
            std::make_shared<spdlog::sinks::rotating_file_sink_mt>(path, 1024 * 1024, 3));
        known.all.back()->set_level(spdlog::level::info);
    } catch (const spdlog::spdlog_ex &) {
        // A read-only home must not keep the program from working; stderr still has the log.
    }
    auto console = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    console->set_level(verbose ? spdlog::level::debug : spdlog::level::warn);
    known.all.push_back(console);
}

} // namespace core
