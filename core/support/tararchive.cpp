#include "core/support/tararchive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace core {

namespace {

la_ssize_t append(archive *, void *bytes, const void *data, size_t size)
{
    static_cast<QByteArray *>(bytes)->append(static_cast<const char *>(data),
                                             static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

QByteArray relativePath(const QString &path)
{
    qsizetype start = 0;
    while (start < path.size() && path[start] == u'/')
        ++start;
    return path.mid(start).toUtf8();
}

void addFile(archive *writer, const TarFile &file)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), relativePath(file.path).constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), static_cast<__LA_MODE_T>(file.mode));
    archive_entry_set_uid(entry.get(), file.user);
    archive_entry_set_gid(entry.get(), file.group);
    archive_entry_set_size(entry.get(), file.content.size());
    archive_entry_set_mtime(entry.get(), 0, 0);
    archive_write_header(writer, entry.get());
    archive_write_data(writer, file.content.constData(), static_cast<size_t>(file.content.size()));
}

} // namespace

QByteArray tarArchive(const QList<TarFile> &files)
{
    QByteArray bytes;
    const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(),
                                                                         &archive_write_free);
    archive_write_set_format_pax_restricted(writer.get());
    archive_write_open(writer.get(), &bytes, nullptr, append, nullptr);
    for (const TarFile &file : files)
        addFile(writer.get(), file);
    archive_write_close(writer.get());
    return bytes;
}

} // namespace core
