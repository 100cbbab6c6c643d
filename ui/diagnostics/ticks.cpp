#include "ui/diagnostics/ticks.h"

#include "ui/desktop/theme.h"
#include "ui/widgets/labels.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int markWidth = 12;
constexpr int markGap = 3;
constexpr int entryGap = 10;

void paintMark(QPainter &painter, const QRectF &rect, core::Tick tick, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF c = rect.center();
    const Role role = tick == core::Tick::Yes  ? Role::Success
                      : tick == core::Tick::No ? Role::Failure
                                               : Role::Muted;
    painter.setPen(QPen(theme.color(role), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (tick == core::Tick::Yes) {
        const QPointF points[] = {c + QPointF(-4, 0.5), c + QPointF(-1.5, 3), c + QPointF(4, -3)};
        painter.drawPolyline(points, 3);
    } else if (tick == core::Tick::No) {
        painter.drawLine(c + QPointF(-3, -3), c + QPointF(3, 3));
        painter.drawLine(c + QPointF(3, -3), c + QPointF(-3, 3));
    } else {
        painter.drawLine(c + QPointF(-2.5, 0), c + QPointF(2.5, 0));
    }
    painter.restore();
}

} // namespace

Ticks::Ticks(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(smallFont(font()));
}

void Ticks::setBackend(const core::BackendInfo &backend)
{
    m_entries = {{tr("found"), backend.found},
                 {tr("set up"), backend.setUp},
                 {tr("reachable"), backend.reachable},
                 {tr("usable"), backend.usable}};
    QStringList words;
    for (const Entry &entry : m_entries) {
        if (entry.tick == core::Tick::Yes)
            words.append(tr("%1: yes").arg(entry.text));
        else if (entry.tick == core::Tick::No)
            words.append(tr("%1: no").arg(entry.text));
        else
            words.append(tr("%1: not known").arg(entry.text));
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int Ticks::widthOf(const Entry &entry) const
{
    return markWidth + markGap + fontMetrics().horizontalAdvance(entry.text);
}

QSize Ticks::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : m_entries)
        width += widthOf(entry) + entryGap;
    return {std::max(0, width - entryGap), std::max(16, fontMetrics().height())};
}

void Ticks::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    int x = 0;
    for (const Entry &entry : m_entries) {
        paintMark(painter,
                  QRectF(x, (height() - markWidth) / 2, markWidth, markWidth),
                  entry.tick,
                  theme);
        painter.setPen(theme.color(entry.tick == core::Tick::Unknown ? Role::Muted : Role::Text));
        painter.drawText(QRect(x + markWidth + markGap, 0, width(), height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         entry.text);
        x += widthOf(entry) + entryGap;
    }
}

} // namespace ui
