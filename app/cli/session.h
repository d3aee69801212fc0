// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"
#include "workspace/catalogfile.h"
#include "workspace/lookup.h"

#include <memory>
#include <string>

namespace meshscope::cli {

/// What every verb is given: which catalog and how to answer.
struct Session
{
    std::string catalog; ///< as given by --catalog; empty: the last one
    std::string actor; ///< as given by --as
    Format format = Format::Human;

    /// The catalog to use: given, else the last one, else `catalog.meshscope` in the data folder.
    std::string path() const;
    Result<std::unique_ptr<workspace::Reader>> reader() const;
    Result<std::unique_ptr<workspace::Writer>> writer() const;
    /// The person that --as names, by name, e-mail or uid; without an id when nobody is named.
    Result<workspace::Named> person(workspace::Reader &reader) const;
    /// Prints the error and gives the exit code for it.
    int fail(const Error &error) const;
};

} // namespace meshscope::cli
