// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/kinds.h"

#include <string>

namespace meshscope {

/// Something a person should know about a document that was read. Bad source data is an issue, not
/// an error: the import goes on. `DataLoss` means that a part of the document was not taken over.
struct Issue
{
    IssueSeverity severity = IssueSeverity::Warning;
    std::string code; ///< stable word: duplicate-key, unknown-status, unmapped-field ...
    std::string message; ///< what it is, what it means, what to do next
    std::string file {}; ///< as given by the person, not absolute
    int line = 0; ///< 1-based, 0 = not known
    int column = 0;
    std::string path {}; ///< place inside the document: schema[0].properties[2].required
    int count = 1; ///< how many like it were folded into this one
};

} // namespace meshscope
