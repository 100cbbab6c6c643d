#pragma once

#include "core/backend/driver.h"

/// A runtime whose program is whatever the test put on PATH. It works when its program ends with 0;
/// what it prints is its version.
class ScriptDriver : public core::Driver
{
public:
    explicit ScriptDriver(QString name, std::chrono::milliseconds limit = std::chrono::seconds(2))
        : m_name(std::move(name))
        , m_limit(limit)
    {}

    QString name() const override { return m_name; }
    QString title() const override { return m_name; }
    QStringList executables() const override { return {m_name + QStringLiteral("-new"), m_name}; }
    core::CommandLine probe(const QString &executable) const override;
    core::BackendInfo readProbe(core::BackendInfo info,
                                const core::ProcessResult &result) const override;
    std::unique_ptr<core::Protocol> protocol(const core::BackendInfo &) const override;

private:
    const QString m_name;
    const std::chrono::milliseconds m_limit;
};

/// Writes a program that is this shell script.
void writeScript(const QString &path, const QByteArray &script);
