#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class CommandBox;

/// What a page shows when it has nothing: a line drawing, one sentence, one button and the command
/// that does the same.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString &picture, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setText(const QString &text);
    /// The one thing to do; no text, no button.
    void setAction(const QString &text);
    void setCommand(const QString &command);

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePicture();

    QString m_picture;
    QLabel *m_pictureLabel;
    QLabel *m_titleLabel;
    QLabel *m_textLabel;
    QPushButton *m_actionButton;
    CommandBox *m_commandBox;
};

} // namespace ui
