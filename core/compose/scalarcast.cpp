#include "core/compose/scalarcast.h"

#include "core/compose/scalar.h"
#include "core/support/duration.h"

#include <cmath>

namespace core {

namespace {

using Kind = SpecNode::Kind;

class ScalarCast
{
public:
    ScalarCast(SpecNode &node,
               const SchemaNode &schema,
               const SpecPath &path,
               SpecFindings &findings)
        : m_node(node)
        , m_schema(schema)
        , m_path(path)
        , m_findings(findings)
    {}

    bool run()
    {
        switch (m_schema.attribute.cast) {
        case Cast::None:
            return true;
        case Cast::Text:
            return toText();
        case Cast::FilledText:
            if (m_node.isNull())
                m_node.kind = Kind::Text;
            return toText();
        case Cast::Integer:
            return toInteger();
        case Cast::Real:
            return toReal();
        case Cast::Boolean:
            return toBoolean();
        case Cast::Duration:
            return toDuration();
        case Cast::Bytes:
            return toBytes();
        case Cast::GrantMode:
            return toGrantMode();
        }
        Q_UNREACHABLE();
    }

private:
    bool refuse(const QString &suggestion = {})
    {
        m_findings.error(m_node, m_path, expectationText(m_schema), suggestion);
        return false;
    }

    bool toText()
    {
        if (m_node.isNull() || m_node.isText())
            return true;
        const auto written = static_cast<qsizetype>(m_node.place.end - m_node.place.begin);
        const bool changed =
            m_node.kind != Kind::Boolean && m_node.place.line > 0 && written != m_node.text.size();
        if (changed) {
            m_findings.warning(m_node,
                               m_path,
                               SpecTr::tr("YAML reads this as the value %1").arg(m_node.text),
                               SpecTr::tr("put quotes around it to keep it as it is written"));
        }
        m_node.kind = Kind::Text;
        return true;
    }

    bool inRange(double value)
    {
        const Attribute &attribute = m_schema.attribute;
        if (attribute.minimum > attribute.maximum
            || (value >= attribute.minimum && value <= attribute.maximum))
            return true;
        m_findings.error(m_node,
                         m_path,
                         attribute.maximum >= 1 << 20
                             ? SpecTr::tr("must be at least %1").arg(attribute.minimum)
                             : SpecTr::tr("must be from %1 to %2")
                                   .arg(attribute.minimum)
                                   .arg(attribute.maximum));
        return false;
    }

    bool toInteger()
    {
        bool ok = false;
        qint64 value = m_node.text.toLongLong(&ok);
        if (!ok && m_node.kind == Kind::Real) {
            const double real = m_node.text.toDouble(&ok);
            ok = ok && std::fabs(real) < 9e18;
            value = ok ? static_cast<qint64>(real) : 0;
        }
        if (!ok || m_node.text.contains(u' '))
            return refuse();
        m_node.kind = Kind::Integer;
        m_node.text = QString::number(value);
        return inRange(static_cast<double>(value));
    }

    bool toReal()
    {
        bool ok = false;
        const double value = m_node.text.toDouble(&ok);
        if (!ok || !std::isfinite(value))
            return refuse();
        m_node.kind = Kind::Real;
        m_node.text = singleRealText(value);
        return inRange(value);
    }

    bool toBoolean()
    {
        if (m_node.kind == Kind::Boolean)
            return true;
        const auto value = parseBoolean(m_node.text);
        if (!value)
            return refuse();
        const QString text = *value ? QStringLiteral("true") : QStringLiteral("false");
        if (m_node.text.toLower() != text) {
            m_findings.warning(m_node,
                               m_path,
                               SpecTr::tr("\"%1\" is text in YAML 1.2").arg(m_node.text),
                               SpecTr::tr("write %1").arg(text));
            m_findings.offerEdit(m_node.place, text);
        }
        m_node.kind = Kind::Boolean;
        m_node.text = text;
        return true;
    }

    bool toDuration()
    {
        const auto duration = parseDuration(m_node.text);
        if (!duration)
            return refuse();
        m_node.text = durationText(*duration);
        return true;
    }

    bool toBytes()
    {
        if (m_node.kind == Kind::Real) {
            m_findings.warning(m_node,
                               m_path,
                               SpecTr::tr("a size with a fraction and no unit has no effect"),
                               SpecTr::tr("write it with a unit, such as \"1.5g\""));
            return false;
        }
        const bool isNumber = m_node.kind == Kind::Integer;
        const auto bytes =
            isNumber ? std::optional(m_node.text.toLongLong()) : parseBytes(m_node.text);
        if (!bytes)
            return refuse();
        m_node.kind = Kind::Text;
        m_node.text = QString::number(*bytes);
        return true;
    }

    bool toGrantMode()
    {
        bool ok = false;
        const bool isText = m_node.isText();
        const qint64 mode = m_node.text.toLongLong(&ok, isText ? 8 : 10);
        if (!ok || mode < 0 || mode > 07777)
            return refuse();
        m_node.kind = Kind::Text;
        m_node.text = u'0' + QString::number(mode, 8);
        return true;
    }

    SpecNode &m_node;
    const SchemaNode &m_schema;
    const SpecPath &m_path;
    SpecFindings &m_findings;
};

QString scalarExpectation(const Attribute &attribute)
{
    switch (attribute.cast) {
    case Cast::Integer:
        return SpecTr::tr("must be a whole number");
    case Cast::Real:
        return SpecTr::tr("must be a number");
    case Cast::Boolean:
        return SpecTr::tr("must be true or false");
    case Cast::Duration:
        return SpecTr::tr("must be a duration such as 1m30s");
    case Cast::Bytes:
        return SpecTr::tr("must be a size such as 512m");
    case Cast::GrantMode:
        return SpecTr::tr("must be an octal mode such as \"0440\"");
    case Cast::FilledText:
    case Cast::Text:
    case Cast::None:
        break;
    }
    return (attribute.accepts & Accept::Integer) != 0 ? SpecTr::tr("must be text or a number")
                                                      : SpecTr::tr("must be text");
}

} // namespace

QString expectationText(const SchemaNode &schema)
{
    const Attribute &attribute = schema.attribute;
    const bool list = schema.accepts(Accept::List);
    const bool map = schema.accepts(Accept::Map);
    const bool text = schema.accepts(Accept::Text);
    if (list && map)
        return text ? SpecTr::tr("must be text, a list or a map")
                    : SpecTr::tr("must be a list or a map");
    if (list)
        return text ? SpecTr::tr("must be text or a list") : SpecTr::tr("must be a list");
    if (map && !text)
        return SpecTr::tr("must be a map");
    if (map && attribute.cast == Cast::Integer)
        return SpecTr::tr("must be a whole number or a map");
    if (map)
        return SpecTr::tr("must be text or a map");
    return scalarExpectation(attribute);
}

bool castScalar(SpecNode &node,
                const SchemaNode &schema,
                const SpecPath &path,
                SpecFindings &findings)
{
    return ScalarCast(node, schema, path, findings).run();
}

} // namespace core
