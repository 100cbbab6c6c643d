#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

namespace ui {

/// The bookkeeping of a flat model whose rows are values with a key. setRows() goes from the old
/// rows to the new ones by moves, inserts, removals and changes, so that selection and scroll
/// position survive.
template<typename Value>
class RowModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    const QList<Value> &rows() const { return m_rows; }

    /// The row with `key`, or -1.
    int rowOf(const QString &key) const
    {
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            if (keyOf(m_rows[i]) == key)
                return int(i);
        return -1;
    }

protected:
    virtual QString keyOf(const Value &value) const = 0;

    void setRows(const QList<Value> &wanted)
    {
        removeOthers(wanted);
        for (qsizetype i = 0; i < wanted.size(); ++i)
            placeRow(int(i), wanted[i]);
    }

    void rowChanged(int row) { emit dataChanged(index(row, 0), index(row, columnCount() - 1)); }

private:
    void removeOthers(const QList<Value> &wanted)
    {
        QSet<QString> keys;
        for (const Value &value : wanted)
            keys.insert(keyOf(value));
        for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
            if (keys.contains(keyOf(m_rows[i])))
                continue;
            beginRemoveRows({}, int(i), int(i));
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }

    void placeRow(int row, const Value &value)
    {
        const QString key = keyOf(value);
        const int current = rowOf(key);
        if (current < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, value);
            endInsertRows();
            return;
        }
        if (current != row) {
            beginMoveRows({}, current, current, {}, row);
            m_rows.move(current, row);
            endMoveRows();
        }
        if (m_rows[row] == value)
            return;
        m_rows[row] = value;
        rowChanged(row);
    }

    QList<Value> m_rows;
};

} // namespace ui
