#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// What must not be in any file of the repository.
class tst_Sources : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsLeftForLater();
    void noPathOfThisMachine();
    void linesEndCleanly();

private:
    struct Source
    {
        QString name = {};
        QString text = {};
    };
    QStringList linesMatching(const QRegularExpression &pattern) const;

    QList<Source> m_sources;
};

void tst_Sources::initTestCase()
{
    const QDir root(QStringLiteral(PERRY_SOURCE_DIR));
    const QStringList kinds{"*.h",
                            "*.cpp",
                            "*.mm",
                            "*.c",
                            "CMakeLists.txt",
                            "*.cmake",
                            "*.md",
                            "*.in",
                            "*.json",
                            "*.yaml",
                            "*.yml",
                            "*.qrc",
                            "*.qss",
                            "*.conf"};
    QStringList files;
    for (const QString folder :
         {"app", "backends", "bench", "core", "docs", "examples", "resources", "tests", "ui"}) {
        QDirIterator found(root.filePath(folder), kinds, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext())
            files << found.next();
    }
    // Scripts have no ending, so all files there.
    for (const QString folder : {"", "scripts", ".ci"}) {
        const QDir scripts(root.filePath(folder));
        const auto entries = scripts.entryInfoList(QDir::Files);
        for (const QFileInfo &entry : entries)
            files << entry.filePath();
    }
    for (const QString &path : files) {
        QFile file(path);
        const QString name = root.relativeFilePath(path);
        if (!name.startsWith("tests/data/") && file.open(QIODevice::ReadOnly))
            m_sources << Source{.name = name, .text = QString::fromUtf8(file.readAll())};
    }
    QVERIFY(m_sources.size() > 50);
}

QStringList tst_Sources::linesMatching(const QRegularExpression &pattern) const
{
    QStringList found;
    for (const Source &source : m_sources) {
        int number = 0;
        for (const QString &line : source.text.split('\n')) {
            ++number;
            if (pattern.match(line).hasMatch())
                found
                    << QStringLiteral("%1:%2: %3").arg(source.name).arg(number).arg(line.trimmed());
        }
    }
    return found;
}

void tst_Sources::nothingIsLeftForLater()
{
    // Put together, so that this file does not find itself.
    const QStringList words{QStringLiteral("TO") + "DO",
                            QStringLiteral("FIX") + "ME",
                            QStringLiteral("XX") + "X",
                            QStringLiteral("HA") + "CK"};
    const QStringList found = linesMatching(QRegularExpression("\\b(" + words.join('|') + ")\\b"));
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
}

void tst_Sources::noPathOfThisMachine()
{
    // Where this checkout lies, and its neighbours: the first folder of a deep enough path.
    const QStringList parts = QStringLiteral(PERRY_SOURCE_DIR).split('/', Qt::SkipEmptyParts);
    if (parts.size() < 2)
        QSKIP("The checkout lies too close to the root to tell its path from others.");
    const QString folder = '/' + parts.mid(0, parts.size() - 1).join('/') + '/';
    const QString pattern = QStringLiteral("(^|[\\s\"'(=:])") + QRegularExpression::escape(folder);
    QStringList found = linesMatching(QRegularExpression(pattern));
    // Common words for folders, which examples of paths in tests and documents may use.
    if (QStringList{"/home/", "/src/", "/tmp/", "/app/", "/root/", "/data/"}.contains(folder))
        found.clear();
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
}

void tst_Sources::linesEndCleanly()
{
    QStringList found;
    for (const Source &source : m_sources) {
        if (source.text.contains('\r'))
            found << source.name + ": has carriage returns";
        if (!source.text.isEmpty() && !source.text.endsWith('\n'))
            found << source.name + ": the last line has no end";
    }
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
}

QTEST_GUILESS_MAIN(tst_Sources)
#include "tst_sources.moc"
