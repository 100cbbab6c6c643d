#include "core/compose/shapes.h"

#include "core/compose/mountsyntax.h"
#include "core/compose/portsyntax.h"
#include "core/compose/shellwords.h"

#include <map>
#include <set>

namespace core {

namespace {

using Kind = SpecNode::Kind;

SpecNode shapeText(const SpecNode &origin, const QString &text)
{
    return SpecNode::like(origin, Kind::Text, text);
}

SpecNode shapeTrue(const SpecNode &origin)
{
    return SpecNode::like(origin, Kind::Boolean, QStringLiteral("true"));
}

/// Puts another value in the place of a node, which keeps its key and tag.
void replaceNode(SpecNode &node, SpecNode with)
{
    with.key = node.key;
    with.keyPlace = node.keyPlace;
    with.tag = node.tag;
    with.damaged = node.damaged;
    node = std::move(with);
}

bool isLongAsWritten(const Attribute &attribute)
{
    switch (attribute.shape) {
    case Shape::Pairs:
    case Shape::LabelPairs:
    case Shape::TextList:
    case Shape::Words:
    case Shape::HealthTest:
    case Shape::Hosts:
    case Shape::Options:
        return attribute.alwaysLong;
    default:
        return true;
    }
}

} // namespace

void SpecShapes::apply(SpecNode &node, const Attribute &attribute, const SpecPath &path)
{
    if (m_forms == Forms::AsWritten && !isLongAsWritten(attribute))
        return;
    switch (attribute.shape) {
    case Shape::AsWritten:
    case Shape::External:
        return;
    case Shape::Pairs:
        return toPairs(node, false, path);
    case Shape::LabelPairs:
        return toPairs(node, true, path);
    case Shape::TextList:
        return toTextList(node);
    case Shape::NameMap:
        return toNameMap(node);
    case Shape::Dependencies:
        return toDependencies(node);
    case Shape::Words:
        return toWords(node, path);
    case Shape::HealthTest:
        return toHealthTest(node, path);
    case Shape::Ports:
        return toPorts(node, path);
    case Shape::Mounts:
        return toMounts(node, path);
    case Shape::Devices:
        return toDevices(node, path);
    case Shape::Grants:
        return toGrants(node);
    case Shape::EnvFiles:
        return toEnvFiles(node);
    case Shape::Build:
        return toMapWith(node, QStringLiteral("context"));
    case Shape::Extends:
        return toMapWith(node, QStringLiteral("service"));
    case Shape::Hosts:
        return toHosts(node, path);
    case Shape::Gpus:
        return toRequests(node, path);
    case Shape::Options:
        return toOptions(node);
    }
}

void SpecShapes::toPairs(SpecNode &node, bool bareIsEmpty, const SpecPath &path)
{
    if (node.isList()) {
        SpecNode map = SpecNode::like(node, Kind::Map);
        map.children.reserve(node.children.size());
        std::map<QString, size_t> places;
        qsizetype index = 0;
        for (SpecNode &item : node.children) {
            const qsizetype equals = item.text.indexOf(u'=');
            const QString key = equals < 0 ? item.text : item.text.left(equals);
            if (key.endsWith(u' ') && !bareIsEmpty) {
                m_findings.error(
                    item,
                    SpecPath(path, index),
                    SpecTr::tr("a blank stands before the \"=\" of \"%1\"").arg(key.trimmed()));
            }
            SpecNode value = equals < 0 ? SpecNode::like(item, Kind::Null)
                                        : shapeText(item, item.text.mid(equals + 1));
            value.key = key;
            value.keyPlace = item.place;
            ++index;
            if (const auto known = places.find(key); known != places.end()) {
                map.children[known->second] = std::move(value);
            } else {
                places.emplace(key, map.children.size());
                map.children.push_back(std::move(value));
            }
        }
        replaceNode(node, std::move(map));
    }
    if (!bareIsEmpty)
        return;
    for (SpecNode &child : node.children) {
        if (child.isNull() && child.tag == SpecNode::Tag::None)
            child.kind = Kind::Text;
    }
}

void SpecShapes::toTextList(SpecNode &node)
{
    if (node.isText()) {
        SpecNode list = SpecNode::like(node, Kind::List);
        list.children.push_back(shapeText(node, node.text));
        replaceNode(node, std::move(list));
    }
    std::erase_if(node.children,
                  [](const SpecNode &item) { return !item.isMap() && item.text.isEmpty(); });
}

void SpecShapes::toNameMap(SpecNode &node)
{
    if (!node.isList())
        return;
    SpecNode map = SpecNode::like(node, Kind::Map);
    map.children.reserve(node.children.size());
    std::set<QString> known;
    for (const SpecNode &item : node.children) {
        if (!known.insert(item.text).second)
            continue;
        SpecNode entry = SpecNode::like(item, Kind::Null);
        entry.key = item.text;
        entry.keyPlace = item.place;
        map.children.push_back(std::move(entry));
    }
    replaceNode(node, std::move(map));
}

void SpecShapes::toDependencies(SpecNode &node)
{
    if (node.isList()) {
        SpecNode map = SpecNode::like(node, Kind::Map);
        std::set<QString> known;
        for (const SpecNode &item : node.children) {
            if (!known.insert(item.text).second)
                continue;
            SpecNode entry = SpecNode::like(item, Kind::Map);
            entry.keyPlace = item.place;
            entry.key = item.text;
            entry.set(QStringLiteral("condition"),
                      shapeText(item, QStringLiteral("service_started")));
            entry.set(QStringLiteral("required"), shapeTrue(item));
            map.children.push_back(std::move(entry));
        }
        replaceNode(node, std::move(map));
    }
}

void SpecShapes::toWords(SpecNode &node, const SpecPath &path)
{
    if (!node.isText() || node.deferred)
        return;
    const ShellWords words = splitShellWords(node.text);
    if (!words.isValid) {
        m_findings.error(
            node, path, SpecTr::tr("a quote or parenthesis of this command is not closed"));
    } else if (!words.ignored.isEmpty()) {
        m_findings.warning(node,
                           path,
                           SpecTr::tr("no shell runs this, so everything from \"%1\" on is ignored")
                               .arg(words.ignored.left(40)),
                           SpecTr::tr("write [\"sh\", \"-c\", \"…\"]"));
    }
    SpecNode list = SpecNode::like(node, Kind::List);
    for (const QString &word : words.words)
        list.children.push_back(shapeText(node, word));
    replaceNode(node, std::move(list));
}

void SpecShapes::toHealthTest(SpecNode &node, const SpecPath &path)
{
    if (node.isText()) {
        SpecNode list = SpecNode::like(node, Kind::List);
        list.children.push_back(shapeText(node, QStringLiteral("CMD-SHELL")));
        list.children.push_back(shapeText(node, node.text));
        replaceNode(node, std::move(list));
        return;
    }
    const QString head = node.children.empty() ? QString() : node.children.front().text;
    if (!node.damaged && !head.isEmpty() && head != u"CMD" && head != u"CMD-SHELL"
        && head != u"NONE") {
        m_findings.error(node,
                         path,
                         SpecTr::tr("the list must start with CMD, CMD-SHELL or NONE"),
                         SpecTr::tr("write [\"CMD\", \"%1\", …]").arg(head.left(40)));
    }
}

void SpecShapes::toPorts(SpecNode &node, const SpecPath &path)
{
    const bool isUnknown =
        m_forms == Forms::AsWritten
        && std::any_of(node.children.begin(), node.children.end(), [](auto &port) {
               return port.isScalar() && (port.deferred || !parsePorts(port.text));
           });
    if (isUnknown)
        return;
    std::vector<SpecNode> ports;
    qsizetype index = 0;
    for (SpecNode &item : node.children) {
        const SpecPath itemPath(path, index++);
        if (item.deferred) {
            ports.push_back(std::move(item));
            continue;
        }
        if (item.isMap()) {
            const SpecNode *ip = item.find(u"host_ip");
            if (ip && !ip->deferred && !isIpAddress(ip->text))
                m_findings.error(
                    *ip, itemPath, SpecTr::tr("\"%1\" is not an IP address").arg(ip->text));
            if (!item.find(u"target") && !item.damaged)
                m_findings.error(item, itemPath, SpecTr::tr("\"%1\" is missing").arg(u"target"));
            ports.push_back(std::move(item));
            continue;
        }
        // Reading a range is what costs, so the first one too many ends it for the whole file.
        if (m_portsLeft < 0)
            break;
        const auto parsed = parsePorts(item.text);
        if (!parsed) {
            m_findings.error(item, itemPath, parsed.error().summary);
            continue;
        }
        m_portsLeft -= parsed->size();
        if (m_portsLeft < 0) {
            m_findings.error(item, itemPath, SpecTr::tr("the ranges have too many ports"));
            break;
        }
        for (const PortMapping &port : *parsed) {
            SpecNode entry = SpecNode::like(item, Kind::Map);
            entry.children.reserve(5);
            entry.set(QStringLiteral("mode"), shapeText(item, QStringLiteral("ingress")));
            if (!port.hostIp.isEmpty())
                entry.set(QStringLiteral("host_ip"), shapeText(item, port.hostIp));
            entry.set(QStringLiteral("target"),
                      SpecNode::like(item, Kind::Integer, QString::number(port.target)));
            if (!port.published.isEmpty())
                entry.set(QStringLiteral("published"), shapeText(item, port.published));
            entry.set(QStringLiteral("protocol"), shapeText(item, port.protocol));
            ports.push_back(std::move(entry));
        }
    }
    node.children = std::move(ports);
}

void SpecShapes::finishMount(SpecNode &mount, const SpecPath &path)
{
    const QString type = mount.textAt(u"type");
    SpecNode *source = mount.find(u"source");
    if (type == u"bind") {
        if (source && !source->text.isEmpty())
            source->text = m_base.resolved(source->text);
        else if (!mount.damaged)
            m_findings.error(mount, path, SpecTr::tr("a bind mount needs a \"source\""));
    }
    if (!mount.find(u"target") && !mount.damaged)
        m_findings.error(mount, path, SpecTr::tr("\"%1\" is missing").arg(u"target"));
    for (const char16_t *part : {u"bind", u"volume", u"tmpfs", u"image"}) {
        const SpecNode *found = mount.find(part);
        if (found && type != QStringView(part) && found->place != mount.place) {
            m_findings.warning(
                m_findings.keyPlace(*found),
                path,
                SpecTr::tr("a mount of type %1 has no \"%2\"").arg(type, QStringView(part)));
        }
    }
    SpecNode *bind = mount.find(u"bind");
    if (!bind)
        return;
    const QString creates = QStringLiteral("create_host_path");
    // It is the default, and nothing but the default is printed or hashed.
    if (m_forms == Forms::Long && bind->textAt(creates) == u"true")
        bind->remove(creates);
    else if (m_forms == Forms::AsWritten && bind->isMap() && !bind->find(creates))
        bind->set(creates, shapeTrue(*bind));
}

void SpecShapes::toMounts(SpecNode &node, const SpecPath &path)
{
    std::vector<SpecNode> mounts;
    mounts.reserve(node.children.size());
    qsizetype index = 0;
    for (SpecNode &item : node.children) {
        const SpecPath itemPath(path, index++);
        if (!item.isMap()) {
            auto parsed = parseMount(item);
            if (!parsed) {
                m_findings.error(item, itemPath, parsed.error().summary);
                continue;
            }
            item = *std::move(parsed);
            if (SpecNode *target = item.find(u"target"))
                target->text = cleanedPath(target->text);
        }
        finishMount(item, itemPath);
        mounts.push_back(std::move(item));
    }
    node.children = std::move(mounts);
}

void SpecShapes::toDevices(SpecNode &node, const SpecPath &path)
{
    qsizetype index = 0;
    for (SpecNode &item : node.children) {
        const SpecPath itemPath(path, index++);
        if (item.isMap()) {
            if (!item.find(u"target") && !item.damaged)
                m_findings.error(item, itemPath, SpecTr::tr("\"%1\" is missing").arg(u"target"));
            continue;
        }
        const QStringList parts = item.text.split(u':');
        if (parts.size() > 3 && !item.deferred)
            m_findings.error(
                item, itemPath, SpecTr::tr("\"%1\" has too many colons").arg(item.text));
        SpecNode device = SpecNode::like(item, Kind::Map);
        device.set(QStringLiteral("source"), shapeText(item, parts[0]));
        device.set(QStringLiteral("target"), shapeText(item, parts.value(1, parts[0])));
        device.set(QStringLiteral("permissions"),
                   shapeText(item, parts.value(2, QStringLiteral("rwm"))));
        replaceNode(item, std::move(device));
    }
}

void SpecShapes::toGrants(SpecNode &node)
{
    for (SpecNode &item : node.children) {
        if (item.isMap())
            continue;
        SpecNode grant = SpecNode::like(item, Kind::Map);
        grant.set(QStringLiteral("source"), shapeText(item, item.text));
        replaceNode(item, std::move(grant));
    }
}

void SpecShapes::toEnvFiles(SpecNode &node)
{
    toTextList(node);
    for (SpecNode &item : node.children) {
        if (!item.isMap()) {
            SpecNode file = SpecNode::like(item, Kind::Map);
            file.set(QStringLiteral("path"), shapeText(item, item.text));
            replaceNode(item, std::move(file));
        }
    }
}

void SpecShapes::toMapWith(SpecNode &node, const QString &key)
{
    if (!node.isText())
        return;
    SpecNode map = SpecNode::like(node, Kind::Map);
    map.set(key, shapeText(node, node.text));
    replaceNode(node, std::move(map));
}

void SpecShapes::addHost(std::vector<SpecNode> &hosts,
                         const SpecNode &origin,
                         const QString &name,
                         const QString &addresses,
                         const SpecPath &path)
{
    if (name.isEmpty()) {
        m_findings.error(origin, path, SpecTr::tr("must be a host name, \"=\" and an address"));
        return;
    }
    const QStringList list = addresses.split(u',');
    for (QString address : list) {
        if (address.startsWith(u'[') && address.endsWith(u']'))
            address = address.mid(1, address.size() - 2);
        hosts.push_back(shapeText(origin, name + u'=' + address));
    }
}

void SpecShapes::toHosts(SpecNode &node, const SpecPath &path)
{
    if (node.isNull())
        return;
    std::vector<SpecNode> hosts;
    qsizetype index = 0;
    for (const SpecNode &item : node.children) {
        if (node.isMap()) {
            const SpecPath itemPath(path, item.key);
            if (!item.isList())
                addHost(hosts, item, item.isText() ? item.key : QString(), item.text, itemPath);
            for (const SpecNode &address : item.children)
                addHost(hosts, address, item.key, address.text, itemPath);
            continue;
        }
        if (item.deferred) {
            hosts.push_back(item);
            continue;
        }
        qsizetype split = item.text.indexOf(u'=');
        if (split < 0)
            split = item.text.indexOf(u':');
        const QString name = split < 0 ? QString() : item.text.left(split);
        addHost(hosts, item, name, item.text.mid(split + 1), SpecPath(path, index++));
    }
    SpecNode list = SpecNode::like(node, Kind::List);
    list.children = std::move(hosts);
    replaceNode(node, std::move(list));
}

void SpecShapes::toRequests(SpecNode &node, const SpecPath &path)
{
    if (node.isText()) {
        SpecNode list = SpecNode::like(node, Kind::List);
        list.children.push_back(SpecNode::like(node, Kind::Map));
        replaceNode(node, std::move(list));
    }
    for (SpecNode &request : node.children) {
        SpecNode *count = request.find(u"count");
        const bool all = count ? count->text == u"all" : !request.find(u"device_ids");
        bool isNumber = true;
        if (count && !all)
            count->text.toLongLong(&isNumber);
        if (!isNumber && !count->deferred)
            m_findings.error(*count, path, SpecTr::tr("must be a whole number or \"all\""));
        if (all && m_forms == Forms::AsWritten)
            request.set(QStringLiteral("count"), shapeText(request, QStringLiteral("all")));
        else if (all)
            request.set(QStringLiteral("count"),
                        SpecNode::like(request, Kind::Integer, QStringLiteral("-1")));
        else if (count && m_forms == Forms::Long)
            count->kind = Kind::Integer;
    }
}

void SpecShapes::toOptions(SpecNode &node)
{
    for (SpecNode &option : node.children) {
        if (!option.isScalar())
            continue;
        SpecNode list = SpecNode::like(option, Kind::List);
        list.children.push_back(shapeText(option, option.text));
        replaceNode(option, std::move(list));
    }
}

void SpecShapes::unfoldExternal(SpecNode &map, const SpecPath &path)
{
    SpecNode *external = map.find(u"external");
    if (!external || !external->isMap())
        return;
    const SpecNode *inner = external->find(u"name");
    const SpecNode *outer = map.find(u"name");
    if (inner && outer && inner->text != outer->text) {
        m_findings.error(*inner,
                         path,
                         SpecTr::tr("\"name\" and \"external.name\" are different"),
                         SpecTr::tr("only use \"name\""));
    } else if (inner) {
        m_findings.warning(*inner,
                           path,
                           SpecTr::tr("\"external.name\" is obsolete"),
                           SpecTr::tr("write \"name\" and \"external: true\""));
    }
    const SpecNode name = inner ? *inner : SpecNode();
    const bool hasName = inner != nullptr;
    replaceNode(*external, shapeTrue(*external));
    if (hasName)
        map.set(QStringLiteral("name"), name);
}

} // namespace core
