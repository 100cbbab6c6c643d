#pragma once

#include "backends/common/attributerow.h"

/// How a container's identity, process, environment and rights are told.
namespace backends::common {

void emitName(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// The engine pulls by itself, where it can show progress; create never does.
void emitPullNever(Words &words, const core::ContainerSpec &, const Dialect &);
void emitPlatform(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitRemoveOnExit(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitRestart(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitLabels(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitAnnotations(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
/// podman takes it in front of the verb.
void emitDockerRuntime(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// A variable without a value is taken away from what the image sets.
void emitDockerEnv(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPodmanEnv(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitUser(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitGroups(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitWorkdir(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitInit(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitTty(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitInteractive(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitStopSignal(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitStopTimeout(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPrivileged(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitCapAdd(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitCapDrop(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitSecurityOpt(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitIpc(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPid(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// docker knows the host's only.
void emitDockerUts(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPodmanUts(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitDockerUserns(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPodmanUserns(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitDockerLogging(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// Instead of a driver that only docker has, podman uses its default.
void emitPodmanLogging(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitDockerEntrypoint(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPodmanEntrypoint(Words &words, const core::ContainerSpec &spec, const Dialect &);

void loseAnnotations(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseIsolation(Losses &losses, const core::ContainerSpec &spec, const Dialect &);
void loseCredentialSpec(Losses &losses, const core::ContainerSpec &spec, const Dialect &);
void loseGraceFraction(Losses &losses, const core::ContainerSpec &spec, const Dialect &);
void loseUts(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseUserns(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseLogDriver(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseLogOptions(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);

/// The variables that a container is told to do without. docker's command line would fill them in
/// from its own environment, so they have to be taken out of that too.
QStringList bareVariables(const core::ContainerSpec &spec);

/// The variables whose values the command line takes from its own environment, because they look
/// secret.
core::StringMap secretVariables(const core::ContainerSpec &spec);

/// A list value: quoted where the dialect would split it at commas.
QString listValue(const QString &value, bool splits);
QStringList listValues(const QStringList &values, bool splits);

} // namespace backends::common
