#pragma once

#include "core/backend/backendinfo.h"
#include "core/state/snapshot.h"

#include "ui/widgets/panels.h"

class QLabel;
class QPushButton;

namespace ui {

class CommandBox;
class ElidedLabel;
class LinkButton;
class StateIcon;
class Ticks;

/// The state whose shape stands for a runtime's.
core::ServiceState runtimeState(const core::BackendInfo &backend);
/// "podman 5.4.2", or less when no version is known.
QString runtimeTitle(const core::BackendInfo &backend);
/// "rootless · container · netavark · 31 ms": what is known of it.
QString runtimeFacts(const core::BackendInfo &backend);

/// One runtime: what works of it, why the rest does not, and the next step.
class RuntimeCard : public CardFrame
{
    Q_OBJECT

public:
    explicit RuntimeCard(QWidget *parent = nullptr);

    void setBackend(const core::BackendInfo &backend, bool pinned);

signals:
    void useRequested(const QString &name);

private:
    void setupLayout();

    core::BackendInfo m_backend;
    StateIcon *m_stateIcon;
    QLabel *m_titleLabel;
    ElidedLabel *m_factsLabel;
    Ticks *m_ticks;
    QPushButton *m_useButton;
    QLabel *m_reasonLabel;
    QLabel *m_hintLabel;
    CommandBox *m_commandBox;
    LinkButton *m_detailButton;
    QLabel *m_detailLabel;
};

} // namespace ui
