// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "bench/measure.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace meshscope::bench {

struct WorldOptions
{
    std::size_t assets = 10'000; ///< of the mesh that is written
    std::vector<std::string> inputs {}; ///< files and folders to measure on instead
    std::string folder {}; ///< kept; empty: a temporary one, removed at the end
    int runs = 5;
    std::uint64_t seed = 7;
};

/// What the suites work on: files of a mesh, and the catalog made from them, each made when first
/// asked for. One thread.
class World
{
public:
    using Tell = std::function<void(const std::string &)>; ///< what goes on, for people

    static Result<std::unique_ptr<World>> make(WorldOptions options, Tell tell,
                                               std::stop_token stop);
    World(const World &) = delete;
    World &operator=(const World &) = delete;
    ~World();

    int runs() const { return m_options.runs; }
    std::uint64_t seed() const { return m_options.seed; }
    const std::stop_token &stop() const { return m_stop; }
    const std::string &folder() const { return m_folder; }
    const std::vector<std::string> &inputs() const { return m_options.inputs; }
    std::uint64_t inputBytes() const { return m_inputBytes; }
    const std::string &inputText() const { return m_inputText; } ///< for people
    void tell(const std::string &what) const;

    /// Path of the catalog with all of the input.
    Result<std::string> catalog();
    /// Exchanges the mesh of the input for its next revision (generator.h), and that for the first
    /// one again. False, and nothing done, when the input is not of our own making.
    Result<bool> reviseInput();
    /// Path of a catalog with the demo mesh.
    Result<std::string> demoCatalog();
    /// A path in the folder at which nothing is.
    std::string freshPath(const std::string &name) const;

private:
    World(WorldOptions options, Tell tell, std::stop_token stop);
    Status makeFolder();
    Status makeInput();
    Result<std::string> import(const std::string &name, const std::vector<std::string> &paths);

    WorldOptions m_options;
    Tell m_tell;
    std::stop_token m_stop;
    std::string m_folder;
    bool m_isTemporary = false;
    bool m_isMesh = false; ///< the input is a mesh of our own
    std::uint64_t m_inputBytes = 0;
    std::string m_inputText;
    std::optional<std::string> m_catalog;
    std::optional<std::string> m_demo;
};

/// Removes a catalog file and what SQLite keeps beside it.
void removeCatalog(const std::string &path);

} // namespace meshscope::bench
