#include "core/compose/loader.h"
#include "tests/fuzz/fuzz.h"

using namespace core;

namespace {

/// The bytes as files that know each other, one after the other, with "%%%" between them.
QMap<QString, QByteArray> filesOf(const QByteArray &bytes)
{
    QMap<QString, QByteArray> files;
    qsizetype from = 0;
    for (const char *name : {"compose.yaml", "more.yaml", "v.env", ".env"}) {
        const qsizetype end = bytes.indexOf("%%%\n", from);
        files.insert(QStringLiteral("/shop/") + QString::fromLatin1(name),
                     bytes.mid(from, end < 0 ? -1 : end - from));
        if (end < 0)
            break;
        from = end + 4;
    }
    return files;
}

LoadRequest requestOf(const QMap<QString, QByteArray> &files)
{
    LoadRequest request;
    request.files = {QStringLiteral("compose.yaml")};
    request.currentDirectory = QStringLiteral("/shop");
    request.environment = {{QStringLiteral("HOME"), QStringLiteral("/home/me")}};
    request.readFile = [files](const QString &path, qint64) -> Result<QByteArray> {
        const auto file = files.constFind(path);
        if (file != files.constEnd())
            return *file;
        return Error{.kind = Error::Kind::FileNotFound,
                     .summary = QStringLiteral("no such file"),
                     .hint = {},
                     .detail = {},
                     .service = {}};
    };
    return request;
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QMap<QString, QByteArray> files =
        filesOf(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    LoadRequest request = requestOf(files);
    const LoadedProject project = loadProject(request);
    if (project.isValid() != (project.config != nullptr))
        qFatal("a spec is valid and not there, or the other way round");
    if (project.isValid()) {
        configText(project, ConfigFormat::JsonText);
        files.insert(QStringLiteral("/shop/compose.yaml"),
                     configText(project, ConfigFormat::YamlText));
        const LoadedProject second = loadProject(requestOf(files));
        if (!second.isValid())
            qFatal("what we print is invalid: %s", qPrintable(loadError(second).detail));
    }
    request.stages.interpolate = false;
    configText(loadProject(request), ConfigFormat::YamlText);
    return 0;
}
