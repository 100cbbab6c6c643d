#pragma once

#include "core/process/runner.h"

#include <QAbstractTableModel>

namespace ui {

/// The last commands that Perry ran, newest first: everything it does can be read and repeated.
class CommandsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Time, Command, Duration, Exit };
    static constexpr int columnTotal = 4;
    static constexpr int maximum = 50;

    explicit CommandsModel(QObject *parent = nullptr);

    void append(const core::CommandRecord &record);
    const core::CommandRecord &command(int row) const { return m_records[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<core::CommandRecord> m_records;
};

/// "0", "125", "timed out", …: how a command ended.
QString commandEndText(const core::CommandRecord &record);

} // namespace ui
