#pragma once

#include <QDialog>

class QPushButton;

namespace ui {

/// Asks before the data in a stack's volumes goes: names them, and Cancel is the default. Shown
/// with open(); accepted() means do it.
class VolumesDialog : public QDialog
{
    Q_OBJECT

public:
    VolumesDialog(const QString &project, const QStringList &volumes, QWidget *parent = nullptr);

private:
    QPushButton *m_removeButton;
    QPushButton *m_cancelButton;
};

} // namespace ui
