#include "ui/models/servicesmodel.h"

#include "ui/models/stacktext.h"

#include <QLocale>

namespace ui {

ServicesModel::ServicesModel(QObject *parent)
    : RowModel(parent)
    , m_now(QDateTime::currentDateTimeUtc())
{}

void ServicesModel::setServices(const QList<core::ServiceSnapshot> &services)
{
    m_now = QDateTime::currentDateTimeUtc();
    setRows(services);
}

void ServicesModel::setNow(const QDateTime &now)
{
    const QDateTime before = m_now;
    m_now = now;
    constexpr int column = int(Column::Since);
    for (int row = 0; row < rowCount(); ++row)
        if (sinceText(service(row), before) != sinceText(service(row), now))
            emit dataChanged(index(row, column), index(row, column), {Qt::DisplayRole});
}

int ServicesModel::nextChange() const
{
    constexpr qint64 minute = 60'000;
    for (const core::ServiceSnapshot &service : rows())
        if (service.since.isValid() && service.since.msecsTo(m_now) < minute)
            return 1000;
    return int(minute / 2);
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::ServiceSnapshot &row = service(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == Column::Since ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        if (column == Column::Service && !row.reason.isEmpty())
            return tr("%1: %2").arg(row.name, row.reason);
        return text(row, column);
    case int(Role::Reason):
        return row.reason;
    default:
        return {};
    }
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (Column(section) == Column::Since ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::State:
        return tr("State");
    case Column::Service:
        return tr("Service");
    case Column::Image:
        return tr("Image");
    case Column::Ports:
        return tr("Ports");
    case Column::Since:
        return tr("Since");
    }
    return {};
}

QString ServicesModel::text(const core::ServiceSnapshot &service, Column column) const
{
    switch (column) {
    case Column::State:
        return core::serviceStateText(service.state);
    case Column::Service:
        return service.name;
    case Column::Image:
        return imageText(service.image);
    case Column::Ports: {
        QStringList ports;
        for (const core::PublishedPort &port : openPorts(service))
            ports.append(portText(port));
        return ports.isEmpty() ? QStringLiteral("–") : ports.join(QStringLiteral(", "));
    }
    case Column::Since:
        return sinceText(service, m_now);
    }
    return {};
}

QString ServicesModel::toolTip(const core::ServiceSnapshot &service, Column column) const
{
    switch (column) {
    case Column::State:
        return service.reason;
    case Column::Service:
        return service.container;
    case Column::Image:
        return service.differs
                   ? tr("%1\nThe container was made from another spec. Up recreates it.")
                         .arg(service.image)
                   : service.image;
    case Column::Ports: {
        QStringList lines;
        for (const core::PublishedPort &port : service.ports)
            lines.append(
                tr("%1 → %2 in the container").arg(portText(port)).arg(port.containerPort));
        return lines.join(QLatin1Char('\n'));
    }
    case Column::Since:
        return service.since.isValid()
                   ? QLocale().toString(service.since.toLocalTime(), QLocale::LongFormat)
                   : QString();
    }
    return {};
}

} // namespace ui
