#pragma once

#include <QWidget>

class QToolButton;

namespace ui {

class ElidedLabel;

/// A command in the fixed font with a button that copies it.
class CommandBox : public QWidget
{
    Q_OBJECT

public:
    explicit CommandBox(QWidget *parent = nullptr);

    void setCommand(const QString &command);
    QString command() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void copy();

    ElidedLabel *m_text;
    QToolButton *m_copyButton;
};

} // namespace ui
