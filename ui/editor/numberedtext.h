#pragma once

#include <QPlainTextEdit>

namespace ui {

/// A text with the numbers of its lines beside it, to be read.
class NumberedText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NumberedText(QWidget *parent = nullptr);

    /// Puts the cursor there, in the middle of the view, and marks the line. Both from 1; what is
    /// too large means the end.
    void goTo(int line, int column);
    int currentLine() const;

    void paintNumbers(QPaintEvent *event);
    int numbersWidth() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeNumbers();
    void markLine();

    QWidget *m_numbers;
};

} // namespace ui
