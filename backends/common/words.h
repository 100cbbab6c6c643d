#pragma once

#include "core/stack/containerspec.h"

#include <QStringList>

namespace backends::common {

/// The words of a command line while it is written: flags first, then what the flags are about.
class Words
{
public:
    explicit Words(QStringList words = {});

    /// A word as it is.
    void add(const QString &word);
    /// A flag and its value, as two words. A value may start with a dash: it stays a value.
    void add(const QString &flag, const QString &value);
    /// The flag once for each value.
    void addEach(const QString &flag, const QStringList &values);
    /// The flag once for each entry, as KEY=VALUE.
    void addEach(const QString &flag, const core::StringMap &values);
    /// The flag and its value, unless the value is empty.
    void addUnlessEmpty(const QString &flag, const QString &value);
    /// What the flags are about (names, images). `--` comes first when one of them starts with a
    /// dash, so that a name never becomes an option.
    void addOperands(const QStringList &operands);

    const QStringList &list() const { return m_words; }

private:
    QStringList m_words;
};

/// One field of a comma-separated value: quoted when it holds a comma, a quote or a line break.
QString csvField(const QString &value);

} // namespace backends::common
