#include "backends/common/words.h"

#include <algorithm>

namespace backends::common {

Words::Words(QStringList words)
    : m_words(std::move(words))
{}

void Words::add(const QString &word)
{
    m_words << word;
}

void Words::add(const QString &flag, const QString &value)
{
    m_words << flag << value;
}

void Words::addEach(const QString &flag, const QStringList &values)
{
    for (const QString &value : values)
        add(flag, value);
}

void Words::addEach(const QString &flag, const core::StringMap &values)
{
    for (auto it = values.begin(); it != values.end(); ++it)
        add(flag, it.key() + u'=' + it.value());
}

void Words::addUnlessEmpty(const QString &flag, const QString &value)
{
    if (!value.isEmpty())
        add(flag, value);
}

void Words::addOperands(const QStringList &operands)
{
    const bool dashed = std::any_of(operands.begin(), operands.end(), [](const QString &operand) {
        return operand.startsWith(u'-');
    });
    if (dashed)
        m_words << QStringLiteral("--");
    m_words << operands;
}

QString csvField(const QString &value)
{
    const bool plain = std::none_of(value.begin(), value.end(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\n' || c == u'\r';
    });
    if (plain)
        return value;
    return u'"' + QString(value).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace backends::common
