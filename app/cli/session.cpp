// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "base/time.h"

namespace meshscope::cli {

std::string Session::path() const
{
    if (!catalog.empty())
        return catalog;
    const std::string last = workspace::lastCatalog();
    return last.empty() ? workspace::dataFolder() + "/catalog.meshscope" : last;
}

Result<std::unique_ptr<workspace::Reader>> Session::reader() const
{
    auto opened = workspace::Reader::open(path(), systemNow(), {});
    if (!opened && opened.error().code == ErrorCode::NotFound) {
        return Error {ErrorCode::NotFound,
                      "there is no catalog yet; make one with: meshscope import PATH", path()};
    }
    return opened;
}

Result<std::unique_ptr<workspace::Writer>> Session::writer() const
{
    return workspace::Writer::open(path());
}

Result<workspace::Named> Session::person(workspace::Reader &reader) const
{
    if (actor.empty())
        return workspace::Named {};
    return workspace::lookUp(reader, actor, {EntityKind::Party});
}

int Session::fail(const Error &error) const
{
    printError(error, format);
    return exitFor(error);
}

} // namespace meshscope::cli
