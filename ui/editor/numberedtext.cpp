#include "ui/editor/numberedtext.h"

#include "ui/desktop/theme.h"
#include "ui/widgets/labels.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>

namespace ui {

namespace {

constexpr int numbersMargin = 8;

/// Asks the text to paint it, because only that knows where its lines are.
class NumbersArea : public QWidget
{
public:
    explicit NumbersArea(NumberedText *text)
        : QWidget(text)
        , m_text(text)
    {}

    QSize sizeHint() const override { return {m_text->numbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_text->paintNumbers(event); }

private:
    NumberedText *m_text;
};

} // namespace

NumberedText::NumberedText(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new NumbersArea(this))
{
    setReadOnly(true);
    // With a cursor all the same: it is moved with the keys, and text is selected with it.
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(fixedFont(font()));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &NumberedText::placeNumbers);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &NumberedText::markLine);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    placeNumbers();
}

void NumberedText::goTo(int line, int column)
{
    const QTextBlock block =
        document()->findBlockByNumber(std::clamp(line, 1, std::max(1, blockCount())) - 1);
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, block.length() - 1));
    setTextCursor(cursor);
    centerCursor();
    markLine();
}

int NumberedText::currentLine() const
{
    return textCursor().blockNumber() + 1;
}

int NumberedText::numbersWidth() const
{
    const int digits = int(QString::number(blockCount()).size());
    return 2 * numbersMargin + fontMetrics().horizontalAdvance(u'9') * digits;
}

void NumberedText::paintNumbers(QPaintEvent *event)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme.color(Role::Alternate));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && place.top() <= event->rect().bottom()) {
        painter.setPen(
            theme.color(block.blockNumber() + 1 == currentLine() ? Role::Text : Role::Muted));
        painter.drawText(QRectF(0, place.top(), m_numbers->width() - numbersMargin, place.height()),
                         Qt::AlignRight | Qt::AlignTop,
                         QString::number(block.blockNumber() + 1));
        block = block.next();
        place.moveTop(place.bottom());
        place.setHeight(blockBoundingRect(block).height());
    }
}

void NumberedText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void NumberedText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        placeNumbers();
    if (event->type() == QEvent::PaletteChange)
        markLine();
}

void NumberedText::placeNumbers()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

void NumberedText::markLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(Theme::of(palette()).color(Role::Selection));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    setExtraSelections({line});
    m_numbers->update();
}

} // namespace ui
