#include "core/compose/boundedfile.h"

#include "core/compose/findings.h"

#include <QFile>
#include <QFileInfo>

namespace core {

Result<QByteArray> readBoundedFile(const QString &path, qint64 limit)
{
    const auto refuse = [](Error::Kind kind, const QString &summary, const QString &detail = {}) {
        return Error{.kind = kind, .summary = summary, .hint = {}, .detail = detail, .service = {}};
    };
    if (path == u"/dev/null")
        return QByteArray();
    const QFileInfo info(path);
    if (!info.exists())
        return refuse(Error::Kind::FileNotFound,
                      SpecTr::tr("the file %1 does not exist").arg(path));
    if (info.isDir())
        return refuse(Error::Kind::Validation, SpecTr::tr("%1 is a folder, not a file").arg(path));
    if (!info.isFile())
        return refuse(Error::Kind::Validation, SpecTr::tr("%1 is not a regular file").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refuse(Error::Kind::FileNotFound,
                      SpecTr::tr("the file %1 cannot be read").arg(path),
                      file.errorString());
    }
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit) {
        return refuse(Error::Kind::Validation,
                      SpecTr::tr("the file %1 is larger than %2 KiB").arg(path).arg(limit >> 10));
    }
    return bytes;
}

} // namespace core
