#include "inprocessruntime.h"

#include "tests/support/fakecli/arguments.h"
#include "tests/support/fakecli/commands.h"

#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace {

/// Collects what is printed to a stream of the C library for as long as it lives.
class Captured
{
public:
    explicit Captured(std::FILE *&stream)
        : m_stream(stream)
        , m_before(stream)
    {
        m_stream = open_memstream(&m_text, &m_size);
    }
    ~Captured()
    {
        take();
        std::free(m_text);
    }
    Q_DISABLE_COPY_MOVE(Captured)

    QByteArray take()
    {
        if (m_stream != m_before) {
            std::fclose(m_stream);
            m_stream = m_before;
        }
        return {m_text, static_cast<qsizetype>(m_size)};
    }

private:
    std::FILE *&m_stream;
    std::FILE *const m_before;
    char *m_text = nullptr;
    size_t m_size = 0;
};

} // namespace

InProcessRuntime::InProcessRuntime(fakecli::Family family)
    : m_family(family)
    , m_folder(QStringLiteral("/dev/shm/perry-model-XXXXXX"))
{
    m_environment.isolate(m_folder.path());
    m_environment.set("FAKE_CLI_STATE", m_folder.path());
    fakecli::World::keepInMemory();
}

void InProcessRuntime::setFault(std::optional<Fault> fault)
{
    m_fault = fault;
    m_calls = 0;
    m_texts.clear();
}

core::ProcessResult InProcessRuntime::call(const QStringList &words)
{
    fakecli::Words texts;
    for (const QString &word : words)
        texts.push_back(word.toStdString());
    core::ProcessResult result;
    Captured output(stdout);
    Captured errors(stderr);
    try {
        result.exitCode = fakecli::runCommand(m_family, texts);
    } catch (const fakecli::Exit &exit) {
        result.exitCode = exit.code;
        std::fputs((exit.message + '\n').c_str(), stderr);
    }
    result.errorOutput = errors.take();
    result.output = output.take();
    return result;
}

core::ProcessResult InProcessRuntime::answer(const QStringList &words)
{
    m_texts << words.join(u' ');
    if (!m_fault || m_fault->call != m_calls)
        return call(words);
    m_texts.last() += QStringLiteral("   <- goes wrong");
    if (m_fault->kind == Fault::Kind::Misfires)
        call(words);
    return {.exitCode = m_fault->kind == Fault::Kind::NoLongerHere ? 125 : 1,
            .errorOutput = "Error: something went wrong\n"};
}

core::Process *InProcessRuntime::run(const core::CommandLine &command,
                                     QObject *context,
                                     Callback callback,
                                     LineCallback)
{
    const QPointer<QObject> receiver(context);
    QTimer::singleShot(0, this, [this, command, receiver, callback = std::move(callback)] {
        // Its process would have been killed.
        if (!receiver)
            return;
        ++m_calls;
        if (m_observer)
            m_observer(m_calls);
        if (!receiver)
            return;
        const core::ProcessResult result = answer(command.arguments);
        if (callback)
            callback(result);
    });
    return nullptr;
}

core::Process *
InProcessRuntime::follow(const core::CommandLine &command, QObject *, LineCallback, Callback)
{
    qFatal("There are no streams here: %s", qPrintable(core::shellText(command)));
}
