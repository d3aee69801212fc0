// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/generator.h"

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Parts of the generator. Nothing of the mesh is held in memory: every name, column and parent is
/// computed from the seed and a number, so that manifest, catalog and contract agree.
namespace meshscope::bench {

/// Numbers that are the same on every machine (SplitMix64).
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {
    }
    Dice(std::uint64_t seed, std::uint64_t what, std::uint64_t number)
        : m_state(seed * 0x9e3779b97f4a7c15U + what * 0xd1b54a32d192ed03U + number)
    {
        next();
    }
    std::uint64_t next();
    /// 0 .. below - 1
    std::size_t roll(std::size_t below) { return static_cast<std::size_t>(next() % below); }
    bool hits(unsigned percent) { return roll(100) < percent; }

private:
    std::uint64_t m_state;
};

enum class Layer : std::uint8_t { Operational, Source, Staging, Intermediate, Mart, Exposure };
inline constexpr std::size_t layerCount = 6;

struct Place
{
    Layer layer = Layer::Source;
    std::size_t number = 0; ///< within the layer, over all projects
};

/// A part of every layer, from `first` on; flows stay inside a project.
struct Project
{
    std::size_t number = 0;
    std::array<std::size_t, layerCount> first {};
    std::array<std::size_t, layerCount> count {};
};

struct MeshColumn
{
    std::string_view name;
    std::string_view type;
    bool isPersonal = false;
};

class Mesh
{
public:
    explicit Mesh(const MeshPlan &plan);

    const std::vector<Project> &projects() const { return m_projects; }
    std::string_view domain(const Place &place) const;
    std::string name(const Place &place) const;
    std::string schema(const Place &place) const;
    std::string uniqueId(const Project &project, const Place &place) const; ///< dbt
    std::vector<MeshColumn> columns(const Place &place) const;
    std::vector<Place> parents(const Project &project, const Place &place) const;
    std::string sentence(const Place &place, std::size_t words) const;
    std::string description(const Place &place) const; ///< of a dataset, in this revision
    unsigned revision() const { return m_plan.revision; }
    Dice dice(std::uint64_t what, const Place &place) const;

private:
    MeshPlan m_plan;
    std::vector<Project> m_projects;
};

/// Text into a file, a megabyte at a time; the first failure is kept and told by close().
class TextFile
{
public:
    TextFile(std::string path, MeshCounts &counts);
    std::string &text(); ///< to append to; written when it is large
    Status close();

private:
    void flush();

    struct Close
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    std::string m_path;
    std::unique_ptr<std::FILE, Close> m_file;
    MeshCounts &m_counts;
    std::string m_text;
    bool m_failed = false;
};

inline constexpr std::string_view meshAccount = "mesh-eu1"; ///< of the warehouse

Status writeProject(const Mesh &mesh, const Project &project, const std::string &folder,
                    MeshCounts &counts, const std::stop_token &stop);
Status writeJobs(const Mesh &mesh, const Project &project, const std::string &folder,
                 MeshCounts &counts);
Status writeProducts(const Mesh &mesh, const Project &project, const std::string &folder,
                     MeshCounts &counts, const std::stop_token &stop);

} // namespace meshscope::bench
