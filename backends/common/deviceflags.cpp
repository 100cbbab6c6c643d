#include "backends/common/deviceflags.h"

#include "backends/common/processflags.h"

namespace backends::common {

using core::DeviceRequest;

/// "vendor.com/class=name" is no path.
static bool isCdiName(const QString &device)
{
    return !device.startsWith(u'/');
}

static bool isCdi(const DeviceRequest &request)
{
    return request.driver == u"cdi";
}

static bool isGraphicsCard(const DeviceRequest &request)
{
    return request.capabilities.contains(QStringLiteral("gpu"));
}

static bool isForNvidia(const DeviceRequest &request)
{
    return isGraphicsCard(request) && (request.driver.isEmpty() || request.driver == u"nvidia");
}

void emitDevices(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const QString &device : spec.settings.devices) {
        if (dialect.cdiDevices || !isCdiName(device))
            words.add(QStringLiteral("--device"), listValue(device, dialect.splitsOptions));
    }
}

void emitDeviceRules(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--device-cgroup-rule"),
                  listValues(spec.settings.deviceCgroupRules, dialect.splitsLists));
}

/// The value of `--gpus`, a line of CSV. docker adds the capability "gpu" by itself.
static QString gpusText(const DeviceRequest &request)
{
    QStringList fields;
    if (!request.driver.isEmpty())
        fields << QStringLiteral("driver=") + request.driver;
    if (!request.ids.isEmpty())
        fields << csvField(QStringLiteral("device=") + request.ids.join(u','));
    else if (request.count != 0)
        fields << (request.count < 0 ? QStringLiteral("count=all")
                                     : QStringLiteral("count=%1").arg(request.count));
    QStringList capabilities = request.capabilities;
    capabilities.removeAll(QStringLiteral("gpu"));
    if (!capabilities.isEmpty())
        fields << csvField(QStringLiteral("capabilities=") + capabilities.join(u','));
    QStringList options;
    for (auto it = request.options.begin(); it != request.options.end(); ++it)
        options << it.key() + u'=' + it.value();
    if (!options.isEmpty())
        fields << csvField(QStringLiteral("options=") + options.join(u','));
    return fields.join(u',');
}

void emitDockerRequests(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const DeviceRequest &request : spec.settings.deviceRequests) {
        if (isCdi(request) && dialect.cdiDevices)
            words.addEach(QStringLiteral("--device"), request.ids);
        else if (!isCdi(request) && isGraphicsCard(request))
            words.add(QStringLiteral("--gpus"), gpusText(request));
    }
}

/// The cards by number; "all" when all are wanted.
static QStringList nvidiaNames(const DeviceRequest &request)
{
    QStringList ids = request.ids;
    if (ids.isEmpty() && request.count < 0)
        ids << QStringLiteral("all");
    for (int i = 0; request.ids.isEmpty() && i < request.count; ++i)
        ids << QString::number(i);
    QStringList names;
    for (const QString &id : std::as_const(ids))
        names << QStringLiteral("nvidia.com/gpu=") + id;
    return names;
}

void emitPodmanRequests(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const DeviceRequest &request : spec.settings.deviceRequests) {
        QStringList names;
        if (isCdi(request))
            names = request.ids;
        else if (isForNvidia(request))
            names = nvidiaNames(request);
        words.addEach(QStringLiteral("--device"), listValues(names, dialect.splitsOptions));
    }
}

void loseCdiDevices(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const QString &device : spec.settings.devices) {
        if (isCdiName(device) && !dialect.cdiDevices)
            losses.needs(QStringLiteral("devices[%1]").arg(device), "25.0");
    }
}

static void loseDockerRequest(Losses &losses, const DeviceRequest &request, const Dialect &dialect)
{
    const QString field = QStringLiteral("gpus");
    if (isCdi(request) && !dialect.cdiDevices)
        losses.needs(field, "25.0");
    else if (!isCdi(request) && !isGraphicsCard(request))
        losses.dropped(field, LossTr::tr("Docker's command line can ask for graphics cards only."));
}

static void losePodmanRequest(Losses &losses, const DeviceRequest &request)
{
    const QString field = QStringLiteral("gpus");
    if (isCdi(request))
        return;
    if (!isForNvidia(request)) {
        losses.dropped(field, LossTr::tr("Podman can ask for NVIDIA's graphics cards only."));
        return;
    }
    losses.translated(field,
                      LossTr::tr("Podman finds the cards as nvidia.com/gpu in the machine's CDI "
                                 "specifications."));
    if (!request.options.isEmpty())
        losses.unknown(QStringLiteral("gpus.options"));
}

void loseRequests(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const DeviceRequest &request : spec.settings.deviceRequests) {
        if (dialect.family == Dialect::Family::Docker)
            loseDockerRequest(losses, request, dialect);
        else
            losePodmanRequest(losses, request);
    }
}

} // namespace backends::common
