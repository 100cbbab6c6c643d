#include "backends/docker/lists.h"

#include "backends/common/answers.h"
#include "backends/common/statustext.h"

#include "core/stack/labels.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace backends::docker {

using core::Json;

static QString field(const QString &name)
{
    return QStringLiteral("\"%1\":{{json .%1}}").arg(name);
}

static QString labelFields(const QStringList &names)
{
    QStringList fields;
    for (const QString &name : names)
        fields << QStringLiteral("\"%1\":{{json (.Label \"%1\")}}").arg(name);
    return QStringLiteral("\"Labels\":{%1}").arg(fields.join(u','));
}

static QString objectTemplate(const QStringList &fields)
{
    return u'{' + fields.join(u',') + u'}';
}

QString containerTemplate()
{
    namespace label = core::label;
    return objectTemplate({field(QStringLiteral("ID")),
                           field(QStringLiteral("Names")),
                           field(QStringLiteral("State")),
                           field(QStringLiteral("Status")),
                           field(QStringLiteral("Image")),
                           field(QStringLiteral("Ports")),
                           field(QStringLiteral("Networks")),
                           field(QStringLiteral("Mounts")),
                           field(QStringLiteral("CreatedAt")),
                           labelFields({label::project,
                                        label::service,
                                        label::number,
                                        label::configHash,
                                        label::imageId,
                                        label::oneOff,
                                        label::dependsOn,
                                        label::workingDirectory,
                                        label::configFiles,
                                        label::environmentFile,
                                        label::version,
                                        label::perryProject,
                                        label::perryService,
                                        label::perrySpecHash,
                                        label::perryContents,
                                        label::hook,
                                        label::perryOperation})});
}

QString networkTemplate()
{
    namespace label = core::label;
    return objectTemplate({field(QStringLiteral("ID")),
                           field(QStringLiteral("Name")),
                           field(QStringLiteral("Driver")),
                           field(QStringLiteral("Internal")),
                           labelFields({label::project,
                                        label::network,
                                        label::configHash,
                                        label::version,
                                        label::perryProject,
                                        label::perryOperation})});
}

QString volumeTemplate()
{
    namespace label = core::label;
    return objectTemplate({field(QStringLiteral("Name")),
                           field(QStringLiteral("Driver")),
                           labelFields({label::project,
                                        label::volume,
                                        label::configHash,
                                        label::version,
                                        label::perryProject,
                                        label::perryOperation})});
}

QString imageTemplate()
{
    return objectTemplate({field(QStringLiteral("Id")),
                           field(QStringLiteral("RepoTags")),
                           field(QStringLiteral("RepoDigests")),
                           field(QStringLiteral("Size")),
                           field(QStringLiteral("Created")),
                           QStringLiteral("\"Volumes\":{{json .Config.Volumes}}")});
}

/// An absent label reads as an empty text, so empty ones are left out.
static core::StringMap labelsOf(const Json &json)
{
    core::StringMap labels = core::stringMapAt(json, "Labels");
    labels.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    return labels;
}

std::optional<core::ContainerInfo> listedContainer(const Json &json)
{
    const QString status = core::stringAt(json, "Status");
    core::ContainerInfo container = {.id = core::stringAt(json, "ID")};
    // Links add names of the form other/alias.
    for (const QString &name : core::stringAt(json, "Names").split(u',')) {
        if (!name.contains(u'/') && container.name.isEmpty())
            container.name = name;
    }
    if (container.id.isEmpty() || container.name.isEmpty())
        return {};
    container.image = core::stringAt(json, "Image");
    container.status = common::statusOfWord(core::stringAt(json, "State"));
    container.health = common::healthInStatus(status);
    container.exitCode = common::exitCodeInStatus(status);
    container.labels = labelsOf(json);
    container.ports = common::portsInText(core::stringAt(json, "Ports"));
    container.networks = core::stringAt(json, "Networks").split(u',', Qt::SkipEmptyParts);
    for (const QString &mount : core::stringAt(json, "Mounts").split(u',', Qt::SkipEmptyParts)) {
        if (!mount.contains(u'/') && !mount.contains(u'\\') && !common::isAnonymousVolume(mount))
            container.volumes << mount;
    }
    container.createdAt = common::timeInText(core::stringAt(json, "CreatedAt"));
    return container;
}

std::optional<core::NetworkInfo> listedNetwork(const Json &json)
{
    core::NetworkInfo network = {.id = core::stringAt(json, "ID"),
                                 .name = core::stringAt(json, "Name"),
                                 .driver = core::stringAt(json, "Driver"),
                                 .internal = core::boolAt(json, "Internal"),
                                 .labels = labelsOf(json)};
    if (network.name.isEmpty())
        return {};
    return network;
}

std::optional<core::VolumeInfo> listedVolume(const Json &json)
{
    core::VolumeInfo volume = {.name = core::stringAt(json, "Name"),
                               .driver = core::stringAt(json, "Driver"),
                               .labels = labelsOf(json)};
    if (volume.name.isEmpty())
        return {};
    return volume;
}

static core::RuntimeEvent::Kind kindOf(const QString &action)
{
    using Kind = core::RuntimeEvent::Kind;
    static const QMap<QString, Kind> kinds = {{"create", Kind::Create},
                                              {"start", Kind::Start},
                                              {"die", Kind::Die},
                                              {"stop", Kind::Stop},
                                              {"destroy", Kind::Destroy},
                                              {"health_status", Kind::Health},
                                              {"pause", Kind::Pause},
                                              {"unpause", Kind::Unpause},
                                              {"rename", Kind::Rename},
                                              {"oom", Kind::Oom}};
    return kinds.value(action.section(u':', 0, 0), Kind::Other);
}

static core::RuntimeEvent::Subject subjectOf(const QString &type)
{
    using Subject = core::RuntimeEvent::Subject;
    static const QMap<QString, Subject> subjects = {{"container", Subject::Container},
                                                    {"network", Subject::Network},
                                                    {"volume", Subject::Volume},
                                                    {"image", Subject::Image}};
    return subjects.value(type, Subject::Other);
}

std::optional<core::RuntimeEvent> eventOf(const Json &json)
{
    using Subject = core::RuntimeEvent::Subject;
    const Json &actor = core::memberAt(json, "Actor");
    const core::StringMap attributes = core::stringMapAt(actor, "Attributes");
    core::RuntimeEvent event = {.subject = subjectOf(core::stringAt(json, "Type")),
                                .kind = kindOf(core::stringAt(json, "Action")),
                                .action = core::stringAt(json, "Action"),
                                .id = core::stringAt(actor, "ID")};
    event.name =
        event.subject == Subject::Volume ? event.id : attributes.value(QStringLiteral("name"));
    event.exitCode = std::clamp(attributes.value(QStringLiteral("exitCode")).toInt(), 0, 255);
    event.time = common::timeOfSeconds(core::integerAt(json, "time"));
    if (const qint64 nanoseconds = core::integerAt(json, "timeNano");
        event.time.isValid() && nanoseconds > 0)
        event.time = event.time.addMSecs(nanoseconds / 1'000'000 % 1'000);
    if (event.subject != Subject::Container)
        return event;

    event.image = attributes.value(QStringLiteral("image"));
    event.labels = attributes;
    for (const char *own : {"image", "name", "exitCode", "signal", "oldName", "execID"})
        event.labels.remove(QLatin1String(own));
    return event;
}

} // namespace backends::docker
