#include "core/compose/tolimits.h"

#include "core/compose/toservice.h"

namespace core {

namespace {

QStringList toDeviceTexts(const SpecNode *list)
{
    QStringList devices;
    if (!list)
        return devices;
    for (const SpecNode &device : list->children) {
        const QString source = device.textAt(u"source");
        const QString target = device.textAt(u"target");
        const QString permissions = device.textAt(u"permissions");
        // vendor.com/class=name is no path and has no target.
        const bool qualified = !source.startsWith(u'/') && source.contains(u'=');
        if (qualified)
            devices.append(source);
        else
            devices.append(source + u':' + (target.isEmpty() ? source : target) + u':'
                           + (permissions.isEmpty() ? QStringLiteral("rwm") : permissions));
    }
    return devices;
}

/// The value under `deploy` when there is one, else the service's own.
QString
limitText(const AttributeReader &service, QStringView part, QStringView deployed, QStringView own)
{
    const SpecNode *deploy = service.find(u"deploy");
    const SpecNode *node = deploy ? nodeBelow(*deploy, {u"resources", part, deployed}) : nullptr;
    return node ? node->text : service.textAt(own);
}

QList<DeviceNumber> toDeviceNumbers(const SpecNode *list, QStringView key)
{
    QList<DeviceNumber> numbers;
    if (!list)
        return numbers;
    for (const SpecNode &node : list->children)
        numbers.append({.path = node.textAt(u"path"), .number = node.textAt(key).toLongLong()});
    return numbers;
}

BlockIo toBlockIo(const SpecNode *node)
{
    if (!node)
        return {};
    return {.weight = node->textAt(u"weight").toInt(),
            .weights = toDeviceNumbers(node->find(u"weight_device"), u"weight"),
            .readBytes = toDeviceNumbers(node->find(u"device_read_bps"), u"rate"),
            .readOperations = toDeviceNumbers(node->find(u"device_read_iops"), u"rate"),
            .writeBytes = toDeviceNumbers(node->find(u"device_write_bps"), u"rate"),
            .writeOperations = toDeviceNumbers(node->find(u"device_write_iops"), u"rate")};
}

QList<DeviceRequest> toDeviceRequests(const SpecNode *list)
{
    QList<DeviceRequest> requests;
    if (!list)
        return requests;
    for (const SpecNode &node : list->children) {
        requests.append({.driver = node.textAt(u"driver"),
                         .count = node.textAt(u"count").toInt(),
                         .ids = nodeTexts(node.find(u"device_ids")),
                         .capabilities = nodeTexts(node.find(u"capabilities")),
                         .options = nodeStrings(node.find(u"options"))});
    }
    return requests;
}

/// `gpus` asks for devices that are graphics cards, which need not be written.
QList<DeviceRequest> toGpuRequests(const SpecNode *list)
{
    QList<DeviceRequest> requests = toDeviceRequests(list);
    const QString gpu = QStringLiteral("gpu");
    for (DeviceRequest &request : requests) {
        if (!request.capabilities.contains(gpu))
            request.capabilities.append(gpu);
    }
    return requests;
}

void setProcessorLimits(ContainerSettings &settings, const AttributeReader &service)
{
    const QString cpus = limitText(service, u"limits", u"cpus", u"cpus");
    settings.cpus = cpus == u"0" ? QString() : cpus;
    settings.cpuset = service.textAt(u"cpuset");
    settings.cpuShares = service.numberAt(u"cpu_shares");
    settings.cpuPeriod = service.numberAt(u"cpu_period");
    settings.cpuQuota = service.numberAt(u"cpu_quota");
    settings.cpuRealtimePeriod = service.numberAt(u"cpu_rt_period");
    settings.cpuRealtimeRuntime = service.numberAt(u"cpu_rt_runtime");
    settings.cpuCount = service.numberAt(u"cpu_count");
    const QString percent = service.textAt(u"cpu_percent");
    settings.cpuPercent = percent == u"0" ? QString() : percent;
}

void setMemoryLimits(ContainerSettings &settings, const AttributeReader &service)
{
    settings.memoryLimit = limitText(service, u"limits", u"memory", u"mem_limit").toLongLong();
    settings.memoryReservation =
        limitText(service, u"reservations", u"memory", u"mem_reservation").toLongLong();
    settings.memorySwap = service.numberAt(u"memswap_limit");
    if (const SpecNode *swappiness = service.find(u"mem_swappiness"))
        settings.memorySwappiness = swappiness->text.toInt();
    settings.shmSize = service.numberAt(u"shm_size");
    settings.oomKillDisable = service.trueAt(u"oom_kill_disable");
    settings.oomScoreAdj = service.textAt(u"oom_score_adj").toInt();
}

} // namespace

QMap<QString, Ulimit> toUlimits(const SpecNode *map)
{
    QMap<QString, Ulimit> limits;
    if (!map)
        return limits;
    for (const SpecNode &limit : map->children) {
        const qint64 single = limit.text.toLongLong();
        limits.insert(limit.key,
                      limit.isMap() ? Ulimit{.soft = limit.textAt(u"soft").toLongLong(),
                                             .hard = limit.textAt(u"hard").toLongLong()}
                                    : Ulimit{.soft = single, .hard = single});
    }
    return limits;
}

void setLimits(ContainerSettings &settings, const AttributeReader &service)
{
    setProcessorLimits(settings, service);
    setMemoryLimits(settings, service);
    settings.pidsLimit = limitText(service, u"limits", u"pids", u"pids_limit").toLongLong();
    settings.ulimits = toUlimits(service.find(u"ulimits"));
    settings.blockIo = toBlockIo(service.find(u"blkio_config"));
    settings.devices = toDeviceTexts(service.find(u"devices"));
    settings.deviceCgroupRules = nodeTexts(service.find(u"device_cgroup_rules"));
    settings.deviceRequests = toGpuRequests(service.find(u"gpus"));
    if (const SpecNode *deploy = service.find(u"deploy"))
        settings.deviceRequests +=
            toDeviceRequests(nodeBelow(*deploy, {u"resources", u"reservations", u"devices"}));
}

} // namespace core
