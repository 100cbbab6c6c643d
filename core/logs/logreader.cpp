#include "core/logs/logreader.h"

#include "core/logs/logonce.h"
#include "core/logs/logtail.h"

namespace core {

LogReader::LogReader(const Protocol &protocol, Runner &runner, LogQuery query, QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
    , m_query(std::move(query))
{}

LogReader::~LogReader() = default;

void LogReader::start()
{
    if (m_query.options.follow) {
        m_tail =
            std::make_unique<LogTail>(m_protocol, m_runner, m_query.containers, m_query.options);
        connect(m_tail.get(), &LogTail::linesRead, this, &LogReader::linesRead);
        connect(m_tail.get(), &LogTail::ended, this, [this] { finish({}); });
        m_tail->start();
        return;
    }
    m_once = std::make_unique<LogOnce>(m_protocol, m_runner, m_query.containers, m_query.options);
    connect(m_once.get(), &LogOnce::linesRead, this, &LogReader::linesRead);
    connect(m_once.get(), &LogOnce::finished, this, &LogReader::finish);
    m_once->start();
}

void LogReader::cancel()
{
    if (m_isFinished)
        return;
    if (m_tail)
        m_tail->stop();
    if (m_once)
        m_once->stop();
    finish(Error{.kind = Error::Kind::Cancelled, .summary = tr("Reading the logs was cancelled.")});
}

void LogReader::finish(const Result<> &result)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    emit finished(result);
}

} // namespace core
