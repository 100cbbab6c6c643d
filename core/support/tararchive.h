#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

/// One file of an archive.
struct TarFile
{
    QString path = {};
    QByteArray content = {}; ///< may be secret: never printed
    int user = 0;
    int group = 0;
    int mode = 0444;

    bool operator==(const TarFile &) const = default;
};

/// The files as a tar archive, the form in which runtimes take files for a container. Leading
/// slashes are left out; all times are the start of the epoch, so that equal files give equal
/// bytes.
QByteArray tarArchive(const QList<TarFile> &files);

} // namespace core
