#pragma once

#include "core/state/snapshot.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QUrl;

namespace ui {

class ElidedLabel;
class StateIcon;

/// Where a published port can be opened: nothing for what no browser understands.
QUrl urlOfPort(const core::PublishedPort &port);

/// What there is to know about one service, beside the graph.
class ServiceDetails : public QWidget
{
    Q_OBJECT

public:
    explicit ServiceDetails(QWidget *parent = nullptr);

    /// Nothing to show is a null pointer.
    void setService(const core::ServiceSnapshot *service);
    QString service() const { return m_service.name; }

signals:
    void logsRequested(const QString &service);
    void shellRequested(const QString &service);
    void restartRequested(const QString &service);
    void linkActivated(const QUrl &url);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeContent();
    QLayout *makeHeading();
    QLayout *makeFacts();
    QLayout *makeButtons();
    ElidedLabel *addFact(QGridLayout *facts, const QString &name, const QString &objectName);
    void showService();
    void showPorts();

    core::ServiceSnapshot m_service;
    QLabel *m_hintLabel = nullptr;
    QWidget *m_content = nullptr;
    StateIcon *m_stateIcon = nullptr;
    ElidedLabel *m_nameLabel = nullptr;
    QLabel *m_stateLabel = nullptr;
    QLabel *m_reasonLabel = nullptr;
    ElidedLabel *m_imageLabel = nullptr;
    QWidget *m_portsBox = nullptr;
    ElidedLabel *m_networksLabel = nullptr;
    ElidedLabel *m_mountsLabel = nullptr;
    ElidedLabel *m_environmentLabel = nullptr;
    ElidedLabel *m_restartLabel = nullptr;
    QPushButton *m_logsButton = nullptr;
    QPushButton *m_shellButton = nullptr;
    QPushButton *m_restartButton = nullptr;
};

} // namespace ui
