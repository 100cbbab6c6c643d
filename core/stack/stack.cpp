#include "core/stack/stack.h"

#include <algorithm>

namespace core {

QString SourcePlace::toString() const
{
    if (line == 0)
        return file;
    return QStringLiteral("%1:%2:%3").arg(file).arg(line).arg(column);
}

QString conditionName(Dependency::Condition condition)
{
    switch (condition) {
    case Dependency::Condition::Started:
        return QStringLiteral("service_started");
    case Dependency::Condition::Healthy:
        return QStringLiteral("service_healthy");
    case Dependency::Condition::CompletedSuccessfully:
        return QStringLiteral("service_completed_successfully");
    }
    Q_UNREACHABLE();
}

QString kindName(FileSpec::Kind kind)
{
    return kind == FileSpec::Kind::Secret ? QStringLiteral("secret") : QStringLiteral("config");
}

template<typename T, typename Member>
static const T *find(const QList<T> &list, Member member, const QString &wanted)
{
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const T &item) { return item.*member == wanted; });
    return found == list.end() ? nullptr : &*found;
}

const Service *Stack::service(const QString &name) const
{
    return find(services, &Service::name, name);
}

const NetworkSpec *Stack::network(const QString &key) const
{
    return find(networks, &NetworkSpec::key, key);
}

const VolumeSpec *Stack::volume(const QString &key) const
{
    return find(volumes, &VolumeSpec::key, key);
}

const FileSpec *Stack::grantedFile(FileSpec::Kind kind, const QString &key) const
{
    const auto found =
        std::find_if(grantedFiles.begin(), grantedFiles.end(), [&](const FileSpec &file) {
            return file.kind == kind && file.key == key;
        });
    return found == grantedFiles.end() ? nullptr : &*found;
}

} // namespace core
