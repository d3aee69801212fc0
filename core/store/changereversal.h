// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/rowchange.h"

#include <functional>

namespace meshscope::store {

class Connection;

/// Gives the parts of one record in their order to `use`, as often as it is asked.
using ChangeParts = std::function<Status(const std::function<Status(ChangePart &&)> &use)>;

/// Puts the rows back to what they were before the changes of a record. The catalog must be as it
/// was left by them (later ones are taken back first); what people decided since stays. Inside one
/// transaction that was begun under a ForeignKeysOff: rows come and go in any order.
/// Conflict when the rows are not as they were left, Corrupt when the record is damaged.
Status takeBack(Connection &db, const Reach &reach, const ChangeParts &parts);

/// Removes the rows with numbers above those of `reach`: what came after that moment without being
/// recorded. Requests and grants stay.
Status removeAbove(Connection &db, const Reach &reach);

/// Foreign keys are not looked at while one lives; make it before the transaction, and ask
/// checkForeignKeys() at its end.
class ForeignKeysOff
{
public:
    explicit ForeignKeysOff(Connection &db);
    ~ForeignKeysOff();
    ForeignKeysOff(const ForeignKeysOff &) = delete;
    ForeignKeysOff &operator=(const ForeignKeysOff &) = delete;

private:
    Connection &m_db;
};

/// Conflict, naming the first row that names another which is not there.
Status checkForeignKeys(Connection &db);

} // namespace meshscope::store
