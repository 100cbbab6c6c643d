#pragma once

#include "core/compose/node.h"

namespace core {

/// What docker compose hashes of a resolved service, network or volume: compact JSON.
QByteArray hashedText(const SpecNode &service);

/// docker compose's hash of a resolved service: 64 hex.
QString serviceHash(const SpecNode &service);
QString networkHash(const SpecNode &network);
QString volumeHash(const SpecNode &volume);

} // namespace core
