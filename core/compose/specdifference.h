#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace core {

/// What is different in a service of two resolved specs (see StoredSpec), in a few words:
/// "environment LEVEL: info → debug, image: app:1 → app:2". Empty when nothing that is kept is.
QString
serviceDifference(const QByteArray &before, const QByteArray &after, const QString &service);

} // namespace core
