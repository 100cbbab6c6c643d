#include "core/compose/yamlreader.h"

#include "core/compose/scalar.h"
#include "core/compose/yamlaliases.h"
#include "core/compose/yamltext.h"

#include <yaml.h>

#include <algorithm>

namespace core {

namespace {

using Kind = SpecNode::Kind;
using Style = SpecNode::Style;
using Tag = SpecNode::Tag;

struct ParserGuard
{
    ParserGuard() { yaml_parser_initialize(&parser); }
    ~ParserGuard() { yaml_parser_delete(&parser); }
    Q_DISABLE_COPY_MOVE(ParserGuard)

    yaml_parser_t parser;
};

struct EventGuard
{
    EventGuard() = default;
    ~EventGuard() { yaml_event_delete(&event); }
    Q_DISABLE_COPY_MOVE(EventGuard)

    yaml_event_t event = {};
};

QByteArrayView viewOf(const yaml_char_t *text)
{
    return text ? QByteArrayView(reinterpret_cast<const char *>(text)) : QByteArrayView();
}

Style styleOf(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return Style::SingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return Style::DoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE:
        return Style::Literal;
    case YAML_FOLDED_SCALAR_STYLE:
        return Style::Folded;
    default:
        return Style::Plain;
    }
}

Tag tagOf(QByteArrayView tag)
{
    if (tag == "!reset")
        return Tag::Reset;
    return tag == "!override" ? Tag::Override : Tag::None;
}

/// Turns libyaml's events into trees.
class YamlReader
{
public:
    YamlReader(const YamlText &text, quint16 file, SpecFindings &findings, const YamlLimits &limits)
        : m_text(text)
        , m_file(file)
        , m_findings(findings)
        , m_limits(limits)
        , m_aliases(file, findings, limits.copiedNodes)
    {}

    YamlDocuments read()
    {
        const QByteArrayView bytes = m_text.bytes();
        yaml_parser_set_input_string(&m_guard.parser,
                                     reinterpret_cast<const unsigned char *>(bytes.data()),
                                     static_cast<size_t>(bytes.size()));
        while (!m_failed) {
            EventGuard guard;
            if (!yaml_parser_parse(&m_guard.parser, &guard.event)) {
                failByParser();
                break;
            }
            if (guard.event.type == YAML_STREAM_END_EVENT)
                break;
            take(guard.event);
        }
        return m_failed ? YamlDocuments() : std::move(m_documents);
    }

private:
    SpecMark mark(const yaml_mark_t &start, const yaml_mark_t &end) const
    {
        return {.line = static_cast<quint32>(start.line + 1),
                .column = static_cast<quint32>(start.column + 1),
                .begin = m_text.byteAt(start.index),
                .end = m_text.byteAt(end.index)};
    }

    void fail(const SpecMark &at, const QString &message, const QString &suggestion = {})
    {
        m_failed = true;
        m_findings.add({.severity = Finding::Severity::Error,
                        .place = m_findings.place(m_file, at),
                        .path = {},
                        .message = message,
                        .suggestion = suggestion});
    }

    void failByParser()
    {
        const yaml_parser_t &parser = m_guard.parser;
        const YamlProblem problem = explainYamlProblem(
            {.problem = QString::fromUtf8(parser.problem ? parser.problem : ""),
             .context = QString::fromUtf8(parser.context ? parser.context : ""),
             .contextLine = static_cast<int>(parser.context_mark.line + 1),
             .atTab = m_text.hasTabAt(parser.problem_mark.index, parser.problem_mark.column)});
        fail(mark(parser.problem_mark, parser.problem_mark), problem.message, problem.suggestion);
    }

    void take(const yaml_event_t &event)
    {
        switch (event.type) {
        case YAML_DOCUMENT_START_EVENT:
            m_aliases.clear();
            break;
        case YAML_SCALAR_EVENT:
            takeScalar(event);
            break;
        case YAML_ALIAS_EVENT:
            takeAlias(event);
            break;
        case YAML_SEQUENCE_START_EVENT:
            open(Kind::List,
                 event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                 viewOf(event.data.sequence_start.anchor),
                 viewOf(event.data.sequence_start.tag),
                 event);
            break;
        case YAML_MAPPING_START_EVENT:
            open(Kind::Map,
                 event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                 viewOf(event.data.mapping_start.anchor),
                 viewOf(event.data.mapping_start.tag),
                 event);
            break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            close(event);
            break;
        default:
            break;
        }
    }

    bool countNode(const SpecMark &at)
    {
        if (++m_nodes > m_limits.nodes)
            fail(at, SpecTr::tr("the file has more than %1 values").arg(m_limits.nodes));
        return !m_failed;
    }

    bool expectsKey() const
    {
        return !m_open.empty() && m_open.back().node.isMap() && !m_open.back().hasKey;
    }

    void noteTag(SpecNode &node, QByteArrayView tag)
    {
        if (tag.isEmpty())
            return;
        node.tag = tagOf(tag);
        m_documents.hasTags = m_documents.hasTags || node.tag != Tag::None;
    }

    /// Keys and short values repeat in every service; one copy of each is enough. A new text takes
    /// the place of an older one with the same hash, so this never grows.
    QString interned(QByteArrayView bytes)
    {
        constexpr qsizetype longest = 24;
        if (bytes.size() > longest || bytes.isEmpty())
            return m_text.decoded(bytes);
        size_t hash = static_cast<size_t>(bytes.size());
        for (const char c : bytes)
            hash = hash * 31 + static_cast<uchar>(c);
        Interned &known = m_texts[hash % m_texts.size()];
        if (known.bytes != bytes)
            known = {.bytes = bytes.toByteArray(), .text = m_text.decoded(bytes)};
        return known.text;
    }

    void takeScalar(const yaml_event_t &event)
    {
        const auto &scalar = event.data.scalar;
        const SpecMark at = mark(event.start_mark, event.end_mark);
        const QByteArrayView bytes(reinterpret_cast<const char *>(scalar.value),
                                   static_cast<qsizetype>(scalar.length));
        const bool isKey = expectsKey();
        const QString text = interned(bytes);
        const QByteArrayView tag = viewOf(scalar.tag);
        if (text.contains(QChar(u'\0'))) {
            fail(at, SpecTr::tr("the control character %1 cannot be in a spec").arg(u"U+0000"));
            return;
        }
        SpecNode node;
        node.file = m_file;
        node.place = at;
        node.style = styleOf(scalar.style);
        noteTag(node, tag);
        const bool byForm = scalar.plain_implicit || node.tag == Tag::Reset || tag == "!!null"
                            || tag == YAML_NULL_TAG || tag == YAML_INT_TAG || tag == YAML_FLOAT_TAG
                            || tag == YAML_BOOL_TAG;
        const PlainScalar value = byForm && node.style == Style::Plain
                                      ? resolvePlain(text)
                                      : PlainScalar{.kind = Kind::Text, .text = text};
        node.kind = value.kind;
        node.text = value.text;
        if (tag == "tag:yaml.org,2002:binary")
            node.text = QString::fromUtf8(QByteArray::fromBase64(bytes.toByteArray()));
        if (isKey)
            takeKey(std::move(node), text, scalar.plain_implicit != 0);
        else
            add(std::move(node), viewOf(scalar.anchor));
    }

    void takeKey(SpecNode node, const QString &written, bool plain)
    {
        OpenNode &parent = m_open.back();
        if (!node.isText()) {
            fail(node.place,
                 SpecTr::tr("the key %1 is not text")
                     .arg(written.isEmpty() ? QStringLiteral("null") : written),
                 SpecTr::tr("put quotes around it"));
            return;
        }
        parent.hasKey = true;
        parent.key = written;
        parent.keyPlace = node.place;
        m_hasMergeKeys = m_hasMergeKeys || (written == u"<<" && plain);
    }

    struct Interned
    {
        QByteArray bytes = {};
        QString text = {};
    };

    struct OpenNode
    {
        SpecNode node = {};
        QByteArray anchor = {};
        size_t firstChild = 0; ///< in m_pending
        bool hasKey = false;
        QString key = {};
        SpecMark keyPlace = {};
    };

    /// Keys that stand twice in a map. Two `<<` are a question of merge keys.
    void checkDuplicates(const std::vector<SpecNode> &children)
    {
        std::vector<const SpecNode *> &byKey = m_byKey;
        byKey.clear();
        for (const SpecNode &child : children)
            byKey.push_back(&child);
        std::sort(byKey.begin(), byKey.end(), [](const SpecNode *a, const SpecNode *b) {
            const int order = a->key.compare(b->key);
            return order < 0 || (order == 0 && a < b);
        });
        for (size_t i = 1; i < byKey.size(); ++i) {
            if (byKey[i]->key != byKey[i - 1]->key || byKey[i]->key == u"<<")
                continue;
            m_findings.add({.severity = Finding::Severity::Error,
                            .place = m_findings.place(m_file, byKey[i]->keyPlace),
                            .path = {},
                            .message = SpecTr::tr("the key \"%1\" is already defined at line %2")
                                           .arg(byKey[i]->key)
                                           .arg(byKey[i - 1]->keyPlace.line),
                            .suggestion = {}});
        }
    }

    void takeAlias(const yaml_event_t &event)
    {
        const QByteArray name = viewOf(event.data.alias.anchor).toByteArray();
        const SpecMark at = mark(event.start_mark, event.end_mark);
        for (const OpenNode &open : m_open) {
            if (open.anchor == name) {
                fail(at, SpecTr::tr("the alias *%1 contains itself").arg(QString::fromUtf8(name)));
                return;
            }
        }
        if (expectsKey()) {
            fail(at, SpecTr::tr("an alias cannot be a key"));
            return;
        }
        if (!m_aliases.isKnown(name)) {
            fail(at, SpecTr::tr("there is no anchor &%1 before this").arg(QString::fromUtf8(name)));
            return;
        }
        SpecNode node;
        node.file = m_file;
        node.place = at;
        m_aliases.use(name, childPath());
        add(std::move(node), {});
    }

    void
    open(Kind kind, bool flow, QByteArrayView anchor, QByteArrayView tag, const yaml_event_t &event)
    {
        const SpecMark at = mark(event.start_mark, event.end_mark);
        if (expectsKey()) {
            fail(at, SpecTr::tr("a list or map cannot be a key"));
            return;
        }
        if (m_open.size() >= static_cast<size_t>(m_limits.depth)) {
            fail(at, SpecTr::tr("more than %1 levels are nested here").arg(m_limits.depth));
            return;
        }
        if (!countNode(at))
            return;
        OpenNode opened;
        opened.node.kind = kind;
        opened.node.style = flow ? Style::Flow : Style::Block;
        noteTag(opened.node, tag);
        opened.firstChild = m_pending.size();
        opened.node.file = m_file;
        opened.node.place = at;
        opened.anchor = anchor.toByteArray();
        m_open.push_back(std::move(opened));
    }

    void close(const yaml_event_t &event)
    {
        OpenNode closed = std::move(m_open.back());
        m_open.pop_back();
        SpecNode &node = closed.node;
        node.children.assign(
            std::make_move_iterator(m_pending.begin() + static_cast<ptrdiff_t>(closed.firstChild)),
            std::make_move_iterator(m_pending.end()));
        m_pending.resize(closed.firstChild);
        if (node.isMap())
            checkDuplicates(node.children);
        // libyaml ends a block where the next token starts, behind blank lines and comments.
        if (node.style == Style::Flow)
            node.place.end = m_text.byteAt(event.end_mark.index);
        else if (!node.children.empty())
            node.place.end = std::max(node.place.end, node.children.back().place.end);
        if (m_open.empty()) {
            finishDocument(std::move(node));
            return;
        }
        attach(std::move(node), closed.anchor);
    }

    /// Where the next child of the innermost open node will stand.
    std::vector<quint32> childPath() const
    {
        std::vector<quint32> path;
        for (size_t i = 0; i < m_open.size(); ++i) {
            // Everything between two open nodes is a finished child of the outer one.
            const size_t end = i + 1 < m_open.size() ? m_open[i + 1].firstChild : m_pending.size();
            path.push_back(static_cast<quint32>(end - m_open[i].firstChild));
        }
        return path;
    }

    void add(SpecNode node, QByteArrayView anchor)
    {
        if (!countNode(node.place))
            return;
        if (m_open.empty())
            finishDocument(std::move(node));
        else
            attach(std::move(node), anchor);
    }

    void attach(SpecNode node, QByteArrayView anchor)
    {
        OpenNode &parent = m_open.back();
        // An item that is reset is not there; an earlier file's items stay as they are.
        if (parent.node.isList() && node.tag == Tag::Reset)
            return;
        if (!anchor.isEmpty())
            m_aliases.define(anchor.toByteArray(), childPath());
        if (parent.node.isMap()) {
            node.key = parent.key;
            node.keyPlace = parent.keyPlace;
            parent.hasKey = false;
        }
        m_pending.push_back(std::move(node));
    }

    void finishDocument(SpecNode root)
    {
        if (!m_aliases.resolve(root) || (m_hasMergeKeys && !applyMergeKeys(root, m_aliases))) {
            m_failed = true;
            return;
        }
        m_documents.roots.push_back(std::move(root));
    }

    const YamlText &m_text;
    const quint16 m_file;
    SpecFindings &m_findings;
    const YamlLimits m_limits;
    YamlAliases m_aliases;
    ParserGuard m_guard;
    std::vector<OpenNode> m_open;
    std::vector<SpecNode> m_pending;       ///< finished children of the open nodes, innermost last
    std::vector<const SpecNode *> m_byKey; ///< of the map just closed; kept for its memory
    std::vector<Interned> m_texts = std::vector<Interned>(1024);
    YamlDocuments m_documents;
    qsizetype m_nodes = 0;
    bool m_hasMergeKeys = false;
    bool m_failed = false;
};

} // namespace

YamlDocuments
readYaml(const QByteArray &text, quint16 file, SpecFindings &findings, const YamlLimits &limits)
{
    const auto refuse = [&](const SpecMark &at, const QString &message) {
        findings.add({.severity = Finding::Severity::Error,
                      .place = findings.place(file, at),
                      .path = {},
                      .message = message,
                      .suggestion = {}});
        return YamlDocuments();
    };
    if (text.size() > limits.bytes)
        return refuse({}, SpecTr::tr("the file is larger than %1 MiB").arg(limits.bytes >> 20));
    const YamlText prepared(text);
    if (const auto flaw = prepared.flaw())
        return refuse(flaw->place, flaw->message);
    return YamlReader(prepared, file, findings, limits).read();
}

} // namespace core
