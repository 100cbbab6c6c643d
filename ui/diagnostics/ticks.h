#pragma once

#include "core/backend/backendinfo.h"

#include <QWidget>

namespace ui {

/// The four meanings of "installed" in a row: found, set up, reachable, usable; each with a check,
/// a cross or a dash.
class Ticks : public QWidget
{
    Q_OBJECT

public:
    explicit Ticks(QWidget *parent = nullptr);

    void setBackend(const core::BackendInfo &backend);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString text = {};
        core::Tick tick = core::Tick::Unknown;
    };
    int widthOf(const Entry &entry) const;

    QList<Entry> m_entries;
};

} // namespace ui
