// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/generator.h"

#include "bench/mesh_p.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace meshscope::bench {

namespace {

constexpr std::size_t writeAt = 1'000'000;
constexpr std::size_t smallestMesh = 100;

} // namespace

TextFile::TextFile(std::string path, MeshCounts &counts)
    : m_path(std::move(path))
    , m_file(std::fopen(m_path.c_str(), "wbe"))
    , m_counts(counts)
{
    ++m_counts.files;
}

std::string &TextFile::text()
{
    if (m_text.size() > writeAt)
        flush();
    return m_text;
}

void TextFile::flush()
{
    m_failed = m_failed || m_file == nullptr
        || std::fwrite(m_text.data(), 1, m_text.size(), m_file.get()) != m_text.size();
    m_counts.bytes += m_text.size();
    m_text.clear();
}

Status TextFile::close()
{
    flush();
    if (!m_failed && std::fflush(m_file.get()) == 0)
        return {};
    return Error {ErrorCode::Io,
                  std::string("the file cannot be written: ")
                      + std::generic_category().message(errno),
                  m_path};
}

Result<MeshCounts> writeMesh(const std::string &folder, const MeshPlan &plan,
                             const std::stop_token &stop)
{
    if (plan.assets < smallestMesh)
        return Error {ErrorCode::Invalid, "a mesh has at least 100 datasets", {}};
    std::error_code failure;
    for (const char *part : {"dbt", "openlineage", "products", "contracts"}) {
        std::filesystem::create_directories(std::filesystem::path(folder) / part, failure);
        if (failure)
            return Error {ErrorCode::Io, "the folder cannot be made: " + failure.message(), folder};
    }
    MeshCounts counts;
    const Mesh mesh(plan);
    for (const Project &project : mesh.projects()) {
        for (std::size_t count : project.count)
            counts.assets += count;
        if (auto status = writeProject(mesh, project, folder, counts, stop); !status)
            return status.error();
        if (auto status = writeJobs(mesh, project, folder, counts); !status)
            return status.error();
        if (auto status = writeProducts(mesh, project, folder, counts, stop); !status)
            return status.error();
    }
    return counts;
}

} // namespace meshscope::bench
