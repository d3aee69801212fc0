// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/lockfile.h"
#include "store/sqliteerror.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

namespace meshscope::store {

Status Connection::checkpoint()
{
    if (m_lock < 0)
        return Error {ErrorCode::Denied, "only the writer of a catalog may checkpoint it", m_path};
    // PASSIVE never waits for readers; what they still need stays in the WAL until the next time.
    int frames = 0;
    int moved = 0;
    int code
        = sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames, &moved);
    // Whoever opens the catalog next would read the whole WAL to find nothing new in it. After a
    // large import it is emptied, again without waiting: a reader that needs it keeps it.
    constexpr int manyFrames = 1024;
    if (code == SQLITE_OK && frames == moved && frames > manyFrames) {
        sqlite3_busy_timeout(m_handle, 0);
        code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                         nullptr);
        sqlite3_busy_timeout(m_handle, 5000);
    }
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        return sqliteError(m_handle, code, m_path);
    return {};
}

Status Connection::backUpTo(const std::string &path)
{
    if (auto status = createPrivateFile(path); !status)
        return status;
    const auto copy = [this, &path]() -> Status {
        Connection target;
        target.m_path = path;
        if (auto status = target.openHandle(path, SQLITE_OPEN_READWRITE); !status)
            return status;
        sqlite3_backup *const backup
            = sqlite3_backup_init(target.m_handle, "main", m_handle, "main");
        if (backup == nullptr)
            return sqliteError(target.m_handle, sqlite3_errcode(target.m_handle), path);
        sqlite3_backup_step(backup, -1);
        if (const int code = sqlite3_backup_finish(backup); code != SQLITE_OK)
            return sqliteError(target.m_handle, code, path);
        return target.verify();
    };
    auto status = copy();
    if (!status) {
        std::error_code ignored;
        for (const char *suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path + suffix, ignored);
    }
    return status;
}

Status Connection::verify()
{
    auto check = prepare("PRAGMA integrity_check(20)");
    std::string finding;
    while (check.step() && finding.empty()) {
        if (check.text(0) != "ok")
            finding = check.text(0);
    }
    if (auto status = check.finish(); !status)
        return status;
    if (finding.empty()) {
        auto keys = prepare("PRAGMA foreign_key_check");
        if (keys.step())
            finding = fmt::format("row {} of {} names a row of {} that is not there",
                                  keys.integer(1), keys.text(0), keys.text(2));
        if (auto status = keys.finish(); !status)
            return status;
    }
    if (!finding.empty())
        return Error {ErrorCode::Corrupt,
                      "the catalog is damaged: " + finding + "; restore a backup", m_path};
    return {};
}

} // namespace meshscope::store
