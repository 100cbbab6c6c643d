#include "ui/logs/loglayout.h"

#include "core/logs/cellwidth.h"

#include <algorithm>

namespace ui {

namespace {

char32_t characterAt(const QString &text, qsizetype index, qsizetype length)
{
    return length == 2 ? QChar::surrogateToUcs4(text[index], text[index + 1])
                       : char32_t(text[index].unicode());
}

/// Calls `visit(index, column, width)` for each character until it returns false.
template<typename Visit>
void walkCells(const QString &text, Visit visit)
{
    int column = 0;
    for (qsizetype index = 0; index < text.size();) {
        const qsizetype length = core::characterLength(text, index);
        const int width = core::cellWidth(characterAt(text, index, length));
        if (!visit(index, column, width))
            return;
        column += width;
        index += length;
    }
}

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || QStringView(u"_-./:@%").contains(character);
}

} // namespace

int columnOf(const core::AnsiText &text, qsizetype index)
{
    index = std::clamp<qsizetype>(index, 0, text.text.size());
    if (text.ascii)
        return int(index);
    return core::cellWidth(QStringView(text.text).first(index));
}

qsizetype indexAtColumn(const core::AnsiText &text, int column)
{
    if (column <= 0)
        return 0;
    if (text.ascii)
        return std::min<qsizetype>(column, text.text.size());
    qsizetype found = text.text.size();
    walkCells(text.text, [&](qsizetype index, int start, int width) {
        // Combining characters stay with the one before.
        if (width == 0 || column >= start + width)
            return true;
        found = index;
        return false;
    });
    return found;
}

int columnsOf(const core::AnsiText &text)
{
    return columnOf(text, text.text.size());
}

QList<qsizetype> rowStarts(const core::AnsiText &text, int columns)
{
    columns = std::max(columns, 2);
    QList<qsizetype> starts{0};
    if (text.ascii) {
        for (qsizetype start = columns; start < text.text.size(); start += columns)
            starts << start;
        return starts;
    }
    int rowColumn = 0;
    walkCells(text.text, [&](qsizetype index, int column, int width) {
        if (column + width - rowColumn > columns) {
            starts << index;
            rowColumn = column;
        }
        return true;
    });
    return starts;
}

std::pair<qsizetype, qsizetype> wordAt(const QString &text, qsizetype index)
{
    if (text.isEmpty())
        return {0, 0};
    index = std::clamp<qsizetype>(index, 0, text.size() - 1);
    if (!isWordCharacter(text[index]))
        return {index, index + core::characterLength(text, index)};
    qsizetype begin = index;
    while (begin > 0 && isWordCharacter(text[begin - 1]))
        --begin;
    qsizetype end = index;
    while (end < text.size() && isWordCharacter(text[end]))
        ++end;
    return {begin, end};
}

} // namespace ui
