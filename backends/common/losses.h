#pragma once

#include "backends/common/dialect.h"

#include "core/plan/plan.h"

#include <QCoreApplication>

namespace backends::common {

/// Texts about what gets lost.
struct LossTr
{
    Q_DECLARE_TR_FUNCTIONS(backends)
};

/// Collects what a runtime cannot be told, or is told in other words, as warnings. A field is
/// written as in a compose file, "healthcheck.start_interval".
class Losses
{
public:
    Losses(QString backend, QString service, Dialect::Family family)
        : m_backend(std::move(backend))
        , m_service(std::move(service))
        , m_family(family)
    {}

    /// It has no effect.
    void dropped(const QString &field, const QString &reason);
    /// The same meaning, other words.
    void translated(const QString &field, const QString &reason);
    /// Perry does it in the place of the runtime.
    void emulated(const QString &field, const QString &reason);
    /// Nothing is lost, but it is good to know.
    void noted(const QString &field, const QString &reason);

    /// Dropped: no version of this runtime has it.
    void unknown(const QString &field);
    /// Dropped: this version is too old.
    void needs(const QString &field, const char *version);
    /// Dropped: only Windows containers have it.
    void forWindows(const QString &field);

    const QList<core::Warning> &warnings() const { return m_warnings; }

private:
    void add(const QString &field, const char *action, const QString &reason);

    const QString m_backend;
    const QString m_service;
    const Dialect::Family m_family;
    QList<core::Warning> m_warnings;
};

} // namespace backends::common
