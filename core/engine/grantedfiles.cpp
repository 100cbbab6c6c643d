#include "core/engine/grantedfiles.h"

#include "core/compose/boundedfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace core {

namespace {

struct GrantTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

constexpr qint64 maximumContent = 1024 * 1024;

void readContent(FileSpec &file)
{
    const QFileInfo info(file.file);
    if (!info.exists()) {
        file.problem = GrantTr::tr("its file %1 does not exist").arg(file.file);
        return;
    }
    if (!info.isFile() || info.size() > maximumContent)
        return;
    if (const auto content = readBoundedFile(file.file, maximumContent))
        file.content = *content;
    else
        file.problem = content.error().summary;
}

} // namespace

void readGrantedFiles(Stack &stack)
{
    for (FileSpec &file : stack.grantedFiles) {
        if (!file.file.isEmpty())
            readContent(file);
        else if (!file.external && !file.content)
            file.problem = file.environment.isEmpty()
                               ? GrantTr::tr("it has no content")
                               : GrantTr::tr("the variable %1 is not set").arg(file.environment);
    }
}

} // namespace core
