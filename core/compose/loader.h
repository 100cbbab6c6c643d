#pragma once

#include "core/compose/boundedfile.h"
#include "core/compose/configtext.h"
#include "core/compose/finding.h"
#include "core/compose/loadstages.h"
#include "core/compose/node.h"
#include "core/support/error.h"

#include <memory>

namespace core {

/// What to load, as people give it.
struct LoadRequest
{
    QStringList files = {}; ///< as given, "-" = stdin; empty = COMPOSE_FILE, else discovery
    QByteArray standardInput = {};
    QString projectName = {};          ///< -p
    QString projectDirectory = {};     ///< --project-directory
    QString currentDirectory = {};     ///< absolute; where discovery starts
    QStringList environmentFiles = {}; ///< --env-file
    QStringList profiles = {};         ///< --profile; empty = COMPOSE_PROFILES
    StringMap environment = {};        ///< of the process
    /// Services a command names: their profiles become active, and only the files of these and of
    /// what they need are read.
    QStringList services = {};
    bool onlyServices = false; ///< leaves all others out
    LoadStages stages = {};
    StringMap remoteFiles = {}; ///< files of other machines: as written → absolute path here
    FileReader readFile = readBoundedFile;
};

/// A spec with all its files read, or what is wrong with it. Places of findings name files as they
/// were given, relative to the request's current directory.
struct LoadedProject
{
    Stack stack = {};                            ///< empty when invalid or not for running
    std::shared_ptr<const SpecNode> config = {}; ///< the resolved spec; null when invalid
    QStringList services = {};                   ///< all that are written, also those left out
    QStringList profiles = {};                   ///< all that the services name, sorted
    StringMap environment = {};                  ///< what variables were looked up in
    QList<Finding> findings = {};                ///< by file, line and column
    QStringList missingRemotes = {};             ///< as written; to be fetched for another load
    LoadStages stages = {};
    /// Of an invalid one: FileNotFound, Parse, DependencyCycle or Validation.
    Error::Kind failure = Error::Kind::Validation;

    bool isValid() const;
};

/// Loads a spec: reads the files (bounded; regular files only), resolves everything and reports
/// all that is wrong with it, not only the first thing.
LoadedProject loadProject(const LoadRequest &request);

/// What `config` prints; empty when the project is invalid.
QByteArray configText(const LoadedProject &project, ConfigFormat format);

/// The error of an invalid project: the first finding, with all of them as the detail.
Error loadError(const LoadedProject &project);

} // namespace core
