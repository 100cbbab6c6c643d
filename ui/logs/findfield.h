#pragma once

#include <QLineEdit>

namespace ui {

/// A field for what is looked for, with what came of it at its right end: "12 of 384".
class FindField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FindField(QWidget *parent = nullptr);
    /// What may be typed: the tool tip while there is no problem.
    static QString helpText();

    /// `isProblem`: it is shown as one.
    void setOutcome(const QString &text, bool isProblem);
    const QString &outcome() const { return m_outcome; }

signals:
    void nextRequested();
    void previousRequested();
    void left(); ///< by Escape

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_outcome;
    bool m_isProblem = false;
};

} // namespace ui
