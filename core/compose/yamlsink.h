#pragma once

#include "core/compose/printer.h"

namespace core {

/// Writes block YAML: indent 2, lists indented under their key, quotes only where needed.
class YamlSink : public SpecSink
{
public:
    explicit YamlSink(bool doublesDollars = false)
        : m_doublesDollars(doublesDollars)
    {}

    void beginMap() override;
    void endMap() override;
    void beginList() override;
    void endList() override;
    void key(const QString &key) override;
    void text(const QString &text) override;
    void literal(const QString &literal) override;

    const QByteArray &bytes() const { return m_bytes; }

private:
    struct Level
    {
        bool isList = false;
        bool isEmpty = true;
        bool startsInline = false; ///< its first line stands behind a "- "
    };

    void beginLevel(bool isList);
    void endLevel(const char *emptyForm);
    void startLine();
    void scalar(const QByteArray &text);

    const bool m_doublesDollars;
    QByteArray m_bytes;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

/// A text as a YAML scalar on one line: plain when that reads back as the same text, else quoted.
QString yamlScalar(const QString &text);

} // namespace core
