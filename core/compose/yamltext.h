#pragma once

#include "core/compose/node.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace core {

/// The bytes of a YAML file made ready for a parser that counts characters.
class YamlText
{
public:
    /// What keeps a file from being text at all.
    struct Flaw
    {
        SpecMark place = {};
        QString message = {};
    };

    explicit YamlText(const QByteArray &file);

    std::optional<Flaw> flaw() const;

    /// What to parse: without a byte order mark, everything else at its place.
    QByteArrayView bytes() const;

    /// The byte of the file at which the character with this index starts.
    quint32 byteAt(size_t character) const;

    /// Whether a tab stands there or in the indentation before it.
    bool hasTabAt(size_t character, size_t column) const;

    /// The value of a scalar the parser read.
    QString decoded(QByteArrayView scalar) const;

private:
    void indexCharacters();
    void hideSurrogates();
    SpecMark placeOf(qsizetype byte) const;

    QByteArray m_file;
    quint32 m_start = 0;               ///< length of the byte order mark
    bool m_isPlain = false;            ///< nothing but printable ASCII, tabs and line ends
    std::vector<quint32> m_characters; ///< byte of each character; empty when it is plain
    bool m_hidesSurrogates = false;
};

/// What libyaml says about a syntax error.
struct YamlComplaint
{
    QString problem = {};
    QString context = {};
    int contextLine = 0;
    bool atTab = false;
};

struct YamlProblem
{
    QString message = {};
    QString suggestion = {};

    bool operator==(const YamlProblem &) const = default;
};

/// The same in words that help the person who wrote the file.
YamlProblem explainYamlProblem(const YamlComplaint &complaint);

} // namespace core
