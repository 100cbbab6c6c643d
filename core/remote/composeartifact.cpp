#include "core/remote/composeartifact.h"

#include "core/compose/specfile.h"
#include "core/registry/imagereference.h"
#include "core/support/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype maximumPieces = 200;
constexpr qint64 maximumArtifact = 64 * 1024 * 1024;
constexpr qsizetype longestFileName = 200;

const QString projectType = QStringLiteral("application/vnd.docker.compose.project");
const QString emptyConfigType =
    QStringLiteral("application/vnd.docker.compose.config.empty.v1+json");
const QString specType = QStringLiteral("application/vnd.docker.compose.file+yaml");
const QString variablesType = QStringLiteral("application/vnd.docker.compose.envfile");

Error notOne(const QString &reason)
{
    return {.kind = Error::Kind::Validation, .summary = reason};
}

/// One that stays in its folder, on every system.
bool isFileName(const QString &name)
{
    static const QString separators = QStringLiteral("/\\:");
    return !name.isEmpty() && name.size() <= longestFileName && name != u"." && name != u".."
           && !name.startsWith(u'-') && !name.endsWith(u'.')
           && std::all_of(name.begin(), name.end(), [](QChar c) {
                  return c.isPrint() && !separators.contains(c);
              });
}

Result<ComposeArtifact> indexOf(const Json &manifests)
{
    for (const Json &manifest : manifests) {
        const QString digest = stringAt(manifest, "digest");
        if (stringAt(manifest, "artifactType") == projectType && isDigest(digest))
            return ComposeArtifact{.manifest = digest};
    }
    return notOne(QStringLiteral("no manifest of ") + projectType);
}

/// The file that a layer belongs to; empty for what is of no use here.
QString fileOf(const Json &layer)
{
    const QString type = stringAt(layer, "mediaType");
    const Json &notes = memberAt(layer, "annotations");
    if (type == variablesType)
        return stringAt(notes, "com.docker.compose.envfile");
    if (type != specType)
        return {};
    return memberAt(notes, "com.docker.compose.extends").is_null()
               ? QString::fromUtf16(artifactMainFile)
               : stringAt(notes, "com.docker.compose.file");
}

} // namespace

Result<ComposeArtifact> parseComposeArtifact(const QByteArray &manifest)
{
    const auto json = parseJson(manifest);
    if (!json)
        return json.error();
    if (const Json &manifests = memberAt(*json, "manifests"); manifests.is_array())
        return indexOf(manifests);
    const QString type = stringAt(*json, "artifactType");
    const QString configType = stringAt(memberAt(*json, "config"), "mediaType");
    if (type.isEmpty() ? configType != emptyConfigType : type != projectType)
        return notOne(QStringLiteral("artifactType ") + (type.isEmpty() ? configType : type));
    ComposeArtifact artifact;
    qint64 total = 0;
    for (const Json &layer : memberAt(*json, "layers")) {
        const QString layerType = stringAt(layer, "mediaType");
        if (layerType != specType && layerType != variablesType)
            continue;
        const ArtifactPiece piece{.digest = stringAt(layer, "digest"),
                                  .bytes = integerAt(layer, "size", -1),
                                  .file = fileOf(layer)};
        if (!isDigest(piece.digest))
            return notOne(QStringLiteral("digest ") + piece.digest);
        if (!isFileName(piece.file))
            return notOne(QStringLiteral("file name ") + piece.file);
        total += piece.bytes;
        artifact.pieces << piece;
        if (piece.bytes < 0 || piece.bytes > maximumSpecBytes || total > maximumArtifact
            || artifact.pieces.size() > maximumPieces)
            return notOne(QStringLiteral("size"));
    }
    const bool hasMain =
        std::any_of(artifact.pieces.begin(), artifact.pieces.end(), [](const ArtifactPiece &piece) {
            return piece.file == artifactMainFile;
        });
    if (!hasMain)
        return notOne(QStringLiteral("no ") + specType);
    return artifact;
}

} // namespace core
