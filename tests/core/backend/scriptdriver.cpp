#include "scriptdriver.h"

#include <QFile>

using namespace core;

CommandLine ScriptDriver::probe(const QString &executable) const
{
    return {.program = executable, .arguments = {QStringLiteral("info")}, .timeout = m_limit};
}

BackendInfo ScriptDriver::readProbe(BackendInfo info, const ProcessResult &result) const
{
    info.available = result.succeeded();
    info.reachable = result.succeeded() ? Tick::Yes : Tick::No;
    info.version = QString::fromUtf8(result.output.trimmed());
    if (result.end == ProcessResult::End::TimedOut)
        info.reason = QStringLiteral("too slow");
    else if (!result.succeeded())
        info.reason = QStringLiteral("refused");
    return info;
}

std::unique_ptr<Protocol> ScriptDriver::protocol(const BackendInfo &) const
{
    return nullptr;
}

void writeScript(const QString &path, const QByteArray &script)
{
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("Cannot write %s", qPrintable(path));
    file.write("#!/bin/sh\n" + script + '\n');
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}
