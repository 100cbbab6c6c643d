#include "core/state/containerchoice.h"

#include "core/state/replicas.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace core {

namespace {

struct ChoiceTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

bool isUp(const ContainerInfo &container)
{
    return container.isRunning() || container.status == ContainerInfo::Status::Paused;
}

Error notFound(const QString &service, const QString &summary, const QString &hint = {})
{
    return {.kind = Error::Kind::NotFound, .summary = summary, .hint = hint, .service = service};
}

} // namespace

Result<> checkKnown(const Stack &stack, const State &state, const QStringList &services)
{
    for (const QString &name : services) {
        const bool hasContainer =
            std::any_of(state.containers.begin(), state.containers.end(), [&](const auto &one) {
                return one.service() == name;
            });
        if (!hasContainer && !stack.service(name))
            return notFound(
                name, ChoiceTr::tr("There is no service \"%1\" in %2.").arg(name, stack.project));
    }
    return {};
}

QList<ContainerInfo> chosenContainers(const State &state, const QStringList &services)
{
    QList<ContainerInfo> chosen;
    for (const ContainerInfo &container : state.containers) {
        if (!container.isOneOff() && !container.isSetAside()
            && (services.isEmpty() || services.contains(container.service())))
            chosen << container;
    }
    std::sort(chosen.begin(), chosen.end(), [](const auto &a, const auto &b) {
        return std::tuple(a.service(), a.number(), a.name)
               < std::tuple(b.service(), b.number(), b.name);
    });
    return chosen;
}

QList<ContainerInfo> onlyRunning(const QList<ContainerInfo> &containers)
{
    QList<ContainerInfo> running;
    std::copy_if(containers.begin(), containers.end(), std::back_inserter(running), isUp);
    return running;
}

Result<ContainerInfo>
replicaAt(const Stack &stack, const State &state, const QString &service, int index, bool running)
{
    const QList<ContainerInfo> replicas = replicasOf(state, stack.project, service);
    for (const ContainerInfo &container : replicas) {
        if ((index == 0 || container.number() == index) && (!running || isUp(container)))
            return container;
    }
    if (replicas.isEmpty() && !stack.service(service))
        return notFound(
            service, ChoiceTr::tr("There is no service \"%1\" in %2.").arg(service, stack.project));
    const bool isThere = std::any_of(
        replicas.begin(), replicas.end(), [&](const auto &one) { return one.number() == index; });
    if (index > 0 && !isThere)
        return notFound(
            service,
            ChoiceTr::tr("Service \"%1\" has no container number %2.").arg(service).arg(index));
    const QString hint = ChoiceTr::tr("Start it with perryctl up or perryctl start.");
    return replicas.isEmpty() && !running
               ? notFound(
                   service, ChoiceTr::tr("Service \"%1\" has no container.").arg(service), hint)
               : notFound(
                   service, ChoiceTr::tr("Service \"%1\" is not running.").arg(service), hint);
}

Result<PublishedPort> wantedPort(const QString &text, const QString &protocol)
{
    const auto refuse = [](const QString &summary) {
        return Error{.kind = Error::Kind::Usage, .summary = summary};
    };
    const QString written = text.section(u'/', 1).toLower();
    bool isNumber = false;
    const int number = text.section(u'/', 0, 0).toInt(&isNumber);
    const bool isProtocol = written.isEmpty() || written == u"tcp" || written == u"udp";
    if (!isNumber || number < 1 || number > 65535 || !isProtocol || text.endsWith(u'/'))
        return refuse(ChoiceTr::tr("A port such as 80 or 53/udp is needed, not \"%1\".").arg(text));
    if (!written.isEmpty() && !protocol.isEmpty() && written != protocol)
        return refuse(ChoiceTr::tr("%1 and --protocol %2 exclude each other.").arg(text, protocol));
    PublishedPort port{.containerPort = number};
    if (!written.isEmpty() || !protocol.isEmpty())
        port.protocol = written.isEmpty() ? protocol : written;
    return port;
}

Result<PublishedPort> publishedPort(const ContainerInfo &container, const PublishedPort &wanted)
{
    QStringList others;
    for (const PublishedPort &port : container.ports) {
        if (port.hostPort == 0)
            continue;
        if (port.containerPort == wanted.containerPort && port.protocol == wanted.protocol)
            return port;
        others << QStringLiteral("%1/%2").arg(port.containerPort).arg(port.protocol);
    }
    others.removeDuplicates();
    const QString text = QStringLiteral("%1/%2").arg(wanted.containerPort).arg(wanted.protocol);
    return notFound(container.service(),
                    others.isEmpty()
                        ? ChoiceTr::tr("Port %1 of %2 is not published, and no other one is.")
                              .arg(text, container.name)
                        : ChoiceTr::tr("Port %1 of %2 is not published; what is published: %3.")
                              .arg(text, container.name, others.join(QStringLiteral(", "))));
}

QString addressText(const PublishedPort &port)
{
    const QString address = port.hostIp.isEmpty() ? QStringLiteral("0.0.0.0") : port.hostIp;
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    return QStringLiteral("%1:%2").arg(host).arg(port.hostPort);
}

ImageName imageName(const ContainerInfo &container, const ImageInfo *image)
{
    if (!image)
        return {};
    QString name;
    for (const QString &known : image->references) {
        const bool isAsked =
            findImage({ImageInfo{.references = {known}}}, container.image) != nullptr;
        if (isAsked || name.isEmpty())
            name = known;
        if (isAsked)
            break;
    }
    if (name.isEmpty())
        return {};
    const qsizetype digest = name.indexOf(u'@');
    if (digest >= 0)
        return {.repository = name.left(digest)};
    const qsizetype colon = name.lastIndexOf(u':');
    if (colon <= name.lastIndexOf(u'/'))
        return {.repository = name, .tag = QStringLiteral("latest")};
    return {.repository = name.left(colon), .tag = name.mid(colon + 1)};
}

} // namespace core
