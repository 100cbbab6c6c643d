#include "tests/support/scopedenvironment.h"

namespace support {

ScopedEnvironment::~ScopedEnvironment()
{
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        if (it.value().isNull())
            qunsetenv(it.key().constData());
        else
            qputenv(it.key().constData(), it.value());
    }
}

void ScopedEnvironment::remember(const char *name)
{
    if (m_before.contains(name))
        return;
    QByteArray value;
    if (qEnvironmentVariableIsSet(name)) {
        value = qgetenv(name);
        if (value.isNull())
            value = "";
    }
    m_before.insert(name, value);
}

void ScopedEnvironment::set(const char *name, const QString &value)
{
    remember(name);
    qputenv(name, value.toUtf8());
}

void ScopedEnvironment::unset(const char *name)
{
    remember(name);
    qunsetenv(name);
}

void ScopedEnvironment::isolate(const QString &folder)
{
    set("XDG_DATA_HOME", folder + QStringLiteral("/data"));
    set("XDG_CONFIG_HOME", folder + QStringLiteral("/config"));
    set("XDG_CACHE_HOME", folder + QStringLiteral("/cache"));
    set("XDG_STATE_HOME", folder + QStringLiteral("/state"));
    for (const char *name : {"DOCKER_HOST",
                             "DOCKER_CONTEXT",
                             "DOCKER_CONFIG",
                             "CONTAINER_HOST",
                             "CONTAINER_CONNECTION",
                             "CONTAINERS_CONF",
                             "CONTAINERS_STORAGE_CONF",
                             "PERRY_CONTAINER_BACKEND",
                             "PERRY_PLATFORM",
                             "COMPOSE_FILE",
                             "COMPOSE_PROJECT_NAME",
                             "COMPOSE_PROFILES",
                             "COMPOSE_ENV_FILES"})
        unset(name);
}

} // namespace support
