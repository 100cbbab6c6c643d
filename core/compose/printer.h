#pragma once

#include "core/compose/node.h"
#include "core/compose/schema.h"

#include <QByteArray>

namespace core {

/// Receives a resolved spec piece by piece, in the order it is printed in.
class SpecSink
{
public:
    SpecSink() = default;
    virtual ~SpecSink() = default;
    Q_DISABLE_COPY_MOVE(SpecSink)

    virtual void beginMap() = 0;
    virtual void endMap() = 0;
    virtual void beginList() = 0;
    virtual void endList() = 0;
    virtual void key(const QString &key) = 0;
    virtual void text(const QString &text) = 0;
    virtual void literal(const QString &literal) = 0; ///< a number, true, false or null
};

/// Walks a resolved tree the way docker compose prints it: fixed order of attributes, sorted maps,
/// empty values left out by the rule of each attribute.
class SpecPrinter
{
public:
    /// Go writes structures without content into JSON, but leaves them out of YAML, and knows
    /// x-… and models only at the top of JSON, or not at all.
    enum class Purpose { Hash, Json, Yaml };

    SpecPrinter(SpecSink &sink, Purpose purpose)
        : m_sink(sink)
        , m_purpose(purpose)
    {}

    void print(const SpecNode &node, const SchemaNode &schema);

private:
    struct Entry
    {
        int rank = 0;
        const SpecNode *node = nullptr;
        const SchemaNode *schema = nullptr;
    };

    void printScalar(const SpecNode &node);
    void printFreeMap(const SpecNode &node, const SchemaNode &schema);
    void printAttributes(const SpecNode &node, const SchemaNode &schema);
    void printKey(const QString &key, const SchemaNode &schema);
    void printAbsent(const SchemaNode &schema);
    void printUnknown(const SpecNode &node);
    bool isPrinted(const SpecNode &node, const SchemaNode &schema) const;

    SpecSink &m_sink;
    const Purpose m_purpose;
};

} // namespace core
