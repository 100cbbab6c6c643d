#pragma once

#include "core/terminal/clustertable.h"
#include "core/terminal/linktable.h"
#include "core/terminal/screen.h"
#include "core/terminal/vtparser.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Which mouse events a program wants to hear of.
enum class MouseTracking : std::uint8_t { None, Presses, Drags, Motion };

enum class CursorShape : std::uint8_t { Block, Underline, Bar };

/// What a program has switched on.
struct TerminalModes
{
    bool applicationCursor = false;
    bool applicationKeypad = false;
    bool autoWrap = true;
    bool origin = false;
    bool insert = false;
    bool lineFeedReturns = false;
    bool reversedScreen = false;
    bool cursorVisible = true;
    bool bracketedPaste = false;
    bool focusReports = false;
    bool alternateScroll = true; ///< the wheel moves the cursor on the alternate screen
    bool synchronized = false;   ///< a frame is being written: do not paint it half done
    bool sgrMouse = false;
    MouseTracking mouse = MouseTracking::None;

    bool operator==(const TerminalModes &) const = default;
};

/// The colours a program is told when it asks, as 0xRRGGBB.
struct ReportedColors
{
    std::uint32_t foreground = 0xffffff;
    std::uint32_t background = 0x000000;
    std::uint32_t cursor = 0xffffff;
};

/// A terminal as xterm-256color describes it: bytes of a program in, a screen and answers out.
/// Takes hostile bytes: every count, string, table and answer has a bound.
class Terminal : private VtHandler
{
public:
    static constexpr std::size_t maximumReplies = 4096;
    static constexpr std::size_t maximumTitle = 1024;

    Terminal(int columns, int rows, int scrollbackRows = 10000);
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    void feed(std::string_view bytes) { m_parser.feed(bytes); }
    /// The primary screen is laid out anew, the alternate one cut or extended.
    void resize(int columns, int rows);
    void setReportedColors(const ReportedColors &colors) { m_colors = colors; }
    void clearScrollback() { m_primary.clearScrollback(); }
    /// Back to how it was when it was new, but for the scrollback.
    void reset();

    int columns() const { return m_screen->columns(); }
    int rows() const { return m_screen->rows(); }
    const TerminalModes &modes() const { return m_modes; }
    bool isAlternate() const { return m_screen == &m_alternate; }
    ScreenPosition cursor() const { return m_cursor; }
    CursorShape cursorShape() const { return m_cursorShape; }
    bool cursorBlinks() const { return m_cursorBlinks; }
    const CellStyle &pen() const { return m_pen; }
    const std::string &title() const { return m_title; }

    /// The screen that is shown, and the rows above it. Line 0 is the oldest; `scratch` holds a
    /// line that has to be unpacked.
    const Screen &screen() const { return *m_screen; }
    void clearDirty() { m_screen->clearDirty(); }
    int scrolledLines() const { return m_screen->scrollback().size(); }
    int lineCount() const { return scrolledLines() + rows(); }
    const CellRow &line(int index, CellRow &scratch) const;
    /// The number of line 0, counted from the first that ever was: it only grows.
    std::int64_t firstLineNumber() const { return m_screen->scrollback().dropped(); }

    /// The text of a cell as UTF-8; nothing for the second half of a wide character.
    void appendText(const Cell &cell, std::string &text) const;
    std::string_view linkTarget(std::uint16_t link) const { return m_links.target(link); }

    /// Answers to the program's questions since the last call.
    std::string takeReplies();
    /// How often the bell rang since the last call.
    int takeBells();

private:
    struct Saved
    {
        ScreenPosition cursor = {};
        CellStyle pen = {};
        std::array<bool, 4> graphics = {};
        int shift = 0;
        bool pendingWrap = false;
        bool origin = false;
    };

    void printAscii(std::string_view text) override;
    void print(char32_t code) override;
    void execute(char control) override;
    void escape(char intermediate, char final) override;
    void control(const VtSequence &sequence) override;
    void operatingSystemCommand(std::string_view text) override;
    void deviceControl(const VtSequence &sequence, std::string_view data) override;

    void printMark(char32_t code);
    void printWide(char32_t code, int width);
    void printRun(std::string_view text);
    void wrapLine();
    void lineFeed();
    void reverseLineFeed();
    void tabulate(int count);
    void tabulateBack(int count);

    bool moveCursor(const VtSequence &sequence);
    bool editScreen(const VtSequence &sequence);
    void plainControl(const VtSequence &sequence);
    void otherControl(const VtSequence &sequence);
    void setCursor(int column, int row);
    void moveRows(int count);
    void eraseDisplay(int part);
    void eraseLine(int part);
    void insertLines(int count, bool remove);
    void repeat(int count);
    void setRegion(int top, int bottom);
    void clearTabs(int part);
    void setCursorShape(int style);
    void softReset();
    void alignmentPattern();

    void setModes(const VtSequence &sequence, bool on);
    void setPrivateMode(int mode, bool on);
    bool *switchOf(int mode);
    void setMouse(MouseTracking tracking, bool on);
    void useAlternate(bool on);
    void save();
    void restore();
    void reportMode(const VtSequence &sequence);
    void reportStatus(const VtSequence &sequence);
    void reportAttributes(const VtSequence &sequence);
    void windowOperation(const VtSequence &sequence);
    void reply(std::string_view text);

    void setTitle(std::string_view text);
    void setLink(std::string_view text);
    void reportColor(int number);
    bool isRegionFull() const { return m_top == 0 && m_bottom == rows(); }
    bool isInRegion() const { return m_cursor.row >= m_top && m_cursor.row < m_bottom; }
    CellStyle blank() const { return {.foreground = {}, .background = m_pen.background}; }
    void resetTabs(int from);

    mutable ClusterTable m_clusters;
    LinkTable m_links;
    Screen m_primary;
    Screen m_alternate;
    Screen *m_screen = &m_primary;
    VtParser m_parser;
    TerminalModes m_modes;
    ScreenPosition m_cursor;
    CellStyle m_pen;
    bool m_pendingWrap = false; ///< the last column is written: the next character wraps first
    bool m_cursorBlinks = true;
    CursorShape m_cursorShape = CursorShape::Block;
    std::array<bool, 4> m_graphics = {}; ///< which of G0…G3 are the line drawing characters
    int m_shift = 0;
    int m_top = 0;
    int m_bottom = 0;
    char32_t m_lastPrinted = 0;
    std::array<Saved, 2> m_saved = {}; ///< of the primary and of the alternate screen
    std::vector<bool> m_tabs;
    std::string m_title;
    std::vector<std::string> m_titles;
    std::string m_replies;
    int m_bells = 0;
    ReportedColors m_colors;
};

} // namespace core
