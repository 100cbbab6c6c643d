#include "ui/desktop/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

/// The icons are in a static library, which the linker would leave out of the program.
static bool hasIconResources()
{
    Q_INIT_RESOURCE(perry);
    return true;
}

namespace ui {

namespace {

QByteArray svgText(const QString &name)
{
    [[maybe_unused]] static const bool ready = hasIconResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap rendered(QByteArray svg, const QSize &size, const QColor &color, const QColor &accent)
{
    svg.replace("currentColor", color.name().toLatin1());
    svg.replace("accentColor", accent.name().toLatin1());
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    return pixmap;
}

/// Draws one file of the set in a colour that is looked up when it is drawn, so that icons follow
/// the theme without being made again.
class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(const QString &name, Role role)
        : m_name(name)
        , m_role(role)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap pixmap = cached(rect.size() * ratio, mode);
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return cached(size, mode);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap pixmap = cached(size, mode);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {}; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QString key() const override { return QStringLiteral("perry"); }
    QIconEngine *clone() const override { return new SvgIconEngine(*this); }

private:
    QPixmap cached(const QSize &size, QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        const Theme &theme = Theme::of(palette);
        const QColor color = mode == QIcon::Disabled
                                 ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                                 : theme.color(m_role);
        const QString cacheKey = QStringLiteral("perry-icon/%1/%2/%3x%4")
                                     .arg(m_name, color.name())
                                     .arg(size.width())
                                     .arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(cacheKey, &pixmap)) {
            pixmap = rendered(svgText(m_name), size, color, theme.color(Role::Accent));
            QPixmapCache::insert(cacheKey, pixmap);
        }
        return pixmap;
    }

    QString m_name;
    Role m_role;
};

} // namespace

QIcon icon(const QString &name, Role role)
{
    return QIcon(new SvgIconEngine(name, role));
}

QPixmap picture(const QString &name, const QPalette &palette, const QSize &size, qreal ratio)
{
    const Theme &theme = Theme::of(palette);
    QPixmap pixmap =
        rendered(svgText(name), size * ratio, theme.color(Role::Muted), theme.color(Role::Accent));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QStringList iconNames()
{
    hasIconResources();
    QStringList names;
    const QDir folder(QStringLiteral(":/icons"));
    for (const QString &file : folder.entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name))
        if (!file.startsWith(QLatin1String("picture-")))
            names.append(file.chopped(4));
    return names;
}

} // namespace ui
