// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/world.h"

#include "bench/generator.h"
#include "ingest/reader.h"
#include "workspace/catalogfile.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace meshscope::bench {

namespace {

namespace fs = std::filesystem;

} // namespace

void removeCatalog(const std::string &path)
{
    std::error_code ignored;
    for (const char *suffix : {"", "-wal", "-shm", ".lock"})
        fs::remove(path + suffix, ignored);
}

World::World(WorldOptions options, Tell tell, std::stop_token stop)
    : m_options(std::move(options))
    , m_tell(std::move(tell))
    , m_stop(std::move(stop))
{
}

World::~World()
{
    std::error_code ignored;
    if (m_isTemporary)
        fs::remove_all(m_folder, ignored);
}

Result<std::unique_ptr<World>> World::make(WorldOptions options, Tell tell, std::stop_token stop)
{
    std::unique_ptr<World> world(new World(std::move(options), std::move(tell), std::move(stop)));
    if (auto status = world->makeFolder(); !status)
        return status.error();
    if (auto status = world->makeInput(); !status)
        return status.error();
    return world;
}

Status World::makeFolder()
{
    std::error_code failure;
    if (!m_options.folder.empty()) {
        fs::create_directories(m_options.folder, failure);
        m_folder = fs::absolute(m_options.folder, failure).string();
        if (failure)
            return Error {ErrorCode::Io, failure.message(), m_options.folder};
        return {};
    }
    std::string pattern = (fs::temp_directory_path(failure) / "meshscope-bench-XXXXXX").string();
    if (failure || mkdtemp(pattern.data()) == nullptr)
        return Error {ErrorCode::Io,
                      std::string("no temporary folder can be made: ")
                          + std::generic_category().message(errno),
                      pattern};
    m_folder = pattern;
    m_isTemporary = true;
    return {};
}

Status World::makeInput()
{
    m_isMesh = m_options.inputs.empty();
    if (m_isMesh) {
        const std::string mesh = m_folder + "/mesh";
        tell(fmt::format("writing a mesh of {} datasets", grouped(m_options.assets)));
        const auto counts = writeMesh(mesh, {m_options.assets, m_options.seed}, m_stop);
        if (!counts)
            return counts.error();
        m_options.inputs = {mesh};
        m_inputText = fmt::format("{} datasets, {} columns, {} flows in ", grouped(counts->assets),
                                  grouped(counts->columns), grouped(counts->flows));
    }
    std::vector<Issue> skipped;
    const auto files = ingest::findDocuments(m_options.inputs, skipped);
    if (!files)
        return files.error();
    for (const std::string &file : *files) {
        std::error_code failure;
        const std::uintmax_t size = fs::file_size(file, failure);
        m_inputBytes += failure ? 0 : size;
    }
    m_inputText += fmt::format("{} files, {}", grouped(files->size()), megabytes(m_inputBytes));
    if (files->empty())
        return Error {ErrorCode::NotFound, "there is no metadata to measure on",
                      m_options.inputs.front()};
    return {};
}

Result<bool> World::reviseInput()
{
    if (!m_isMesh)
        return false;
    const std::string mesh = m_folder + "/mesh";
    const std::string other = m_folder + "/mesh-revised";
    std::error_code failure;
    if (!fs::exists(other, failure)) {
        tell("writing the next revision of the mesh");
        const auto counts = writeMesh(
            other, {.assets = m_options.assets, .seed = m_options.seed, .revision = 1}, m_stop);
        if (!counts)
            return counts.error();
    }
    const std::string aside = m_folder + "/mesh-aside";
    fs::rename(mesh, aside, failure);
    if (!failure)
        fs::rename(other, mesh, failure);
    if (!failure)
        fs::rename(aside, other, failure);
    if (failure)
        return Error {ErrorCode::Io, "the mesh cannot be exchanged: " + failure.message(), mesh};
    return true;
}

void World::tell(const std::string &what) const
{
    if (m_tell)
        m_tell(what);
}

std::string World::freshPath(const std::string &name) const
{
    std::string path = m_folder + '/' + name;
    removeCatalog(path);
    return path;
}

Result<std::string> World::import(const std::string &name, const std::vector<std::string> &paths)
{
    tell("importing " + name);
    const std::string path = freshPath(name + ".meshscope");
    auto writer = workspace::Writer::open(path);
    if (!writer)
        return writer.error();
    const auto report = (*writer)->import(paths, {}, {}, m_stop);
    if (!report)
        return report.error();
    return path;
}

Result<std::string> World::catalog()
{
    if (!m_catalog) {
        auto path = import("mesh", m_options.inputs);
        if (!path)
            return path;
        m_catalog = *path;
    }
    return *m_catalog;
}

Result<std::string> World::demoCatalog()
{
    if (!m_demo) {
        const auto folder = workspace::demoFolder();
        if (!folder)
            return folder.error();
        auto path = import("demo", {*folder});
        if (!path)
            return path;
        m_demo = *path;
    }
    return *m_demo;
}

} // namespace meshscope::bench
