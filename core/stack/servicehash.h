#pragma once

#include "core/stack/containerspec.h"

namespace core {

/// docker compose hashes a service with the ids of the containers that it shares namespaces or
/// mounts with. They are only known when those are there, so a template has a place for each.

/// What stands for the id of a service's container in the text that a template is made of. No
/// document can contain it: it has a control character, which JSON writes in another way.
QString idPlaceholder(const QString &service);

/// The services whose ids a template waits for, each once.
QStringList servicesIn(const QByteArray &hashTemplate);

/// The hash with these ids (service -> 64 hex); empty when one is missing.
QString hashOfTemplate(const QByteArray &hashTemplate, const StringMap &ids);

} // namespace core
