#pragma once

#include "core/compose/findings.h"

namespace core {

/// What one file may cost. The defaults let every real file through.
struct YamlLimits
{
    qsizetype bytes = 16 * 1024 * 1024;
    int depth = 100;
    qsizetype nodes = 2'000'000;
    qsizetype copiedNodes = 200'000; ///< that aliases and merge keys stand for
};

/// What a file holds.
struct YamlDocuments
{
    std::vector<SpecNode> roots = {}; ///< none when the text has an error
    bool hasTags = false;             ///< `!reset` or `!override` somewhere
};

/// Reads YAML, and JSON as its subset, into one tree a document. Anchors, aliases and merge keys
/// are resolved; `!reset` and `!override` are kept as tags.
YamlDocuments readYaml(const QByteArray &text,
                       quint16 file,
                       SpecFindings &findings,
                       const YamlLimits &limits = {});

} // namespace core
