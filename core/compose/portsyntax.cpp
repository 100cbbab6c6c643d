#include "core/compose/portsyntax.h"

#include "core/compose/findings.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace core {

namespace {

struct PortRange
{
    int first = 0;
    int last = 0;
};

std::optional<int> parsePort(QStringView text)
{
    const bool digits =
        !text.isEmpty() && text.size() <= 5
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int port = digits ? text.toInt() : -1;
    return port >= 0 && port <= 65535 ? std::optional(port) : std::nullopt;
}

std::optional<PortRange> parseRange(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    const auto first = parsePort(dash < 0 ? text : text.first(dash));
    const auto last = dash < 0 ? first : parsePort(text.sliced(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return PortRange{.first = *first, .last = *last};
}

Error portError(const QString &summary)
{
    return {.kind = Error::Kind::Validation,
            .summary = summary,
            .hint = {},
            .detail = {},
            .service = {}};
}

bool isIpv4(const QString &text)
{
    const QStringList parts = text.split(u'.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const QString &part) {
               const auto number = part.size() <= 3 ? parsePort(part) : std::nullopt;
               return number && *number <= 255 && (part.size() == 1 || part[0] != u'0');
           });
}

bool isIpv6(const QString &text)
{
    const qsizetype gap = text.indexOf(u"::");
    if (gap >= 0 && text.indexOf(u"::", gap + 1) >= 0)
        return false;
    const auto groups = [](const QString &part) {
        if (part.isEmpty())
            return 0;
        int count = 0;
        const QStringList items = part.split(u':');
        for (qsizetype i = 0; i < items.size(); ++i) {
            const bool last = i + 1 == items.size();
            bool hex = false;
            items[i].toUShort(&hex, 16);
            if (last && isIpv4(items[i]))
                count += 2;
            else if (hex && items[i].size() <= 4)
                ++count;
            else
                return 100;
        }
        return count;
    };
    if (gap < 0)
        return groups(text) == 8;
    return groups(text.left(gap)) + groups(text.mid(gap + 2)) <= 7;
}

struct PortParts
{
    QString hostIp = {};
    QString host = {};
    QString container = {};
};

PortParts splitParts(const QString &text)
{
    const QStringList parts = text.split(u':');
    const qsizetype count = parts.size();
    PortParts result{.hostIp = {}, .host = {}, .container = parts.last()};
    if (count > 1)
        result.host = parts[count - 2];
    if (count > 2)
        result.hostIp = QStringList(parts.mid(0, count - 2)).join(u':');
    if (result.hostIp.startsWith(u'[') && result.hostIp.endsWith(u']'))
        result.hostIp = result.hostIp.mid(1, result.hostIp.size() - 2);
    return result;
}

QList<PortMapping> expanded(const PortParts &parts,
                            PortRange container,
                            std::optional<PortRange> host,
                            const QString &protocol)
{
    QList<PortMapping> ports;
    for (int offset = 0; offset <= container.last - container.first; ++offset) {
        PortMapping port{.hostIp = parts.hostIp,
                         .published = {},
                         .target = container.first + offset,
                         .protocol = protocol};
        if (host) {
            port.published = QString::number(host->first + offset);
            if (container.first == container.last && host->first != host->last)
                port.published += u'-' + QString::number(host->last);
        }
        ports.append(port);
    }
    // As texts, the way docker compose sorts them: 100/tcp stands before 20/tcp.
    if (ports.size() > 1) {
        std::sort(ports.begin(), ports.end(), [](const PortMapping &a, const PortMapping &b) {
            char left[8];
            char right[8];
            *std::to_chars(left, left + sizeof left - 1, a.target).ptr = '\0';
            *std::to_chars(right, right + sizeof right - 1, b.target).ptr = '\0';
            return std::strcmp(left, right) < 0;
        });
    }
    return ports;
}

} // namespace

bool isIpAddress(const QString &text)
{
    if (text.contains(u':'))
        return isIpv6(text);
    return isIpv4(text);
}

Result<QList<PortMapping>> parsePorts(const QString &text)
{
    PortParts parts = splitParts(text);
    QString protocol = QStringLiteral("tcp");
    const qsizetype slash = parts.container.indexOf(u'/');
    if (slash >= 0) {
        protocol = parts.container.mid(slash + 1).toLower();
        parts.container.truncate(slash);
        static const QStringList known{
            QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("sctp")};
        if (!known.contains(protocol))
            return portError(
                SpecTr::tr("\"%1\" is no protocol; there are tcp, udp and sctp").arg(protocol));
    }
    if (parts.container.isEmpty())
        return portError(SpecTr::tr("the port of the container is missing in \"%1\"").arg(text));
    if (!parts.hostIp.isEmpty() && !isIpAddress(parts.hostIp))
        return portError(SpecTr::tr("\"%1\" is not an IP address").arg(parts.hostIp));
    const auto container = parseRange(parts.container);
    if (!container)
        return portError(SpecTr::tr("\"%1\" is not a port of the container").arg(parts.container));
    std::optional<PortRange> host;
    if (!parts.host.isEmpty()) {
        host = parseRange(parts.host);
        if (!host)
            return portError(SpecTr::tr("\"%1\" is not a port of the host").arg(parts.host));
        const int length = container->last - container->first;
        if (length != 0 && length != host->last - host->first) {
            return portError(SpecTr::tr("the ranges %1 and %2 have different lengths")
                                 .arg(parts.host, parts.container));
        }
    }
    return expanded(parts, *container, host, protocol);
}

} // namespace core
