#include "backends/common/buildtable.h"
#include "backends/common/flags.h"
#include "backends/common/networktable.h"

#include "core/compose/schema.h"

#include <QTest>

using namespace backends::common;

/// The tables know every attribute of the specification, and every row says what happens to it.
class tst_AttributeRows : public QObject
{
    Q_OBJECT

private slots:
    void everyAttributeHasARow_data();
    void everyAttributeHasARow();
    void everyRowIsAnAttribute();
    void everyRowSaysSomething();
};

namespace {

/// Read by the loader, which makes other attributes of it, or done by the engine with steps of its
/// own.
const QSet<QString> &doneElsewhere()
{
    static const QSet<QString> paths{
        // the loader
        "services/*/extends",
        "services/*/profiles",
        "services/*/env_file",
        "services/*/label_file",
        // the engine
        "services/*/links",
        "services/*/volumes_from",
        "services/*/secrets",
        "services/*/configs",
        "services/*/pre_start",
        "services/*/post_start",
        "services/*/pre_stop",
        "services/*/models",
        "services/*/provider",
        "services/*/develop",
    };
    return paths;
}

template<typename Spec>
QStringList pathsOf(const QList<AttributeRow<Spec>> &table, const QString &prefix)
{
    QStringList paths;
    for (const AttributeRow<Spec> &row : table) {
        const QString path = QString::fromLatin1(row.path);
        if (!path.startsWith('('))
            paths << prefix + path;
    }
    return paths;
}

QStringList allRows()
{
    return pathsOf(containerTable(), "services/*/") + pathsOf(networkTable(), "networks/*/")
           + pathsOf(volumeTable(), "volumes/*/") + pathsOf(buildTable(), "#build/");
}

bool isOfATable(const QString &path)
{
    for (const char *start : {"services/*/", "networks/*/", "volumes/*/", "#build/"}) {
        if (path.startsWith(QLatin1String(start)))
            return true;
    }
    return false;
}

/// "[]" and "*" are the items of a list or map: attributes have names.
bool isItem(const QString &path)
{
    return path.endsWith("/[]") || path.endsWith("/*");
}

bool isBelow(const QString &path, const QSet<QString> &others)
{
    return std::any_of(others.begin(), others.end(), [&](const QString &other) {
        return path == other || path.startsWith(other + '/');
    });
}

/// Parts of an attribute whose row says that it has no effect here say nothing of their own.
const QSet<QString> &withoutEffect()
{
    static const QSet<QString> paths{
        "services/*/deploy/placement",
        "services/*/deploy/resources/reservations/generic_resources",
        "networks/*/external",
        "volumes/*/external",
    };
    return paths;
}

} // namespace

void tst_AttributeRows::everyAttributeHasARow_data()
{
    QTest::addColumn<QString>("path");
    for (const core::Attribute &attribute : core::schemaTable()) {
        const QString path = QString::fromLatin1(attribute.path);
        if (isOfATable(path) && !isItem(path) && !isBelow(path, doneElsewhere()))
            QTest::newRow(attribute.path) << path;
    }
}

void tst_AttributeRows::everyAttributeHasARow()
{
    QFETCH(const QString, path);
    const QStringList rows = allRows();
    for (const QString &parent : withoutEffect()) {
        if (path.startsWith(parent + '/')) {
            QVERIFY2(rows.contains(parent), qPrintable(parent));
            return;
        }
    }
    QVERIFY2(rows.contains(path), qPrintable(path));
}

void tst_AttributeRows::everyRowIsAnAttribute()
{
    QSet<QString> known;
    for (const core::Attribute &attribute : core::schemaTable())
        known << QString::fromLatin1(attribute.path);
    QSet<QString> seen;
    for (const QString &path : allRows()) {
        QVERIFY2(known.contains(path), qPrintable(path));
        QVERIFY2(!seen.contains(path), qPrintable(path));
        seen << path;
    }
    for (const QString &path : doneElsewhere())
        QVERIFY2(known.contains(path), qPrintable(path));
    QVERIFY(seen.size() > 150);
}

template<typename Spec>
static QStringList silentRows(const QList<AttributeRow<Spec>> &table)
{
    QStringList silent;
    for (const AttributeRow<Spec> &row : table) {
        const bool told = row.docker && row.podman;
        if (!told && !row.lost && *row.other == '\0')
            silent << QString::fromLatin1(row.path);
    }
    return silent;
}

void tst_AttributeRows::everyRowSaysSomething()
{
    QCOMPARE(silentRows(containerTable()), QStringList());
    QCOMPARE(silentRows(networkTable()), QStringList());
    QCOMPARE(silentRows(volumeTable()), QStringList());
    QCOMPARE(silentRows(buildTable()), QStringList());
}

QTEST_APPLESS_MAIN(tst_AttributeRows)
#include "tst_attributerows.moc"
