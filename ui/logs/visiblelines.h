#pragma once

#include "core/logs/logstore.h"

#include <vector>

namespace ui {

/// Which lines of a store are shown, and how many that are: all, or those of the services that are
/// not hidden, from a mark on. New lines are added to it as they come, never counted again.
class VisibleLines
{
public:
    /// By the store's numbers of services.
    void setHidden(std::vector<bool> hidden);
    bool isHidden(int service) const;
    /// Lines before this number are not shown.
    void setStart(quint64 line);
    quint64 start() const { return m_start; }

    /// Takes in what has changed in the store.
    void update(const core::LogStore &store);

    qsizetype count() const;
    bool isEmpty() const { return count() == 0; }
    /// The line at a position of the view, in [0, count()).
    quint64 line(qsizetype index) const;
    /// The position of a line, or of the next one that is shown.
    qsizetype indexOf(quint64 line) const;
    bool contains(quint64 line) const;

private:
    void startOver();
    void takeSealed(const core::LogStore &store);

    std::vector<bool> m_hidden;
    bool m_hidesSome = false;
    quint64 m_start = 0;
    quint64 m_first = 0; ///< of the store
    quint64 m_end = 0;   ///< of the store
    std::vector<quint64> m_lines;
    size_t m_offset = 0;      ///< entries that belong to dropped lines
    size_t m_sealedCount = 0; ///< entries that stay; those of the moving tail are made anew
    quint64 m_takenTo = 0;
};

} // namespace ui
