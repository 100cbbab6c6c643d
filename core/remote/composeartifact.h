#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

/// A piece of a compose application in a registry, and the file that it belongs to.
struct ArtifactPiece
{
    QString digest = {};
    qint64 bytes = 0;
    QString file = {}; ///< a bare name

    bool operator==(const ArtifactPiece &) const = default;
};

/// What the manifest of a compose application says.
struct ComposeArtifact
{
    QString manifest = {}; ///< the digest of the one that says more, when this is an index
    QList<ArtifactPiece> pieces = {};

    bool operator==(const ComposeArtifact &) const = default;
};

/// The name of the compose file that an application begins with.
inline constexpr char16_t artifactMainFile[] = u"compose.yaml";

/// Reads a manifest as docker compose publish writes it: all of its compose files are one, but for
/// those that services extend; beside them lie files of variables. Fails with the reason, raw, when
/// it is something else, larger than anything of use, or names files out of its folder.
Result<ComposeArtifact> parseComposeArtifact(const QByteArray &manifest);

} // namespace core
