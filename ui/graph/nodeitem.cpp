#include "ui/graph/nodeitem.h"

#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/graph/graphtexts.h"
#include "ui/widgets/statepainter.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include <algorithm>

namespace ui {
namespace {

/// Zoomed out below these, a card leaves out its second line, its chips' words, its name.
constexpr qreal textDetail = 0.65;
constexpr qreal chipDetail = 0.5;
constexpr qreal nameDetail = 0.22;
/// A name keeps this much of its size while the card around it shrinks, up to the given factor.
constexpr qreal legible = 0.85;
constexpr qreal largestName = 1.5;
constexpr qreal ringWidth = 3;

/// One device pixel, whatever the zoom.
QPen hairlinePen(const QColor &color)
{
    QPen pen(color, 1);
    pen.setCosmetic(true);
    return pen;
}

QRectF boundsOf(const QSizeF &size)
{
    constexpr qreal outset = ringWidth + 2;
    return QRectF({0, 0}, size).adjusted(-outset, -outset, outset, outset);
}

QFont scaledFont(QFont font, qreal factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

} // namespace

NodeItem::NodeItem(const GraphNode &node, const GraphMetrics &metrics)
    : m_node(node)
    , m_metrics(metrics)
    , m_bounds(boundsOf(metrics.sizeOf(node)))
{
    m_service.name = node.name;
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(2);
    updateToolTip();
}

QRectF NodeItem::cardRect() const
{
    return QRectF({0, 0}, m_metrics.card);
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF({0, 0}, m_metrics.sizeOf(m_node)));
    return path;
}

bool NodeItem::isExpecting() const
{
    return !m_node.missing && ui::isExpecting(m_service.state);
}

void NodeItem::setService(const core::ServiceSnapshot &service)
{
    if (m_service == service)
        return;
    m_service = service;
    updateToolTip();
    update();
}

void NodeItem::setChosen(bool chosen)
{
    if (m_chosen == chosen)
        return;
    m_chosen = chosen;
    update();
}

void NodeItem::setHovered(bool hovered)
{
    if (m_hovered == hovered)
        return;
    m_hovered = hovered;
    update();
}

void NodeItem::setRinged(bool ringed)
{
    if (m_ringed == ringed)
        return;
    m_ringed = ringed;
    update();
}

void NodeItem::setTurning(bool turning)
{
    m_turning = turning;
    update();
}

void NodeItem::updateToolTip()
{
    if (m_node.missing) {
        setToolTip(m_node.name);
        return;
    }
    QStringList lines{m_service.name};
    if (!m_service.reason.isEmpty())
        lines << m_service.reason;
    if (m_service.since.isValid())
        lines << QLocale().toString(m_service.since.toLocalTime(), QLocale::LongFormat);
    for (const QString &volume : m_service.volumes)
        lines << volume;
    // Names come from files of others, so nothing in them may be taken for markup.
    setToolTip(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

void NodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const Theme &theme = Theme::of(widget ? widget->palette() : option->palette);
    const qreal detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    painter->setRenderHint(QPainter::Antialiasing, detail > nameDetail);

    if (detail < nameDetail) {
        paintFromAfar(*painter, theme);
        return;
    }
    paintCard(*painter, theme);
    if (!m_node.chips.isEmpty() && detail > chipDetail)
        paintChips(*painter, theme);
    paintName(*painter, theme, detail);
    if (detail >= textDetail)
        paintText(*painter, theme);
}

void NodeItem::paintFromAfar(QPainter &painter, const Theme &theme) const
{
    const QColor card = theme.color(Role::Alternate);
    painter.setPen(m_chosen ? hairlinePen(theme.color(Role::Accent)) : QPen(Qt::NoPen));
    painter.setBrush(m_node.missing ? card : mixed(card, theme.state(m_service.state), 0.7));
    painter.drawRect(cardRect());
}

void NodeItem::paintCard(QPainter &painter, const Theme &theme) const
{
    const QRectF card = cardRect();
    if (m_chosen && m_ringed) {
        QColor ring = theme.color(Role::Accent);
        ring.setAlphaF(0.3F);
        painter.setPen(QPen(ring, ringWidth));
        painter.setBrush(Qt::NoBrush);
        const qreal out = 1 + ringWidth / 2;
        painter.drawRoundedRect(
            card.adjusted(-out, -out, out, out), metrics::radius + out, metrics::radius + out);
    }

    QPen border = hairlinePen(theme.color(m_hovered ? Role::Outline : Role::Hairline));
    if (m_chosen) {
        border.setColor(theme.color(Role::Accent));
        border.setWidthF(2 * painter.device()->devicePixelRatioF());
    }
    if (m_node.missing)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(m_node.missing ? theme.color(Role::Base) : theme.color(Role::Alternate));
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    if (m_node.missing)
        return;

    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.state(m_service.state));
    const QRectF stripe(GraphMetrics::stripeLeft,
                        GraphMetrics::stripeLeft,
                        GraphMetrics::stripeWidth,
                        card.height() - 2 * GraphMetrics::stripeLeft);
    painter.drawRoundedRect(stripe, 1.5, 1.5);
}

void NodeItem::paintName(QPainter &painter, const Theme &theme, qreal detail) const
{
    const bool alone = detail < textDetail;
    const qreal factor = alone ? std::clamp(legible / detail, 1.0, largestName) : 1;
    const QFont font = alone ? scaledFont(m_metrics.nameFont, factor) : m_metrics.nameFont;
    const qreal shape = GraphMetrics::shapeSize * factor;
    const qreal left = GraphMetrics::textLeft - GraphMetrics::shapeSize + shape;
    const QFontMetricsF fontMetrics(font);
    const qreal baseline =
        alone ? (m_metrics.card.height() + fontMetrics.capHeight()) / 2 : m_metrics.nameBaseline;
    const qreal middle = baseline - fontMetrics.capHeight() / 2;
    const QRectF shapeRect(GraphMetrics::shapeLeft, middle - shape / 2, shape, shape);
    if (!m_node.missing)
        paintState(painter, shapeRect, m_service.state, theme, m_turning ? turnNow() : 0);

    qreal right = m_metrics.card.width() - GraphMetrics::padding / (alone ? 2 : 1);
    if (m_service.differs && !alone) {
        right -= GraphMetrics::shapeSize;
        paintDiffers(
            painter, QRectF(right, middle - GraphMetrics::shapeSize / 2, shape, shape), theme);
        right -= GraphMetrics::chipGap;
    }
    painter.setFont(font);
    painter.setPen(theme.color(m_node.missing ? Role::Muted : Role::Text));
    painter.drawText(QPointF(left, baseline),
                     fontMetrics.elidedText(m_node.name, Qt::ElideMiddle, right - left));
}

void NodeItem::paintText(QPainter &painter, const Theme &theme) const
{
    const qreal width = m_metrics.card.width() - GraphMetrics::textLeft - GraphMetrics::padding;
    const QString text = m_node.missing ? missingServiceText()
                                        : cardText(m_service, QDateTime::currentDateTimeUtc());
    painter.setFont(m_metrics.textFont);
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QPointF(GraphMetrics::textLeft, m_metrics.textBaseline),
                     QFontMetricsF(m_metrics.textFont).elidedText(text, Qt::ElideRight, width));
}

void NodeItem::paintChips(QPainter &painter, const Theme &theme) const
{
    painter.setFont(m_metrics.textFont);
    const QFontMetricsF fontMetrics(m_metrics.textFont);
    for (qsizetype i = 0; i < m_node.chips.size(); ++i) {
        const GraphChip &chip = m_node.chips[i];
        const QRectF rect = m_metrics.chipRect(i);
        const qreal radius = chip.kind == GraphChip::Kind::Network ? rect.height() / 2 : 3;
        painter.setPen(chip.kind == GraphChip::Kind::More
                           ? QPen(Qt::NoPen)
                           : hairlinePen(theme.color(Role::Hairline)));
        painter.setBrush(theme.color(Role::Base));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

        const QRectF inner = rect.adjusted(10, 0, -10, 0);
        painter.setPen(theme.color(Role::Muted));
        painter.drawText(inner,
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics.elidedText(chip.text, Qt::ElideMiddle, inner.width()));
    }
}

} // namespace ui
