#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

/// A service, ready to be drawn.
struct DrawnNode
{
    QString name = {};
    QString detail = {};     ///< a second line, such as the image
    bool isCritical = false; ///< on the path that all had to wait for
};

/// An arrow from a service to what it depends on, by their places in the list.
struct DrawnEdge
{
    int from = 0;
    int to = 0;
    QString label = {};
    bool isOptional = false; ///< it goes on without it
    bool isCritical = false;
};

struct DrawnGraph
{
    QString title = {};
    QList<DrawnNode> nodes = {};
    QList<DrawnEdge> edges = {};
};

/// The graph in the language of Graphviz.
QByteArray graphAsDot(const DrawnGraph &graph);

/// The graph as a picture with the layout of the app, in colours for a white page.
QByteArray graphAsSvg(const DrawnGraph &graph);

} // namespace core
