#pragma once

#include "core/support/result.h"

#include <QString>

namespace core {

/// Which image of which registry a reference means, with all that goes without saying filled in.
struct ImageReference
{
    QString host = {};       ///< "docker.io", "localhost:5000"
    QString repository = {}; ///< "library/nginx"
    QString tag = {};        ///< empty beside a digest, which says more
    QString digest = {};     ///< "sha256:…"; may be empty

    /// The full form, as docker compose prints it: docker.io/library/nginx:latest for "nginx".
    QString toString() const;

    bool operator==(const ImageReference &) const = default;
};

/// Reads a reference as people write it, by the rules of the distribution project: what has a dot
/// or a port before its first slash, and localhost, is a host; all else is at Docker Hub.
Result<ImageReference> parseImageReference(const QString &text);

/// Whether this is a digest that can be relied on: sha256, sha384 or sha512 in full length.
bool isDigest(const QString &text);

} // namespace core
