#include "ui/desktop/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QTest>

class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QGuiApplication::setPalette(ui::Theme::of(ui::Scheme::Light).palette()); }

    void eachIconRenders_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("scale");
        QVERIFY(ui::iconNames().size() > 30);
        for (const QString &name : ui::iconNames())
            for (const int scale : {1, 2})
                QTest::addRow("%s at %dx", qPrintable(name), scale) << name << scale;
    }

    void eachIconRenders()
    {
        QFETCH(QString, name);
        QFETCH(int, scale);
        const QPixmap pixmap = ui::icon(name).pixmap(QSize(16, 16), scale);
        QCOMPARE(pixmap.size(), QSize(16, 16) * scale);
        QCOMPARE(pixmap.devicePixelRatio(), qreal(scale));
        QVERIFY2(strongest(pixmap.toImage()) > 200, "nothing is drawn, or only a blur");
    }

    void onlyTheAppIconHasColoursOfItsOwn_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : ui::iconNames())
            if (name != QLatin1String("app"))
                QTest::newRow(qPrintable(name)) << name;
    }

    void onlyTheAppIconHasColoursOfItsOwn()
    {
        QFETCH(QString, name);
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(!text.contains("#"));
        QVERIFY(text.contains("currentColor"));
        QVERIFY(text.contains("stroke-linecap=\"round\""));
    }

    void anIconFollowsThePalette()
    {
        const QIcon icon = ui::icon(QStringLiteral("stop"));
        const QColor light = inkOf(icon);
        QGuiApplication::setPalette(ui::Theme::of(ui::Scheme::Dark).palette());
        const QColor dark = inkOf(icon);
        QGuiApplication::setPalette(ui::Theme::of(ui::Scheme::Light).palette());
        QVERIFY(light.lightness() < 80);
        QVERIFY(dark.lightness() > 180);
    }

    void theAppIconReadsAtEverySize_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("16") << 16;
        QTest::newRow("256") << 256;
    }

    void theAppIconReadsAtEverySize()
    {
        QFETCH(int, size);
        const QImage image = ui::icon(QStringLiteral("app")).pixmap(size, size).toImage();
        // The ground, a bar of the stack and the mark of what runs are told apart.
        const QColor ground = image.pixelColor(size / 2, size / 8);
        const QColor bar = image.pixelColor(size / 2, int(size * 0.3));
        const QColor mark = image.pixelColor(int(size * 0.68), int(size * 0.7));
        QVERIFY(ui::contrast(ground, bar) > 3);
        QVERIFY(ui::contrast(ground, mark) > 1.8);
    }

private:
    static int strongest(const QImage &image)
    {
        int most = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most, image.pixelColor(x, y).alpha());
        return most;
    }

    static QColor inkOf(const QIcon &icon)
    {
        const QImage image = icon.pixmap(QSize(32, 32), 1).toImage();
        QColor ink(Qt::transparent);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > ink.alpha())
                    ink = image.pixelColor(x, y);
        return ink;
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
