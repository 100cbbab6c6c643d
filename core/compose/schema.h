#pragma once

#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <vector>

namespace core {

/// Kinds of values that an attribute may be written as, for or-ing.
struct Accept
{
    enum : quint8 {
        Text = 1,
        Integer = 2,
        Real = 4,
        Boolean = 8,
        Null = 16,
        List = 32,
        Map = 64,
        Timestamp = 128
    };
};

/// How the short forms of an attribute become the one long form.
enum class Shape : quint8 {
    AsWritten,
    Pairs,        ///< list of K=V, or map: a map of texts; a bare K has no value
    LabelPairs,   ///< the same; a bare K is empty
    TextList,     ///< text or list: a list
    NameMap,      ///< list of names, or map: a map
    Dependencies, ///< the same with conditions
    Words,        ///< text or list: a list of words
    HealthTest,
    Ports,
    Mounts,
    Devices,
    Grants, ///< of secrets and configs
    EnvFiles,
    Build,
    Extends,
    Hosts, ///< HOST=ADDRESS
    Gpus,
    Options, ///< of a provider: each a list of texts
    External,
};

/// Where variables keep standing, docker compose makes long only what it has to look into; all else
/// stays as somebody wrote it, and its type is not known.
enum class Forms : quint8 { Long, AsWritten };

/// What a scalar is turned into.
enum class Cast : quint8 {
    None,
    Text,
    FilledText, ///< null is empty text
    Integer,
    Real,
    Boolean,
    Duration,
    Bytes,
    GrantMode, ///< octal
};

/// What a later file, or a service that extends another, does to an earlier value.
enum class Merge : quint8 {
    Default,  ///< maps entry by entry, lists appended, anything else replaced, never by null
    Replace,  ///< always the later one, also null
    Entries,  ///< a map whose entries are replaced, also by null
    ByText,   ///< lists without what is already there
    ByName,   ///< lists: an item replaces the one with the same text before its "="
    ByTarget, ///< lists of maps: an item replaces the one with the same target, …
    BySecret, ///< … or with the target a secret has by default
    ByConfig,
    ByPath,
    ByPort,
    BySubnet,
    Logging, ///< replaced when the driver differs
};

/// When a value is printed, in `config` and in what is hashed.
enum class Emit : quint8 {
    NonEmpty,
    Written,    ///< also when it is false, 0 or empty
    Always,     ///< even when nothing was written
    ConfigOnly, ///< never hashed
    YamlOnly,
    Never,
};

enum class Honoured : quint8 {
    Full,
    NotYet,   ///< the specification has it, we do not act on it
    NoEffect, ///< it has none here by its nature; the remark says why
    Obsolete,
};

enum class PathKind : quint8 { None, File, Context };

/// One line of the table that says everything about an attribute. Later stages look here and
/// nowhere else.
struct Attribute
{
    const char *path = ""; ///< "services/*/ports/[]/target"; "#name/…" is a group used in places
    quint8 accepts = 0;
    Shape shape = Shape::AsWritten;
    Cast cast = Cast::None;
    Merge merge = Merge::Default;
    Emit printed = Emit::NonEmpty;
    Honoured support = Honoured::Full;
    const char *remark = ""; ///< of NoEffect: "is for clusters and …"
    PathKind resolve = PathKind::None;
    bool unique = false;       ///< a list without equal items
    bool capital = false;      ///< its name has a capital letter in JSON
    bool named = false;        ///< a map whose keys are names of services, networks, …
    bool alwaysLong = false;   ///< with Forms::AsWritten, too
    const char *choices = "";  ///< "a|b"
    const char *required = ""; ///< keys, "a|b"
    const char *pattern = "";  ///< a regular expression found somewhere in the text
    int minimum = 1;           ///< counts when it is not above the maximum
    int maximum = 0;
    const char *group = "";
};

struct SchemaNode;

/// Finds what is known about a key. Every key of a spec is looked up some ten times, so the hash is
/// one of a few letters only.
class KeyTable
{
public:
    void insert(const QString &key, const SchemaNode *node);
    const SchemaNode *value(QStringView key) const;

private:
    struct Slot
    {
        QString key = {};
        const SchemaNode *node = nullptr;
    };

    void place(const Slot &slot);

    std::vector<Slot> m_slots; ///< a power of two, at most half full
    size_t m_used = 0;
};

/// The compiled table: what is known about the values at one place of a spec.
struct SchemaNode
{
    Attribute attribute = {};
    QStringList choices = {};
    QStringList required = {};
    QStringList names = {};  ///< of the children, in the order they are printed in
    QStringList always = {}; ///< those that are printed even when absent
    int rank = 0;            ///< among its siblings
    std::optional<QRegularExpression> pattern = {};
    bool hasMergedChecks = false; ///< it or something in it has required keys or unique items
    KeyTable keys = {};
    const SchemaNode *anyKey = nullptr; ///< for maps with free keys
    const SchemaNode *item = nullptr;   ///< of a list

    /// What is known about a key; nullptr when it must not be there (x-… aside).
    const SchemaNode *child(QStringView key) const
    {
        const SchemaNode *known = keys.value(key);
        return known ? known : anyKey;
    }
    const SchemaNode *at(const char *key) const { return child(QString::fromLatin1(key)); }
    bool accepts(quint8 kinds) const { return (attribute.accepts & kinds) != 0; }
};

/// The schema of a whole spec.
const SchemaNode &specSchema();

/// The lines of the table, in the order in which docker compose prints the attributes.
const std::vector<Attribute> &schemaTable();

} // namespace core
