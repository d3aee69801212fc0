// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/catalogfile.h"

#include "catalog/history.h"

#include <filesystem>

namespace meshscope::workspace {

Result<std::unique_ptr<Reader>> Reader::open(const std::string &path, TimePoint now,
                                             const std::stop_token &stop)
{
    auto db = store::Connection::open(path, store::Access::Read);
    if (!db)
        return db.error();
    std::unique_ptr<Reader> reader(new Reader(std::move(*db)));
    if (auto status = reader->refresh(now, stop); !status)
        return status.error();
    return reader;
}

Status Reader::refresh(TimePoint now, const std::stop_token &stop)
{
    const bool newDay = !m_snapshot || dayOf(now) != dayOf(m_snapshot->now());
    m_now = now;
    if (!newDay && m_db.dataVersion() == m_snapshot->changeSeq())
        return {};
    m_db.setStop(stop);
    auto snapshot = Snapshot::load(m_db, now, stop);
    m_db.setStop({});
    if (!snapshot)
        return snapshot.error();
    m_snapshot = std::move(*snapshot);
    return {};
}

Result<std::unique_ptr<Writer>> Writer::open(const std::string &path)
{
    std::error_code failure;
    auto db = std::filesystem::exists(path, failure)
        ? store::Connection::open(path, store::Access::Write)
        : store::Connection::create(path);
    if (!db)
        return db.error();
    auto rewound = catalog::rewoundTo(*db);
    if (!rewound)
        return rewound.error();
    if (*rewound != 0)
        return Error {ErrorCode::Denied,
                      "this file shows the catalog as it was after import "
                          + std::to_string(*rewound) + "; it can be read, not changed",
                      path};
    return std::unique_ptr<Writer>(new Writer(std::move(*db)));
}

} // namespace meshscope::workspace
