#pragma once

#include "core/state/snapshot.h"

#include <QStyledItemDelegate>
#include <QUrl>

namespace ui {

/// Where a port's link is drawn in its cell.
struct PortLink
{
    QRect rect = {};
    QString text = {};
    QUrl url = {}; ///< empty when there is nothing to open
};

/// The links of a service's ports in the cell `rect`; what does not fit is left out.
QList<PortLink>
portLinks(const core::ServiceSnapshot &service, const QRect &rect, const QFontMetrics &metrics);

/// Paints the cells of the services table from the service itself.
class ServiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
