// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changerecorder.h"

#include "base/archive.h"
#include "store/connection.h"
#include "store/rowtables.h"
#include "store/sqlitevalue.h"
#include "store/squeeze.h"

#include <sqlite3.h>
#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace meshscope::store {

namespace {

struct WatchedTable
{
    std::string name;
    std::vector<std::string> columns;
    std::vector<int> key; ///< columns of the primary key, in its order
    std::vector<std::pair<int, Counter>> numbers;
    bool isNumbered = false; ///< its row number is its growing number
};

/// The first that is known of a row. Without `before` it was not there.
struct Touched
{
    std::uint8_t table = 0;
    Row key;
    std::optional<Row> before;
};

template<typename Archive>
void describe(Archive &archive, Touched &touched)
{
    archive(touched.table, touched.key, touched.before);
}

struct KeyDigest
{
    XXH128_hash_t hash;
    bool operator==(const KeyDigest &other) const
    {
        return hash.low64 == other.hash.low64 && hash.high64 == other.hash.high64;
    }
};
struct KeyDigestHash
{
    std::size_t operator()(const KeyDigest &digest) const noexcept { return digest.hash.low64; }
};

using Ask = int (*)(sqlite3 *, int, sqlite3_value **);

class Recorder : public ChangeRecorder
{
public:
    explicit Recorder(Connection &db)
        : m_db(db)
    {
    }

    ~Recorder() override { stop(); }
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;

    Status start()
    {
        auto numbers = highestNumbers(m_db);
        if (!numbers)
            return numbers.error();
        m_reach.before = *numbers;
        if (!wasThere(Counter::Entity, 1) && !wasThere(Counter::Source, 1))
            return {}; // an empty catalog
        for (const RecordedTable &table : recordedTables()) {
            if (auto status = learn(table); !status)
                return status;
        }
        for (std::size_t i = 0; i < m_tables.size(); ++i)
            m_byName.emplace(m_tables[i].name, i);
        sqlite3_preupdate_hook(
            m_db.handle(),
            [](void *self, sqlite3 *, int op, const char *, const char *table, sqlite3_int64 before,
               sqlite3_int64 after) {
                static_cast<Recorder *>(self)->look(op, table, before, after);
            },
            this);
        m_isWatching = true;
        return {};
    }

    void edgeSeen(std::int64_t edge, std::int64_t before) override
    {
        const auto at = static_cast<std::size_t>(edge);
        if (edge <= 0 || !wasThere(Counter::Edge, edge))
            return;
        if (at >= m_seenEdges.size())
            m_seenEdges.resize(at + 1 + at / 2);
        if (m_seenEdges[at])
            return;
        m_seenEdges[at] = true;
        m_seen[before].push_back(edge);
    }

    Status finish(const std::function<Status(RowChange &&)> &use) override
    {
        stop();
        if (m_failure != SQLITE_OK)
            return Error {ErrorCode::Io, "the changes of this import could not be recorded", {}};
        auto numbers = highestNumbers(m_db);
        if (!numbers)
            return numbers.error();
        m_reach.after = *numbers;
        endBlock();
        for (const std::string &block : m_blocks) {
            auto bytes = expand(block);
            if (!bytes)
                return bytes.error();
            if (auto status = giveAll(*bytes, use); !status)
                return status;
        }
        m_blocks.clear();
        return {};
    }

    const Reach &reach() const override { return m_reach; }
    const std::map<std::int64_t, std::vector<std::int64_t>> &seen() const override
    {
        return m_seen;
    }
    bool wasThere(Counter counter, std::int64_t number) const override
    {
        return number <= m_reach.before[static_cast<std::size_t>(counter)];
    }

private:
    void stop()
    {
        if (m_isWatching)
            sqlite3_preupdate_hook(m_db.handle(), nullptr, nullptr);
        m_isWatching = false;
    }

    Status learn(const RecordedTable &table)
    {
        WatchedTable watched;
        watched.name = table.name;
        std::map<std::int64_t, int> key;
        std::string keyType;
        auto columns = m_db.prepare("PRAGMA table_info(" + watched.name + ")");
        while (columns.step()) {
            const int index = static_cast<int>(watched.columns.size());
            watched.columns.emplace_back(columns.text(1));
            for (const auto &[column, counter] : table.numbers) {
                if (column == columns.text(1))
                    watched.numbers.emplace_back(index, counter);
            }
            if (columns.integer(5) > 0) {
                key[columns.integer(5)] = index;
                keyType = columns.text(2);
            }
        }
        if (auto status = columns.finish(); !status)
            return status;
        for (const auto &[place, index] : key)
            watched.key.push_back(index);
        for (const std::string_view column : table.key) {
            const auto found = std::find(watched.columns.begin(), watched.columns.end(), column);
            if (found != watched.columns.end())
                watched.key.push_back(static_cast<int>(found - watched.columns.begin()));
        }
        // INTEGER PRIMARY KEY is the row number itself, which the hook is given for nothing.
        watched.isNumbered = watched.key.size() == 1 && keyType == "INTEGER"
            && watched.numbers.size() == 1 && watched.numbers.front().first == watched.key.front();
        m_tables.push_back(std::move(watched));
        return {};
    }

    sqlite3_value *ask(Ask from, int column)
    {
        sqlite3_value *value = nullptr;
        if (const int code = from(m_db.handle(), column, &value); code != SQLITE_OK)
            m_failure = code;
        return value;
    }

    bool isNew(const WatchedTable &table, Ask from, sqlite3_int64 number)
    {
        if (table.isNumbered)
            return !wasThere(table.numbers.front().second, number);
        return std::any_of(table.numbers.begin(), table.numbers.end(), [&](const auto &entry) {
            sqlite3_value *const value = ask(from, entry.first);
            return value != nullptr && sqlite3_value_type(value) == SQLITE_INTEGER
                && !wasThere(entry.second, sqlite3_value_int64(value));
        });
    }

    bool isNewRow(const WatchedTable &table, const Row &row) const
    {
        return std::any_of(table.numbers.begin(), table.numbers.end(), [&](const auto &number) {
            const Value &value = row[static_cast<std::size_t>(number.first)];
            return value.type == Value::Type::Integer && !wasThere(number.second, value.integer);
        });
    }

    Row keyFrom(const WatchedTable &table, Ask from)
    {
        Row key;
        for (const int column : table.key)
            key.push_back(valueFrom(from, column));
        return key;
    }

    Value valueFrom(Ask from, int column)
    {
        sqlite3_value *const value = ask(from, column);
        return value == nullptr ? Value {} : valueOf(value);
    }

    Row rowFrom(const WatchedTable &table, Ask from)
    {
        Row row;
        for (int column = 0; column < static_cast<int>(table.columns.size()); ++column)
            row.push_back(valueFrom(from, column));
        return row;
    }

    void look(int op, const char *name, sqlite3_int64 before, sqlite3_int64 after)
    {
        if (m_paused)
            return;
        const auto found = m_byName.find(name);
        if (found == m_byName.end())
            return;
        const WatchedTable &table = m_tables[found->second];
        const bool wasNew = op == SQLITE_INSERT || isNew(table, sqlite3_preupdate_old, before);
        if (!wasNew)
            remember(found->second, sqlite3_preupdate_old, true);
        if (op == SQLITE_DELETE || isNew(table, sqlite3_preupdate_new, after))
            return;
        // It has a number of earlier times now: taking back the new ones would miss it.
        if (wasNew
            || keyFrom(table, sqlite3_preupdate_new) != keyFrom(table, sqlite3_preupdate_old))
            remember(found->second, sqlite3_preupdate_new, false);
    }

    void remember(std::size_t index, Ask from, bool wasThere)
    {
        const WatchedTable &table = m_tables[index];
        Touched touched;
        touched.table = static_cast<std::uint8_t>(index);
        touched.key = keyFrom(table, from);
        const std::string key = pack(touched.key);
        if (!m_known.insert({XXH3_128bits_withSeed(key.data(), key.size(), index)}).second)
            return;
        if (wasThere)
            touched.before = rowFrom(table, from);
        m_block += pack(touched);
        constexpr std::size_t blockSize = 1 << 20;
        if (m_block.size() >= blockSize)
            endBlock();
    }

    void endBlock()
    {
        if (!m_block.empty())
            m_blocks.push_back(squeeze(m_block));
        m_block.clear();
    }

    Status giveAll(std::string_view bytes, const std::function<Status(RowChange &&)> &use)
    {
        Unpacker unpacker(bytes);
        while (!unpacker.atEnd()) {
            Touched touched;
            unpacker(touched);
            if (unpacker.failed() || touched.table >= m_tables.size())
                return Error {ErrorCode::Corrupt, "the record of this import is damaged", {}};
            auto change = changeOf(std::move(touched));
            if (!change)
                return change.error();
            if (*change) {
                if (auto status = use(std::move(**change)); !status)
                    return status;
            }
        }
        return {};
    }

    Statement &finder(std::size_t index)
    {
        const auto found = m_finders.find(index);
        if (found != m_finders.end())
            return found->second;
        const WatchedTable &table = m_tables[index];
        std::string sql = "SELECT * FROM " + table.name + " WHERE ";
        for (std::size_t i = 0; i < table.key.size(); ++i)
            sql += (i > 0 ? " AND " : "") + table.columns[static_cast<std::size_t>(table.key[i])]
                + "=?" + std::to_string(i + 1);
        return m_finders.emplace(index, m_db.prepare(sql)).first->second;
    }

    /// The row as it is now, if there is one.
    Result<std::optional<Row>> rowNow(const Touched &touched)
    {
        Statement &find = finder(touched.table);
        for (std::size_t i = 0; i < touched.key.size(); ++i)
            find.bind(static_cast<int>(i) + 1, touched.key[i]);
        std::optional<Row> now;
        if (find.step()) {
            now.emplace();
            for (int column = 0; column < find.columnCount(); ++column)
                now->push_back(find.value(column));
        }
        if (auto status = find.finish(); !status)
            return status.error();
        return now;
    }

    Result<std::optional<RowChange>> changeOf(Touched &&touched)
    {
        const WatchedTable &table = m_tables[touched.table];
        auto found = rowNow(touched);
        if (!found)
            return found.error();
        std::optional<Row> &now = *found;
        if (now == touched.before)
            return std::optional<RowChange>();
        // A row that got a new number in the same place goes with the new ones.
        if (now && isNewRow(table, *now))
            now.reset();
        if (!now && !touched.before)
            return std::optional<RowChange>();
        RowChange change;
        change.table = table.name;
        change.op = !touched.before ? RowOp::Added : !now ? RowOp::Removed : RowOp::Updated;
        for (std::size_t i = 0; i < touched.key.size(); ++i)
            change.key.emplace_back(table.columns[static_cast<std::size_t>(table.key[i])],
                                    std::move(touched.key[i]));
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const bool same = touched.before && now && (*touched.before)[i] == (*now)[i];
            if (touched.before && !same)
                change.before.emplace_back(table.columns[i], std::move((*touched.before)[i]));
            if (now && !same)
                change.after.emplace_back(table.columns[i], std::move((*now)[i]));
        }
        return std::optional(std::move(change));
    }

    Connection &m_db;
    Reach m_reach;
    std::vector<WatchedTable> m_tables;
    std::unordered_map<std::string_view, std::size_t> m_byName; ///< names live in m_tables
    std::unordered_set<KeyDigest, KeyDigestHash> m_known;
    std::string m_block; ///< packed Touched, one after the other
    std::vector<std::string> m_blocks; ///< squeezed
    std::map<std::int64_t, std::vector<std::int64_t>> m_seen;
    std::vector<bool> m_seenEdges;
    std::map<std::size_t, Statement> m_finders;
    int m_failure = SQLITE_OK;
    bool m_isWatching = false;
};

} // namespace

Result<std::unique_ptr<ChangeRecorder>> ChangeRecorder::begin(Connection &db)
{
    auto recorder = std::make_unique<Recorder>(db);
    if (auto status = recorder->start(); !status)
        return status.error();
    return std::unique_ptr<ChangeRecorder>(std::move(recorder));
}

} // namespace meshscope::store
