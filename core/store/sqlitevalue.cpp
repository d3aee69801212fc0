// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitevalue.h"

#include <sqlite3.h>

namespace meshscope::store {

Value valueOf(sqlite3_value *value)
{
    Value copy;
    const auto bytesOf = [value](const void *data) {
        return data == nullptr ? std::string()
                               : std::string(static_cast<const char *>(data),
                                             static_cast<std::size_t>(sqlite3_value_bytes(value)));
    };
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        copy.type = Value::Type::Integer;
        copy.integer = sqlite3_value_int64(value);
        break;
    case SQLITE_FLOAT:
        copy.type = Value::Type::Real;
        copy.real = sqlite3_value_double(value);
        break;
    case SQLITE_TEXT:
        copy.type = Value::Type::Text;
        copy.bytes = bytesOf(sqlite3_value_text(value));
        break;
    case SQLITE_BLOB:
        copy.type = Value::Type::Blob;
        copy.bytes = bytesOf(sqlite3_value_blob(value));
        break;
    default:
        break;
    }
    return copy;
}

} // namespace meshscope::store
