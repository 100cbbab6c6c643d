#include "core/backend/selection.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

QStringList backendPriority(Platform platform)
{
    if (platform == Platform::MacOs)
        return {"apple/container",
                "orbstack",
                "colima",
                "rancher-desktop",
                "lima",
                "podman",
                "nerdctl",
                "docker"};
    return {"podman", "nerdctl", "docker"};
}

QString backendTitle(const QString &name)
{
    if (name == u"podman")
        return QStringLiteral("Podman");
    if (name == u"docker")
        return QStringLiteral("Docker Engine");
    if (name == u"orbstack")
        return QStringLiteral("OrbStack");
    if (name == u"colima")
        return QStringLiteral("Colima");
    if (name == u"rancher-desktop")
        return QStringLiteral("Rancher Desktop");
    if (name == u"lima")
        return QStringLiteral("Lima");
    return name;
}

Result<BackendInfo> chooseBackend(const QList<BackendInfo> &probed, const QString &pinned)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("core", text); };
    if (!pinned.isEmpty()) {
        const auto wanted = std::find_if(
            probed.begin(), probed.end(), [&](const BackendInfo &b) { return b.name == pinned; });
        if (wanted == probed.end()) {
            QStringList names;
            for (const BackendInfo &backend : probed)
                names << backend.name;
            return Error{.kind = Error::Kind::NoBackendFound,
                         .summary = tr("There is no runtime named \"%1\".").arg(pinned),
                         .hint = tr("Runtimes on this platform: %1.").arg(names.join(u", "))};
        }
        if (!wanted->available)
            return Error{.kind = Error::Kind::NoBackendFound,
                         .summary = tr("%1 was asked for and cannot be used: %2")
                                        .arg(wanted->title, wanted->reason),
                         .hint = wanted->hint,
                         .detail = wanted->detail};
        return *wanted;
    }
    for (const BackendInfo &backend : probed) {
        if (backend.available)
            return backend;
    }
    QString hint;
    for (const BackendInfo &backend : probed) {
        if (hint.isEmpty() && backend.found == Tick::Yes)
            hint = backend.hint;
    }
    return Error{.kind = Error::Kind::NoBackendFound,
                 .summary = tr("No container runtime works on this machine."),
                 .hint =
                     hint.isEmpty() ? tr("Install podman, or start the runtime you have.") : hint,
                 .detail = unavailableSummary(probed)};
}

} // namespace core
