#include "core/graph/order.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <optional>
#include <vector>

namespace core {
namespace {

using Neighbours = std::vector<std::vector<int>>;

/// The graph by numbers: each distinct name once, neighbours in the order of the edges.
struct NumberedGraph
{
    QStringList names = {};
    QHash<QString, int> numbers = {};
    Neighbours dependencies = {};
    Neighbours dependents = {};

    int size() const { return int(names.size()); }
};

NumberedGraph numbered(const Digraph &graph)
{
    NumberedGraph result;
    result.numbers.reserve(graph.nodes.size());
    for (const QString &name : graph.nodes) {
        if (result.numbers.contains(name))
            continue;
        result.numbers.insert(name, result.size());
        result.names << name;
    }
    result.dependencies.resize(std::size_t(result.size()));
    result.dependents.resize(std::size_t(result.size()));
    for (const auto &[from, to] : graph.edges) {
        const int source = result.numbers.value(from, -1);
        const int target = result.numbers.value(to, -1);
        if (source < 0 || target < 0)
            continue;
        result.dependencies[std::size_t(source)].push_back(target);
        result.dependents[std::size_t(target)].push_back(source);
    }
    return result;
}

/// A depth-first walk with its own stack, since a chain may be longer than the thread's stack.
class DepthFirstWalk
{
public:
    DepthFirstWalk(const Neighbours &neighbours, std::vector<bool> allowed)
        : m_neighbours(neighbours)
        , m_allowed(std::move(allowed))
        , m_marks(neighbours.size(), Mark::New)
    {}

    /// Visits what can be reached from `root`; the first cycle met is kept.
    void visit(int root)
    {
        enter(root);
        while (!m_path.empty()) {
            Step &step = m_path.back();
            const auto &next = m_neighbours[std::size_t(step.node)];
            if (step.next == next.size()) {
                m_marks[std::size_t(step.node)] = Mark::Left;
                m_postorder.push_back(step.node);
                m_path.pop_back();
                continue;
            }
            const int node = next[step.next++];
            if (m_marks[std::size_t(node)] == Mark::OnPath && m_cycle.empty())
                keepCycle(node);
            enter(node);
        }
    }

    const std::vector<int> &postorder() const { return m_postorder; }
    const std::vector<int> &cycle() const { return m_cycle; }

private:
    enum class Mark : char { New, OnPath, Left };

    struct Step
    {
        int node = 0;
        std::size_t next = 0;
    };

    void enter(int node)
    {
        if (!m_allowed[std::size_t(node)] || m_marks[std::size_t(node)] != Mark::New)
            return;
        m_marks[std::size_t(node)] = Mark::OnPath;
        m_path.push_back({.node = node, .next = 0});
    }

    void keepCycle(int closing)
    {
        const auto begin = std::find_if(
            m_path.begin(), m_path.end(), [&](const Step &step) { return step.node == closing; });
        for (auto step = begin; step != m_path.end(); ++step)
            m_cycle.push_back(step->node);
    }

    const Neighbours &m_neighbours;
    const std::vector<bool> m_allowed;
    std::vector<Mark> m_marks;
    std::vector<Step> m_path;
    std::vector<int> m_postorder;
    std::vector<int> m_cycle;
};

std::vector<bool>
reachable(const NumberedGraph &graph, const Neighbours &neighbours, const QStringList &start)
{
    std::vector<bool> reached(neighbours.size(), false);
    std::vector<int> open;
    const auto reach = [&](int node) {
        if (reached[std::size_t(node)])
            return;
        reached[std::size_t(node)] = true;
        open.push_back(node);
    };

    for (const QString &name : start) {
        if (const auto number = graph.numbers.constFind(name); number != graph.numbers.cend())
            reach(*number);
    }
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int next : neighbours[std::size_t(node)])
            reach(next);
    }
    return reached;
}

QStringList inDependencyOrder(const NumberedGraph &graph, const std::vector<bool> &chosen)
{
    DepthFirstWalk walk(graph.dependencies, chosen);
    for (int node = 0; node < graph.size(); ++node)
        walk.visit(node);

    QStringList names;
    names.reserve(qsizetype(walk.postorder().size()));
    for (const int node : walk.postorder())
        names << graph.names[node];
    return names;
}

Error cycleError(const QStringList &cycle)
{
    return Error{
        .kind = Error::Kind::DependencyCycle,
        .summary =
            QCoreApplication::translate("core", "These depend on each other in a circle: %1.")
                .arg(cycle.join(QStringLiteral(" → "))),
        .hint = QCoreApplication::translate("core", "Remove one of these dependencies."),
    };
}

} // namespace

Result<QList<QStringList>> levels(const Digraph &digraph)
{
    const NumberedGraph graph = numbered(digraph);
    std::vector<std::size_t> missing(std::size_t(graph.size()));
    std::vector<int> current;
    for (int node = 0; node < graph.size(); ++node) {
        missing[std::size_t(node)] = graph.dependencies[std::size_t(node)].size();
        if (missing[std::size_t(node)] == 0)
            current.push_back(node);
    }

    QList<QStringList> result;
    qsizetype placed = 0;
    while (!current.empty()) {
        QStringList names;
        std::vector<int> following;
        for (const int node : current) {
            names << graph.names[node];
            for (const int dependent : graph.dependents[std::size_t(node)]) {
                if (--missing[std::size_t(dependent)] == 0)
                    following.push_back(dependent);
            }
        }
        placed += names.size();
        result << names;
        std::sort(following.begin(), following.end());
        current = std::move(following);
    }
    if (placed != graph.size())
        return cycleError(findCycle(digraph));
    return result;
}

QStringList findCycle(const Digraph &digraph)
{
    const NumberedGraph graph = numbered(digraph);
    DepthFirstWalk walk(graph.dependencies, std::vector<bool>(std::size_t(graph.size()), true));
    for (int node = 0; node < graph.size() && walk.cycle().empty(); ++node)
        walk.visit(node);
    if (walk.cycle().empty())
        return {};

    std::vector<int> cycle = walk.cycle();
    std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
    cycle.push_back(cycle.front());
    QStringList names;
    for (const int node : cycle)
        names << graph.names[node];
    return names;
}

QStringList dependenciesOf(const Digraph &digraph, const QStringList &start)
{
    const NumberedGraph graph = numbered(digraph);
    return inDependencyOrder(graph, reachable(graph, graph.dependencies, start));
}

QStringList dependentsOf(const Digraph &digraph, const QStringList &start)
{
    const NumberedGraph graph = numbered(digraph);
    return inDependencyOrder(graph, reachable(graph, graph.dependents, start));
}

} // namespace core
