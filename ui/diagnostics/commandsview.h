#pragma once

#include <QTableView>

namespace ui {

class CommandsModel;

/// The commands that were run, in the fixed font, as tall as its rows: the page scrolls. Ctrl+C
/// and the context menu copy.
class CommandsView : public QTableView
{
    Q_OBJECT

public:
    explicit CommandsView(CommandsModel *model, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Copies the selected commands, or all when none is selected.
    void copy();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    CommandsModel *m_model;
};

} // namespace ui
