#include "core/state/copyends.h"

#include <QCoreApplication>
#include <QDir>

#include <optional>

namespace core {

namespace {

struct CopyTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

struct ServicePath
{
    QString service = {};
    QString path = {};
};

std::optional<ServicePath> servicePath(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0 || text.startsWith(u'.') || QDir::isAbsolutePath(text))
        return std::nullopt;
    return ServicePath{.service = text.left(colon), .path = text.mid(colon + 1)};
}

Error copyRefusal(const QString &summary)
{
    return {.kind = Error::Kind::Usage, .summary = summary};
}

} // namespace

Result<CopyEnds> copyEnds(const QString &source, const QString &destination)
{
    const auto from = servicePath(source);
    const auto to = servicePath(destination);
    if (from && to)
        return copyRefusal(CopyTr::tr("Copying between services is not supported."));
    if (!from && !to)
        return copyRefusal(CopyTr::tr("One of the two must be a path of a service, such as "
                                      "web:/etc/hosts."));
    const ServicePath &end = from ? *from : *to;
    if (end.path.isEmpty())
        return copyRefusal(CopyTr::tr("A path is missing after \"%1:\".").arg(end.service));
    return CopyEnds{.service = end.service,
                    .inside = end.path,
                    .outside = from ? destination : source,
                    .into = !from};
}

} // namespace core
