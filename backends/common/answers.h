#pragma once

#include "core/state/state.h"
#include "core/state/usage.h"
#include "core/support/json.h"
#include "core/support/result.h"

#include <optional>

/// Readers for the answers that docker-like command lines share. Nothing in an answer is trusted:
/// a member of another type counts as absent, numbers are kept within their bounds.
namespace backends::common {

/// The whole number at a key, kept between two bounds.
int boundedAt(const core::Json &json, const char *key, int lowest, int highest);

/// One element of `inspect --type container`.
std::optional<core::ContainerInfo> inspectedContainer(const core::Json &json);

/// One element of `image inspect`, whole or cut down to id, names, digests,
/// size and time.
std::optional<core::ImageInfo> inspectedImage(const core::Json &json);

/// The error of an answer that makes no sense; `title` names the runtime.
core::Error unreadable(const QString &title, const QString &detail);

/// Reads one object; nothing when it is not about what is asked for, or lacks its name.
template<typename T>
using Reader = std::optional<T> (*)(const core::Json &);

/// The values of a list answer: one array, one object, or one object a line. `title` names the
/// runtime in the error. For containers, their usage, networks, volumes, images and events.
template<typename T>
core::Result<QList<T>> readList(const QByteArray &output, const QString &title, Reader<T> read);

} // namespace backends::common
