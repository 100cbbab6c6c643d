#include "backends/docker/buildkit.h"

#include "core/support/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace backends::docker {

using common::Machine;

static QString configFolder(const Machine &machine)
{
    if (const QString folder = machine.env("DOCKER_CONFIG"); !folder.isEmpty())
        return folder;
    const bool windows = machine.platform == core::Platform::Windows;
    return machine.env(windows ? "USERPROFILE" : "HOME") + QStringLiteral("/.docker");
}

/// Folders that the user has added in docker's configuration.
static QStringList extraFolders(const Machine &machine, const QString &config)
{
    QStringList folders;
    const auto json = core::parseJson(machine.content(config + QStringLiteral("/config.json")));
    const core::Json list =
        json ? core::memberAt(*json, "cliPluginsExtraDirs") : core::Json::array();
    for (const core::Json &folder : list) {
        if (folder.is_string())
            folders << QString::fromStdString(folder.get<std::string>());
    }
    return folders;
}

static QStringList pluginFolders(const Machine &machine)
{
    const QString config = configFolder(machine);
    QStringList folders = extraFolders(machine, config);
    folders << config + QStringLiteral("/cli-plugins");
    if (machine.platform == core::Platform::Windows)
        return folders << machine.env("ProgramData") + QStringLiteral("/Docker/cli-plugins")
                       << machine.env("ProgramFiles") + QStringLiteral("/Docker/cli-plugins");
    return folders << QStringLiteral("/usr/local/lib/docker/cli-plugins")
                   << QStringLiteral("/usr/local/libexec/docker/cli-plugins")
                   << QStringLiteral("/usr/lib/docker/cli-plugins")
                   << QStringLiteral("/usr/libexec/docker/cli-plugins");
}

bool hasBuildKit(const Machine &machine)
{
    const QString choice = machine.env("DOCKER_BUILDKIT").toLower();
    if (choice == u"0" || choice == u"false")
        return false;
    const QString program = machine.platform == core::Platform::Windows
                                ? QStringLiteral("/docker-buildx.exe")
                                : QStringLiteral("/docker-buildx");
    const QStringList folders = pluginFolders(machine);
    return std::any_of(folders.begin(), folders.end(), [&](const QString &folder) {
        return machine.has(folder + program);
    });
}

} // namespace backends::docker
