#include "backends/common/statustext.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <tuple>

namespace backends::common {

namespace {

using Status = core::ContainerInfo::Status;
using Health = core::ContainerInfo::Health;

struct StatusWord
{
    const char *word;
    Status status;
};

constexpr StatusWord statusWords[] = {
    {"created", Status::Created},
    {"configured", Status::Created},
    {"initialized", Status::Created},
    {"running", Status::Running},
    {"stopping", Status::Running},
    {"paused", Status::Paused},
    {"restarting", Status::Restarting},
    {"removing", Status::Removing},
    {"exited", Status::Exited},
    {"stopped", Status::Exited},
    {"dead", Status::Dead},
};

struct PortRange
{
    int first = 0;
    int last = 0;
};

/// "80" or "80-82"; nothing when it is not a range of ports.
std::optional<PortRange> portRange(const QString &text)
{
    bool firstOk = false;
    bool lastOk = false;
    const int first = text.section(u'-', 0, 0).toInt(&firstOk);
    const int last = text.section(u'-', -1).toInt(&lastOk);
    if (!firstOk || !lastOk || first < 1 || last > 65535 || last < first)
        return {};
    return PortRange{.first = first, .last = last};
}

} // namespace

Status statusOfWord(const QString &word)
{
    for (const StatusWord &entry : statusWords) {
        if (word.compare(QLatin1String(entry.word), Qt::CaseInsensitive) == 0)
            return entry.status;
    }
    return Status::Unknown;
}

Health healthOfWord(const QString &word)
{
    if (word == u"healthy")
        return Health::Healthy;
    if (word == u"unhealthy")
        return Health::Unhealthy;
    return word == u"starting" ? Health::Starting : Health::None;
}

Health healthInStatus(const QString &text)
{
    const qsizetype open = text.lastIndexOf(u'(');
    if (open < 0 || !text.startsWith(u"Up"))
        return Health::None;
    QString word = text.mid(open + 1);
    word.truncate(word.indexOf(u')'));
    if (word.startsWith(u"health: "))
        word.remove(0, 8);
    return healthOfWord(word);
}

int exitCodeInStatus(const QString &text)
{
    static const QRegularExpression code(
        QStringLiteral("^(?:Exited|Restarting|Dead) \\((\\d{1,4})\\)"));
    const QRegularExpressionMatch match = code.match(text);
    return match.hasMatch() ? match.capturedView(1).toInt() : 0;
}

void addPort(QList<core::PublishedPort> &ports, const core::PublishedPort &port)
{
    if (ports.size() >= maximumPorts)
        return;
    const bool repeats =
        port.hostIp == u"::" && std::any_of(ports.begin(), ports.end(), [&](const auto &known) {
            return known.hostPort == port.hostPort && known.containerPort == port.containerPort
                   && known.protocol == port.protocol
                   && (known.hostIp.isEmpty() || known.hostIp == u"0.0.0.0");
        });
    if (repeats)
        return;
    const auto order = [](const core::PublishedPort &one) {
        return std::tie(one.containerPort, one.protocol, one.hostIp, one.hostPort);
    };
    const auto behind = std::upper_bound(
        ports.begin(), ports.end(), port, [&](const auto &one, const auto &other) {
            return order(one) < order(other);
        });
    ports.insert(behind, port);
}

static void addPortText(QList<core::PublishedPort> &ports, const QString &text)
{
    const qsizetype arrow = text.indexOf(u"->");
    const QString inside = arrow < 0 ? text : text.mid(arrow + 2);
    const QString host = arrow < 0 ? QString() : text.left(arrow);
    const auto target = portRange(inside.section(u'/', 0, 0));
    if (!target)
        return;

    QString address = host.section(u':', 0, -2);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    const auto published = portRange(host.section(u':', -1));
    const QString protocol = inside.section(u'/', 1, 1);
    for (int port = target->first; port <= target->last && ports.size() < maximumPorts; ++port) {
        const int hostPort = published ? published->first + port - target->first : 0;
        addPort(ports,
                {.hostIp = address,
                 .hostPort = hostPort <= 65535 ? hostPort : 0,
                 .containerPort = port,
                 .protocol = protocol.isEmpty() ? QStringLiteral("tcp") : protocol});
    }
}

QList<core::PublishedPort> portsInText(const QString &text)
{
    QList<core::PublishedPort> ports;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        addPortText(ports, part.trimmed());
    return ports;
}

QDateTime timeInText(const QString &text)
{
    // Go's "2026-01-31 12:00:00.5 +0100 CET" and RFC 3339's "2026-01-31T12:00:00.5+01:00".
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))? ?"
                       "(?:Z|([+-])(\\d\\d):?(\\d\\d))(?: .*)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    QDateTime time(QDate::fromString(match.captured(1), Qt::ISODate),
                   QTime::fromString(match.captured(2), QStringLiteral("HH:mm:ss")),
                   Qt::UTC);
    if (!time.isValid() || time.date().year() < 1970)
        return {};
    const QString fraction = match.captured(3).leftJustified(3, u'0', true);
    qint64 seconds = match.capturedView(5).toInt() * 3600 + match.capturedView(6).toInt() * 60;
    if (match.capturedView(4) == u"-")
        seconds = -seconds;
    return time.addMSecs(fraction.toInt()).addSecs(-seconds);
}

QDateTime timeOfSeconds(qint64 seconds)
{
    constexpr qint64 year3000 = 32'503'680'000;
    if (seconds <= 0 || seconds > year3000)
        return {};
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

QString plainImageId(const QString &id)
{
    return id.startsWith(u"sha256:") ? id.mid(7) : id;
}

bool isAnonymousVolume(const QString &name)
{
    return name.size() == 64 && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace backends::common
