#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace support {

/// Changes variables of this process, and puts them back when it goes.
class ScopedEnvironment
{
public:
    ScopedEnvironment() = default;
    ~ScopedEnvironment();
    Q_DISABLE_COPY_MOVE(ScopedEnvironment)

    void set(const char *name, const QString &value);
    void unset(const char *name);
    /// Data and settings folders below `folder`, and none of the variables that choose a runtime or
    /// a stack: what a test starts must not depend on, or change, what the developer has.
    void isolate(const QString &folder);

private:
    void remember(const char *name);

    QMap<QByteArray, QByteArray> m_before = {}; ///< a null value: was not set
};

} // namespace support
