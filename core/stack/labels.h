#pragma once

#include <QString>

/// The labels that we write and read: our own, and docker compose's, so that other tools group our
/// stacks and we can work with theirs.
namespace core::label {

inline const QString project = QStringLiteral("com.docker.compose.project");
inline const QString service = QStringLiteral("com.docker.compose.service");
inline const QString number = QStringLiteral("com.docker.compose.container-number");
inline const QString configHash = QStringLiteral("com.docker.compose.config-hash");
inline const QString imageId = QStringLiteral("com.docker.compose.image");
inline const QString oneOff = QStringLiteral("com.docker.compose.oneoff");
inline const QString dependsOn = QStringLiteral("com.docker.compose.depends_on");
inline const QString workingDirectory = QStringLiteral("com.docker.compose.project.working_dir");
inline const QString configFiles = QStringLiteral("com.docker.compose.project.config_files");
inline const QString environmentFile =
    QStringLiteral("com.docker.compose.project.environment_file");
inline const QString version = QStringLiteral("com.docker.compose.version");
inline const QString hook = QStringLiteral("com.docker.compose.hook");
inline const QString network = QStringLiteral("com.docker.compose.network");
inline const QString volume = QStringLiteral("com.docker.compose.volume");

inline const QString perryProject = QStringLiteral("perry.compose.project");
inline const QString perryService = QStringLiteral("perry.compose.service");
inline const QString perrySpecHash = QStringLiteral("perry.compose.spec_hash");
/// The anonymous volumes that a container has taken over, by their names.
inline const QString perryInherited = QStringLiteral("perry.compose.inherited_volumes");
/// What was in the secrets and configs that a container was given: "secret/KEY=HASH,…".
inline const QString perryContents = QStringLiteral("perry.compose.contents");
/// The call that made a container, network or volume: rollback and crash recovery remove exactly
/// what carries the label of the call, and nothing else.
inline const QString perryOperation = QStringLiteral("perry.compose.operation");

} // namespace core::label
