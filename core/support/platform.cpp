#include "core/support/platform.h"

#include <QString>

namespace core {

Platform nativePlatform()
{
#if defined(Q_OS_MACOS)
    return Platform::MacOs;
#elif defined(Q_OS_WIN)
    return Platform::Windows;
#else
    return Platform::Linux;
#endif
}

Platform effectivePlatform()
{
    const auto wanted = qEnvironmentVariable("PERRY_PLATFORM");
    if (wanted == u"linux")
        return Platform::Linux;
    if (wanted == u"macos")
        return Platform::MacOs;
    if (wanted == u"windows")
        return Platform::Windows;
    return nativePlatform();
}

} // namespace core
