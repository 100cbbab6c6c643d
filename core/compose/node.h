#pragma once

#include <QString>

#include <vector>

namespace core {

/// Where something stands in its file. Lines and columns start at 1 and count characters, bytes
/// start at 0; line 0 means that nobody wrote it.
struct SpecMark
{
    quint32 line = 0;
    quint32 column = 0;
    quint32 begin = 0;
    quint32 end = 0; ///< the byte behind; without the blank lines that follow a block

    bool operator==(const SpecMark &) const = default;
};

/// One value of a spec with the place it was written at, which it keeps through interpolation,
/// extends and merge. Maps keep the order of the file.
struct SpecNode
{
    enum class Kind : quint8 { Null, Boolean, Integer, Real, Timestamp, Text, List, Map };
    enum class Style : quint8 { Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Block, Flow };
    enum class Tag : quint8 { None, Reset, Override };

    Kind kind = Kind::Null;
    Style style = Style::Plain;
    Tag tag = Tag::None;
    bool damaged = false;  ///< something in it was wrong, reported and removed
    bool deferred = false; ///< a text whose variables are to stay, so that nobody knows its value
    quint16 file = 0;      ///< index in the SpecFindings' files
    SpecMark place = {};
    SpecMark keyPlace = {};
    QString key = {};  ///< in a map
    QString text = {}; ///< of a scalar; numbers as Go prints them
    std::vector<SpecNode> children = {};

    bool isNull() const { return kind == Kind::Null; }
    bool isText() const { return kind == Kind::Text; }
    bool isList() const { return kind == Kind::List; }
    bool isMap() const { return kind == Kind::Map; }
    bool isScalar() const { return kind < Kind::List; }

    /// The value at a key of a map; nullptr when there is none or this is no map.
    const SpecNode *find(QStringView wanted) const;
    SpecNode *find(QStringView wanted);

    /// The text of the scalar at a key; empty when there is none.
    QString textAt(QStringView wanted) const;

    /// Puts a value at a key, in the place of an earlier one.
    SpecNode &set(const QString &name, SpecNode value);

    void remove(QStringView wanted);

    /// A value that stands where `origin` stands.
    static SpecNode like(const SpecNode &origin, Kind kind, const QString &text = {});

    /// What is written, without the places.
    bool sameValue(const SpecNode &other) const;
};

} // namespace core
