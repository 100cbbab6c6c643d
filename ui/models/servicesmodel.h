#pragma once

#include "core/state/snapshot.h"
#include "ui/models/rowmodel.h"

#include <QDateTime>

namespace ui {

/// The services of one stack, a row each, in the order of the file.
class ServicesModel : public RowModel<core::ServiceSnapshot>
{
    Q_OBJECT

public:
    enum class Column { State, Service, Image, Ports, Since };
    static constexpr int columnTotal = 5;
    enum class Role { Reason = Qt::UserRole };

    explicit ServicesModel(QObject *parent = nullptr);

    void setServices(const QList<core::ServiceSnapshot> &services);
    const core::ServiceSnapshot &service(int row) const { return rows()[row]; }
    /// Lets the ages grow; `now` is UTC or local.
    void setNow(const QDateTime &now);
    /// Milliseconds until an age reads differently; for the timer that calls setNow().
    int nextChange() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString keyOf(const core::ServiceSnapshot &service) const override { return service.name; }

private:
    QString text(const core::ServiceSnapshot &service, Column column) const;
    QString toolTip(const core::ServiceSnapshot &service, Column column) const;

    QDateTime m_now;
};

} // namespace ui
