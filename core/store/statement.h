// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "store/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace meshscope::store {

/// A compiled statement with a sticky error: after the first failure bind and step do nothing, and
/// the caller asks finish() once at the end.
///
///     auto rows = db.prepare("SELECT id, name FROM entity WHERE kind=?1");
///     for (rows.bind(1, "product"); rows.step();)
///         use(rows.integer(0), rows.text(1));
///     if (auto status = rows.finish(); !status) return status.error();
///
/// Text and blobs returned are valid until the next step, reset or finish.
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    /// 1-based. Text and blobs are copied.
    Statement &bind(int index, std::int64_t value);
    Statement &bind(int index, int value) { return bind(index, std::int64_t {value}); }
    Statement &bind(int index, double value);
    Statement &bind(int index, std::string_view text);
    Statement &bind(int index, const char *text) { return bind(index, std::string_view(text)); }
    Statement &bindBlob(int index, std::string_view bytes);
    Statement &bindNull(int index);
    Statement &bind(int index, const Value &value);
    template<typename Tag>
    Statement &bind(int index, Id<Tag> id)
    {
        return id ? bind(index, id.value) : bindNull(index); // 0 = none is NULL in the file
    }
    Statement &bind(int index, TimePoint time) { return bind(index, toEpochMs(time)); }
    template<typename T>
    Statement &bind(int index, const std::optional<T> &value)
    {
        return value ? bind(index, *value) : bindNull(index);
    }

    /// True while there is a row. False at the end or after an error.
    bool step();
    /// Runs to the end and makes the statement ready to be bound again.
    Status run();
    /// Ready for new values; keeps a sticky error.
    void reset();
    /// Success, or the first error of prepare, bind or step.
    Status finish();

    bool isNull(int column) const;
    Value value(int column) const;
    int columnCount() const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    std::string_view blob(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::optional<double> optionalReal(int column) const;
    std::optional<TimePoint> optionalTime(int column) const;
    template<typename IdType>
    IdType id(int column) const
    {
        return IdType {integer(column)};
    }

private:
    friend class Connection;
    Statement() = default;
    void keep(int code); ///< remembers the first failure

    sqlite3_stmt *m_statement = nullptr;
    std::optional<Error> m_error;
};

} // namespace meshscope::store
