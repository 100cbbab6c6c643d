#pragma once

#include <QString>

namespace core {

/// Where stacks, handles, history and journal live: $XDG_DATA_HOME/perry on Linux, the platform's
/// data folder elsewhere. Created (0700) on first use.
QString dataFolder();

/// Where settings live: $XDG_CONFIG_HOME/perry on Linux.
QString configFolder();

/// Where lies what can be had anew: $XDG_CACHE_HOME/perry on Linux.
QString cacheFolder();

/// The working folder as the shell shows it, through symbolic links ($PWD while it is true):
/// projects are named after it, as docker compose names them.
QString workingFolder();

/// A path as people write it: the home folder as "~".
QString shownPath(const QString &path);

} // namespace core
