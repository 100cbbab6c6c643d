#include "core/compose/defaults.h"

#include <algorithm>

namespace core {

namespace {

using Kind = SpecNode::Kind;

void setMissing(SpecNode &map, const QString &key, Kind kind, const QString &text)
{
    if (map.isMap() && !map.find(key))
        map.set(key, SpecNode::like(map, kind, text));
}

/// Every entry of a map, or item of a list, has a value at a key.
void setMissingInAll(SpecNode *all, const QString &key, Kind kind, const QString &text)
{
    if (!all)
        return;
    for (SpecNode &entry : all->children)
        setMissing(entry, key, kind, text);
}

void fillService(SpecNode &service, const PathBase &base, Forms forms)
{
    if (SpecNode *build = service.find(u"build"))
        setMissing(
            *build, QStringLiteral("context"), Kind::Text, base.resolved(QStringLiteral(".")));
    const QString yes = QStringLiteral("true");
    const QString required = QStringLiteral("required");
    setMissingInAll(service.find(u"depends_on"), required, Kind::Boolean, yes);
    setMissingInAll(service.find(u"env_file"), required, Kind::Boolean, yes);
    if (SpecNode *ports = service.find(u"ports")) {
        setMissingInAll(ports, QStringLiteral("mode"), Kind::Text, QStringLiteral("ingress"));
        setMissingInAll(ports, QStringLiteral("protocol"), Kind::Text, QStringLiteral("tcp"));
        for (SpecNode &port : ports->children) {
            SpecNode *published = port.find(u"published");
            if (published && forms == Forms::Long)
                published->kind = Kind::Text;
        }
    }
    if (SpecNode *hosts = service.find(u"extra_hosts"); hosts && forms == Forms::Long) {
        std::sort(hosts->children.begin(),
                  hosts->children.end(),
                  [](const SpecNode &a, const SpecNode &b) { return a.text < b.text; });
    }
    if (SpecNode *secrets = service.find(u"secrets")) {
        for (SpecNode &secret : secrets->children)
            setMissing(secret,
                       QStringLiteral("target"),
                       Kind::Text,
                       QStringLiteral("/run/secrets/") + secret.textAt(u"source"));
    }
}

/// A local volume that is a bind of a folder of the host.
void resolveDevice(SpecNode &volume, const PathBase &base)
{
    SpecNode *options = volume.find(u"driver_opts");
    if (!options || volume.textAt(u"driver") != u"local" || options->textAt(u"o") != u"bind")
        return;
    if (SpecNode *device = options->find(u"device"))
        device->text = base.resolved(device->text);
}

} // namespace

void fillDefaults(SpecNode &root, const PathBase &base, Forms forms)
{
    if (SpecNode *services = root.find(u"services")) {
        for (SpecNode &service : services->children)
            fillService(service, base, forms);
    }
    for (const char16_t *section : {u"networks", u"volumes"}) {
        SpecNode *resources = root.find(section);
        for (size_t i = 0; resources && i < resources->children.size(); ++i) {
            SpecNode &resource = resources->children[i];
            if (resource.isNull())
                resource.kind = Kind::Map;
            resolveDevice(resource, base);
        }
    }
}

} // namespace core
