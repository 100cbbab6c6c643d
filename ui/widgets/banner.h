#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace ui {

class LinkButton;
class StateIcon;

/// A message inside a page: what is stale, what went wrong, what can be undone.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Note, Warning, Failure };

    explicit Banner(QWidget *parent = nullptr);

    /// Shows `text`; an empty one hides the banner. `action` is a verb to press; may be empty.
    void show(Kind kind, const QString &text, const QString &action = {});
    void dismiss();
    QString text() const;

signals:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Note;
    QLabel *m_iconLabel;
    QLabel *m_textLabel;
    LinkButton *m_actionButton;
    QToolButton *m_closeButton;
};

} // namespace ui
