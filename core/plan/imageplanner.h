#pragma once

#include "core/plan/planbuilder.h"
#include "core/plan/planner.h"

namespace core {

/// Plans what has to be pulled or built: one step an image, whichever services use it.
class ImagePlanner
{
public:
    ImagePlanner(const Stack &stack,
                 const State &state,
                 const UpOptions &options,
                 PlanBuilder &builder)
        : m_stack(stack)
        , m_state(state)
        , m_options(options)
        , m_builder(builder)
    {}

    void plan(const QStringList &services);

    /// The step that makes an image; -1 when there is none.
    int stepOf(const QString &image) const { return m_steps.value(image, -1); }
    bool makes(const QString &image) const { return m_steps.contains(image); }

private:
    void planImage(const Service &service);
    void planBuild(const Service &service, const QString &cause);
    void planHookImage(const Service &service, const QString &image);

    const Stack &m_stack;
    const State &m_state;
    const UpOptions &m_options;
    PlanBuilder &m_builder;
    QMap<QString, int> m_steps; ///< image reference -> its pull or build
};

/// Gives services the very images that they had, by ids, where their names mean others by now.
/// Answers with the services whose image is gone.
QStringList useImages(Stack &stack, const StringMap &ids, const QList<ImageInfo> &images);

} // namespace core
