#pragma once

#include <QAbstractButton>
#include <QLabel>

namespace ui {

/// The heading's font: the same family, 1.25 times as large and semibold.
QFont titleFont(const QFont &font);
QFont semiboldFont(const QFont &font);
/// For what accompanies: a little smaller.
QFont smallFont(const QFont &font);
/// The platform's fixed font at the size of `font`.
QFont fixedFont(const QFont &font);
/// Figures of one width, for numbers that stand in columns or change in place.
QFont tabularFont(const QFont &font);

/// A label in the muted colour.
QLabel *makeMutedLabel(const QString &text, QWidget *parent);
/// A small semibold muted heading over a section.
QLabel *makeSectionLabel(const QString &text, QWidget *parent);

/// What a small pane shows while it has nothing: a sentence in its middle.
QLabel *makePlaceholder(const QString &text, QWidget *parent);

/// One line of text that shortens itself to the room there is; the tooltip has the whole.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateToolTip();

    QString m_text;
    Qt::TextElideMode m_mode;
};

/// A text to press, in the accent colour, underlined under the pointer.
class LinkButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkButton(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
