#include "core/compose/yamltext.h"

#include "core/compose/findings.h"

#include <algorithm>

namespace core {

namespace {

// JSON writes characters beyond U+FFFF as two escapes, \ud83d\ude00, which YAML does not have.
// While parsing, \ud800 … \udfff stand as \ue000 … \ue7ff: same length, so all places stay right.
constexpr char16_t firstSurrogate = 0xD800;
constexpr char16_t lastSurrogate = 0xDFFF;
constexpr char16_t firstStandIn = 0xE000;

bool isSurrogateEscape(QByteArrayView bytes, qsizetype at)
{
    if (at + 6 > bytes.size() || bytes[at] != '\\' || bytes[at + 1] != 'u')
        return false;
    const char first = static_cast<char>(bytes[at + 2] | 0x20);
    const char second = static_cast<char>(bytes[at + 3] | 0x20);
    return first == 'd' && ((second >= '8' && second <= '9') || (second >= 'a' && second <= 'f'));
}

/// The length of the UTF-8 character that starts here; 0 when it is malformed.
int characterLength(const uchar *at, qsizetype left)
{
    const uchar lead = *at;
    if (lead < 0x80)
        return 1;
    const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || left < length)
        return 0;
    for (int i = 1; i < length; ++i) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    }
    const bool overlong = (lead == 0xE0 && at[1] < 0xA0) || (lead == 0xF0 && at[1] < 0x90);
    const bool surrogate = lead == 0xED && at[1] >= 0xA0;
    const bool beyond = lead == 0xF4 && at[1] >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

bool isForbiddenControl(uchar c)
{
    return (uint(c < 0x20) & uint(c != '\t') & uint(c != '\n') & uint(c != '\r')) != 0 || c == 0x7F;
}

} // namespace

YamlText::YamlText(const QByteArray &file)
    : m_file(file)
{
    if (m_file.startsWith("\xEF\xBB\xBF"))
        m_start = 3;
    // Without a branch in it, so that the compiler does many bytes at once.
    uint special = 0;
    for (const char c : bytes()) {
        const auto byte = static_cast<uchar>(c);
        special |= uint(byte >= 0x7F) | uint(isForbiddenControl(byte));
    }
    m_isPlain = special == 0;
    if (!m_isPlain)
        indexCharacters();
    hideSurrogates();
}

void YamlText::indexCharacters()
{
    m_characters.resize(static_cast<size_t>(m_file.size()) + 1);
    const char *bytes = m_file.constData();
    size_t count = 0;
    for (qsizetype at = m_start; at < m_file.size(); ++at) {
        m_characters[count] = static_cast<quint32>(at);
        count += (static_cast<uchar>(bytes[at]) & 0xC0) != 0x80 ? 1 : 0;
    }
    m_characters[count++] = static_cast<quint32>(m_file.size());
    m_characters.resize(count);
}

void YamlText::hideSurrogates()
{
    const bool looksJson = QByteArrayView(m_file).sliced(m_start).trimmed().startsWith('{');
    if (!looksJson || !m_file.contains("\\u"))
        return;
    for (qsizetype at = m_file.indexOf('\\'); at >= 0 && at + 1 < m_file.size();
         at = m_file.indexOf('\\', at + 2)) {
        if (!isSurrogateEscape(m_file, at))
            continue;
        const int value = m_file.mid(at + 2, 4).toInt(nullptr, 16);
        m_file.replace(at + 2, 4, QByteArray::number(value - firstSurrogate + firstStandIn, 16));
        m_hidesSurrogates = true;
    }
}

std::optional<YamlText::Flaw> YamlText::flaw() const
{
    if (m_isPlain)
        return std::nullopt;
    if (m_file.startsWith("\xFF\xFE") || m_file.startsWith("\xFE\xFF")) {
        return Flaw{.place = {.line = 1, .column = 1, .begin = 0, .end = 2},
                    .message = SpecTr::tr("the file is UTF-16; save it as UTF-8")};
    }
    const auto *start = reinterpret_cast<const uchar *>(m_file.constData());
    for (qsizetype i = m_start; i < m_file.size();) {
        const int length = characterLength(start + i, m_file.size() - i);
        if (length == 0)
            return Flaw{.place = placeOf(i), .message = SpecTr::tr("this is not valid UTF-8 text")};
        if (isForbiddenControl(start[i])) {
            return Flaw{
                .place = placeOf(i),
                .message = SpecTr::tr("the control character %1 cannot be in a spec")
                               .arg(QStringLiteral("U+%1").arg(start[i], 4, 16, QLatin1Char('0')))};
        }
        i += length;
    }
    return std::nullopt;
}

SpecMark YamlText::placeOf(qsizetype byte) const
{
    const QByteArrayView before = QByteArrayView(m_file).first(byte);
    const qsizetype lineStart = std::max<qsizetype>(before.lastIndexOf('\n') + 1, m_start);
    const auto characters = std::count_if(
        before.begin() + lineStart, before.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {.line = static_cast<quint32>(before.count('\n') + 1),
            .column = static_cast<quint32>(characters + 1),
            .begin = static_cast<quint32>(byte),
            .end = static_cast<quint32>(byte + 1)};
}

QByteArrayView YamlText::bytes() const
{
    // The view of a null array has no address, which libyaml does not take.
    return QByteArrayView(m_file.constData(), m_file.size()).sliced(m_start);
}

quint32 YamlText::byteAt(size_t character) const
{
    if (m_characters.empty())
        return std::min(static_cast<quint32>(character) + m_start,
                        static_cast<quint32>(m_file.size()));
    return m_characters[std::min(character, m_characters.size() - 1)];
}

bool YamlText::hasTabAt(size_t character, size_t column) const
{
    for (size_t back = 0; back <= column && back <= character; ++back) {
        const quint32 at = byteAt(character - back);
        if (at >= static_cast<quint32>(m_file.size()))
            continue;
        const char c = m_file[at];
        if (c == '\t')
            return true;
        if (back > 0 && c != ' ')
            return false;
    }
    return false;
}

QString YamlText::decoded(QByteArrayView scalar) const
{
    QString text = QString::fromUtf8(scalar);
    if (m_hidesSurrogates) {
        for (QChar &c : text) {
            const char16_t moved = char16_t(c.unicode() - firstStandIn + firstSurrogate);
            if (c.unicode() >= firstStandIn && moved <= lastSurrogate)
                c = QChar(moved);
        }
    }
    return text;
}

namespace {

YamlProblem explainByContext(const YamlComplaint &complaint)
{
    const QString &context = complaint.context;
    if (context == u"while parsing a block mapping") {
        return {.message = SpecTr::tr("this does not continue the map that starts at line %1")
                               .arg(complaint.contextLine),
                .suggestion = SpecTr::tr("check the indentation and the quotes before it")};
    }
    if (context == u"while parsing a block collection") {
        return {.message = SpecTr::tr("this does not continue the list that starts at line %1")
                               .arg(complaint.contextLine),
                .suggestion = SpecTr::tr("check the indentation, and the \"-\" before each item")};
    }
    if (context == u"while parsing a flow sequence") {
        return {.message = SpecTr::tr("a \",\" or \"]\" is missing before this in the list that "
                                      "starts at line %1")
                               .arg(complaint.contextLine),
                .suggestion = {}};
    }
    if (context == u"while parsing a flow mapping") {
        return {.message = SpecTr::tr("a \",\" or \"}\" is missing before this in the map that "
                                      "starts at line %1")
                               .arg(complaint.contextLine),
                .suggestion = {}};
    }
    if (context == u"while scanning a quoted scalar") {
        return {.message = complaint.problem == u"found unexpected end of stream"
                               ? SpecTr::tr("the quote opened at line %1 is never closed")
                                     .arg(complaint.contextLine)
                               : SpecTr::tr("this is not valid in the quoted text that starts at "
                                            "line %1")
                                     .arg(complaint.contextLine),
                .suggestion = {}};
    }
    return {};
}

} // namespace

YamlProblem explainYamlProblem(const YamlComplaint &complaint)
{
    const QString &problem = complaint.problem;
    if (complaint.atTab && problem != u"found unknown escape character") {
        return {.message = SpecTr::tr("a tab cannot indent a line"),
                .suggestion = SpecTr::tr("use spaces")};
    }
    if (problem == u"mapping values are not allowed in this context") {
        return {.message = SpecTr::tr("a \":\" is not possible here"),
                .suggestion = SpecTr::tr("check the indentation, or put quotes around the value")};
    }
    if (problem == u"could not find expected ':'") {
        return {.message = SpecTr::tr("a \":\" is missing after the key at line %1")
                               .arg(complaint.contextLine),
                .suggestion = {}};
    }
    if (problem == u"did not find expected node content") {
        return {.message = SpecTr::tr("a value or a closing bracket is missing here"),
                .suggestion = {}};
    }
    if (problem == u"found character that cannot start any token") {
        return {.message = SpecTr::tr("a value cannot start with this character"),
                .suggestion = SpecTr::tr("put quotes around the value")};
    }
    if (problem == u"found unknown escape character") {
        return {.message = SpecTr::tr("there is no such escape in double quotes"),
                .suggestion = SpecTr::tr("write \"\\\\\" for a backslash, or use single quotes")};
    }
    if (problem == u"block sequence entries are not allowed in this context") {
        return {.message = SpecTr::tr("a list cannot start here"),
                .suggestion = SpecTr::tr("put the \"-\" on a line of its own below the key")};
    }
    const YamlProblem byContext = explainByContext(complaint);
    if (!byContext.message.isEmpty())
        return byContext;
    return {.message = SpecTr::tr("this is not valid YAML: %1").arg(problem), .suggestion = {}};
}

} // namespace core
