#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class NumberedText;

/// Shows a compose file at a place, to be read. There is one; it shows another file when it is
/// asked to.
class SourceWindow : public QWidget
{
    Q_OBJECT

public:
    explicit SourceWindow(QWidget *parent = nullptr);

    /// Reads the file anew, up to 16 MiB; says why when it cannot be read.
    void showPlace(const QString &file, int line, int column);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_file;
    QLabel *m_path;
    NumberedText *m_text;
};

} // namespace ui
