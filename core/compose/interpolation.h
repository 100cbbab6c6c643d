#pragma once

#include "core/compose/findings.h"

#include <functional>

namespace core {

/// Why a text with variables has no value.
struct InterpolationError
{
    enum class Kind { InvalidFormat, RequiredVariable, TooLarge };

    Kind kind = Kind::InvalidFormat;
    QString variable = {};
    QString message = {}; ///< what the author wrote after ":?"
    qsizetype at = 0;     ///< of the "$"

    bool operator==(const InterpolationError &) const = default;
};

/// One variable in a text, such as ${NAME:-word}.
struct VariableUse
{
    QStringView name = {};
    QChar action = {}; ///< - + ? or nothing
    bool emptyIsUnset = false;
    QStringView word = {};
    qsizetype start = 0;
    qsizetype end = 0; ///< behind it
};

/// The variables of a text, those inside their words aside. What is no valid variable is left out.
QList<VariableUse> variableUses(QStringView text);

/// Text with the values of its variables: $V ${V} ${V:-w} ${V-w} ${V:+w} ${V+w} ${V:?m} ${V?m},
/// nested to any useful depth, "$$" for a dollar.
class Interpolation
{
public:
    using Lookup = std::function<std::optional<QString>(const QString &name)>;

    /// `lookup` gives the values; nothing when a variable is not set.
    explicit Interpolation(Lookup lookup)
        : m_lookup(std::move(lookup))
    {}

    struct Outcome
    {
        QString text = {};
        QStringList unset = {}; ///< variables that became empty because nothing says otherwise
        std::optional<InterpolationError> error = {};
    };

    Outcome substitute(const QString &text);

private:
    QString expand(QStringView text, int depth, Outcome &outcome);
    QString value(const VariableUse &use, int depth, Outcome &outcome);

    Lookup m_lookup;
    qsizetype m_written = 0; ///< over all texts: values are the user's, but their number is not
};

/// Interpolates every text of a tree in place, keys aside. What cannot be is reported, left as
/// it is and marked as damaged.
void interpolateTree(SpecNode &root,
                     const StringMap &environment,
                     const SpecPath &path,
                     SpecFindings &findings);

/// Marks every text with variables as one whose value nobody knows, for a spec that keeps them.
void deferVariables(SpecNode &root);

} // namespace core
