#include "ui/stacks/servicedelegate.h"

#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/models/servicesmodel.h"
#include "ui/models/stacktext.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statepainter.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int cellMargin = 10;
constexpr int arrowSize = 12;
constexpr int arrowGap = 4;
constexpr int stateGap = 6;

using Column = ServicesModel::Column;

const core::ServiceSnapshot &serviceOf(const QModelIndex &index)
{
    return static_cast<const ServicesModel *>(index.model())->service(index.row());
}

void paintArrow(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box = rect.adjusted(2.5, 2.5, -2.5, -2.5);
    painter.drawLine(box.bottomLeft(), box.topRight());
    const QPointF head[] = {
        box.topLeft() + QPointF(1, 0), box.topRight(), box.bottomRight() - QPointF(0, 1)};
    painter.drawPolyline(head, 3);
    painter.restore();
}

void paintPorts(QPainter &painter,
                const QRect &rect,
                const core::ServiceSnapshot &service,
                const Theme &theme,
                const QFontMetrics &fontMetrics)
{
    const QList<PortLink> links = portLinks(service, rect, fontMetrics);
    if (links.isEmpty()) {
        painter.setPen(theme.color(Role::Muted));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"));
        return;
    }
    for (const PortLink &link : links) {
        const QColor color = theme.color(link.url.isEmpty() ? Role::Text : Role::Accent);
        painter.setPen(color);
        painter.drawText(link.rect, Qt::AlignLeft | Qt::AlignVCenter, link.text);
        if (link.url.isEmpty())
            continue;
        const QRect arrow(link.rect.right() + 1 - arrowSize,
                          link.rect.center().y() - arrowSize / 2,
                          arrowSize,
                          arrowSize);
        paintArrow(painter, arrow, color);
    }
}

void paintImage(QPainter &painter,
                const QRect &rect,
                const core::ServiceSnapshot &service,
                const Theme &theme,
                const QFontMetrics &fontMetrics)
{
    const int mark = service.differs ? metrics::icon + metrics::gap : 0;
    const QString text =
        fontMetrics.elidedText(imageText(service.image), Qt::ElideMiddle, rect.width() - mark);
    painter.setPen(theme.color(Role::Text));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (!service.differs)
        return;
    const int x = rect.left() + fontMetrics.horizontalAdvance(text) + metrics::gap;
    paintDiffers(painter, QRectF(x, rect.center().y() - 7, 15, 15), theme);
}

} // namespace

QList<PortLink>
portLinks(const core::ServiceSnapshot &service, const QRect &rect, const QFontMetrics &metrics)
{
    QList<PortLink> links;
    int x = rect.left();
    for (const core::PublishedPort &port : openPorts(service)) {
        // Of a service that does not run there is nothing to open.
        PortLink link{
            .rect = {}, .text = portText(port), .url = isUp(service) ? portUrl(port) : QUrl()};
        int width = metrics.horizontalAdvance(link.text);
        if (!link.url.isEmpty())
            width += arrowGap + arrowSize;
        if (x + width > rect.right())
            break;
        link.rect = QRect(x, rect.top(), width, rect.height());
        links.append(link);
        x += width + arrowGap * 2;
    }
    return links;
}

void ServiceDelegate::paint(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const core::ServiceSnapshot &service = serviceOf(index);
    const Theme &theme = Theme::of(option.palette);
    QRect rect = option.rect;
    rect.setHeight(metrics::rowHeight);
    rect.adjust(cellMargin, 0, -cellMargin / 2, 0);
    painter->save();
    painter->setFont(option.font);
    switch (Column(index.column())) {
    case Column::State: {
        const QRectF shape(rect.left(), rect.top() + 6, metrics::icon, metrics::icon);
        paintState(
            *painter, shape, service.state, theme, turnInterval(option.widget) > 0 ? turnNow() : 0);
        painter->setPen(theme.state(service.state));
        rect.adjust(metrics::icon + stateGap, 0, 0, 0);
        painter->drawText(
            rect,
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        break;
    }
    case Column::Service: {
        const QFont font = semiboldFont(option.font);
        painter->setFont(font);
        painter->setPen(theme.color(Role::Text));
        painter->drawText(
            rect,
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(service.name, Qt::ElideRight, rect.width()));
        break;
    }
    case Column::Image:
        paintImage(*painter, rect, service, theme, option.fontMetrics);
        break;
    case Column::Ports:
        paintPorts(*painter, rect, service, theme, option.fontMetrics);
        break;
    case Column::Since:
        painter->setFont(tabularFont(option.font));
        painter->setPen(theme.color(Role::Muted));
        painter->drawText(rect.adjusted(0, 0, -cellMargin / 2, 0),
                          Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data().toString());
        break;
    }
    painter->restore();
}

QSize ServiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const core::ServiceSnapshot &service = serviceOf(index);
    const QString text = index.data().toString();
    int width = option.fontMetrics.horizontalAdvance(text) + 2 * cellMargin;
    if (Column(index.column()) == Column::State)
        width += metrics::icon + stateGap;
    if (Column(index.column()) == Column::Service)
        width = QFontMetrics(semiboldFont(option.font)).horizontalAdvance(text) + 2 * cellMargin;
    if (Column(index.column()) == Column::Ports)
        width += int(openPorts(service).size()) * (arrowSize + 2 * arrowGap);
    return {width, metrics::rowHeight + (service.reason.isEmpty() ? 0 : metrics::reasonHeight)};
}

} // namespace ui
