#pragma once

#include "core/registry/imagereference.h"

namespace core {

/// Why the digest of an image could not be found: each names the image and says what to do.
enum class RegistryProblem {
    Unknown,     ///< no such image or tag
    Denied,      ///< not for us, or not without logging in
    Unreachable, ///< no such host, nobody listens, no trust in its certificate
    Timeout,
    TooManyRequests,
    ServerFailure,
    BadRedirect,  ///< too many, or to where we do not go
    NoRegistry,   ///< something else answers there
    WrongContent, ///< not what its digest says
    TooLarge,
};

Error registryError(RegistryProblem problem,
                    const ImageReference &image,
                    const QString &detail = {});

} // namespace core
