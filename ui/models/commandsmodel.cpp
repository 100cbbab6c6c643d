#include "ui/models/commandsmodel.h"

#include "core/support/duration.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

struct CommandTr
{
    Q_DECLARE_TR_FUNCTIONS(ui)
};

} // namespace

QString commandEndText(const core::CommandRecord &record)
{
    switch (record.end) {
    case core::ProcessResult::End::Exited:
        return QString::number(record.exitCode);
    case core::ProcessResult::End::Crashed:
        return CommandTr::tr("crashed");
    case core::ProcessResult::End::TimedOut:
        return CommandTr::tr("timed out");
    case core::ProcessResult::End::Cancelled:
        return CommandTr::tr("cancelled");
    case core::ProcessResult::End::NotStarted:
        return CommandTr::tr("not started");
    }
    return {};
}

CommandsModel::CommandsModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void CommandsModel::append(const core::CommandRecord &record)
{
    if (m_records.size() == maximum) {
        beginRemoveRows({}, maximum - 1, maximum - 1);
        m_records.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_records.prepend(record);
    endInsertRows();
}

int CommandsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int CommandsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant CommandsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::CommandRecord &record = command(index.row());
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole) {
        const bool number = column == Column::Duration || column == Column::Exit;
        return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::ToolTipRole && column == Column::Time)
        return QLocale().toString(record.started.toLocalTime(), QLocale::LongFormat);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Column::Time:
        return record.started.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
    case Column::Command:
        return record.text;
    case Column::Duration:
        return core::shortDuration(record.duration);
    case Column::Exit:
        return commandEndText(record);
    }
    return {};
}

} // namespace ui
