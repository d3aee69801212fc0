// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/documentwatch.h"

#include "ingest/reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <poll.h>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>

namespace meshscope::workspace {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t interesting = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM
    | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

std::int64_t nanoseconds(const timespec &time)
{
    return std::int64_t {time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

bool isThere(const std::string &path)
{
    std::error_code error;
    return ingest::isPattern(path) || fs::exists(path, error);
}

std::string folderAbove(const std::string &path)
{
    std::error_code error;
    return fs::absolute(path, error).lexically_normal().parent_path().string();
}

} // namespace

/// The system's notices of folders, and the way to be woken from another thread.
class DocumentWatch::Notices
{
public:
    Notices()
        : m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
        , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    {
    }
    Notices(const Notices &) = delete;
    Notices &operator=(const Notices &) = delete;
    ~Notices()
    {
        for (const int file : {m_inotify, m_wake})
            if (file >= 0)
                ::close(file);
    }

    /// Everything in the folder; again is the same as once.
    void add(const std::string &folder) { watch(folder, {}); }
    /// Only what is called `name` in it, as long as the whole folder is not asked for.
    void add(const std::string &folder, const std::string &name) { watch(folder, name); }

    /// Whether every folder is watched.
    bool isComplete() const { return m_isComplete; }
    void begin() { m_isComplete = m_inotify >= 0; }

    void wake() const
    {
        const std::uint64_t one = 1;
        static_cast<void>(::write(m_wake, &one, sizeof one) == sizeof one);
    }

    /// Until there is a notice that matters, wake() was called or the time is over.
    void wait(std::chrono::milliseconds time) const
    {
        const auto end = std::chrono::steady_clock::now() + time;
        for (;;) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                end - std::chrono::steady_clock::now());
            std::array<pollfd, 2> files {pollfd {m_wake, POLLIN, 0}, pollfd {m_inotify, POLLIN, 0}};
            if (left.count() <= 0
                || ::poll(files.data(), files.size(), static_cast<int>(left.count())) <= 0)
                return;
            if (files[0].revents != 0) {
                std::uint64_t count = 0;
                static_cast<void>(::read(m_wake, &count, sizeof count) == sizeof count);
                return;
            }
            if (drain())
                return;
        }
    }

private:
    void watch(const std::string &folder, const std::string &name)
    {
        const int number
            = m_inotify < 0 ? -1 : ::inotify_add_watch(m_inotify, folder.c_str(), interesting);
        if (number < 0) {
            m_isComplete = false;
            return;
        }
        const auto [place, isNew] = m_names.try_emplace(number, name);
        if (!isNew && place->second != name)
            place->second.clear(); // more than one thing of it: everything
    }

    /// Reads what there is; whether any of it matters.
    bool drain() const
    {
        alignas(inotify_event) std::array<char, 16'384> buffer {};
        bool matters = false;
        for (;;) {
            const ssize_t size = ::read(m_inotify, buffer.data(), buffer.size());
            if (size <= 0)
                return matters;
            for (const char *at = buffer.data(); at < buffer.data() + size;) {
                const auto *const event = reinterpret_cast<const inotify_event *>(at);
                const std::string_view name(event->len > 0 ? at + sizeof(inotify_event) : "");
                const auto wanted = m_names.find(event->wd);
                // A lost event (overflow) has no folder.
                matters = matters || wanted == m_names.end() || wanted->second.empty()
                    || wanted->second == name;
                at += sizeof(inotify_event) + event->len;
            }
        }
    }

    int m_inotify;
    int m_wake;
    bool m_isComplete = false;
    std::unordered_map<int, std::string> m_names; ///< number of a folder -> what counts in it
};

DocumentWatch::DocumentWatch()
    : m_notices(std::make_unique<Notices>())
{
}
DocumentWatch::DocumentWatch(DocumentWatch &&other) noexcept = default;
DocumentWatch &DocumentWatch::operator=(DocumentWatch &&other) noexcept = default;
DocumentWatch::~DocumentWatch() = default;

Result<DocumentWatch> DocumentWatch::start(const std::vector<std::string> &paths, Pace pace)
{
    DocumentWatch watch;
    watch.m_pace = pace;
    for (const std::string &path : paths)
        watch.m_roots.push_back({path, {}});
    auto now = watch.look();
    if (!now)
        return now.error();
    for (std::size_t i = 0; i < watch.m_roots.size(); ++i)
        watch.m_roots[i].seen = std::move((*now)[i]);
    return watch;
}

/// One root as it is now; nothing if it is not there.
Result<std::optional<DocumentWatch::Documents>> DocumentWatch::look(const std::string &path)
{
    if (!ingest::isPattern(path))
        m_notices->add(folderAbove(path), fs::path(path).filename().string());
    if (!isThere(path))
        return std::optional<Documents>();
    std::vector<Issue> skipped;
    std::vector<std::string> folders;
    const auto files = ingest::findDocuments({path}, skipped, &folders);
    if (!files && files.error().code != ErrorCode::NotFound)
        return files.error();
    // Before the files are looked at: what is written from now on gives a notice.
    for (const std::string &folder : folders)
        m_notices->add(folder);
    if (!files)
        return std::optional<Documents>();
    Documents documents;
    for (const std::string &file : *files) {
        struct stat status = {};
        if (::stat(file.c_str(), &status) == 0)
            documents[file] = {status.st_ino, static_cast<std::uint64_t>(status.st_size),
                               nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
    }
    return std::optional(std::move(documents));
}

Result<DocumentWatch::Looked> DocumentWatch::look()
{
    Looked looked;
    looked.reserve(m_roots.size());
    m_notices->begin();
    for (const Root &root : m_roots) {
        auto documents = look(root.path);
        if (!documents)
            return documents.error();
        looked.push_back(std::move(*documents));
    }
    return looked;
}

bool DocumentWatch::hasChanged(const Looked &now) const
{
    for (std::size_t i = 0; i < m_roots.size(); ++i)
        if (now[i] && now[i] != m_roots[i].seen)
            return true;
    return false;
}

/// How everything is once nothing has changed for a while.
Result<DocumentWatch::Looked> DocumentWatch::settled(Looked now, const std::stop_token &stop)
{
    const auto end = std::chrono::steady_clock::now() + m_pace.longest;
    while (!stop.stop_requested() && std::chrono::steady_clock::now() < end) {
        const auto until = std::chrono::steady_clock::now() + m_pace.settle;
        while (!stop.stop_requested() && std::chrono::steady_clock::now() < until)
            m_notices->wait(std::chrono::duration_cast<std::chrono::milliseconds>(
                until - std::chrono::steady_clock::now() + std::chrono::milliseconds(1)));
        auto next = look();
        if (!next)
            return next.error();
        if (*next == now)
            break;
        now = std::move(*next);
    }
    return now;
}

Result<std::vector<std::string>> DocumentWatch::wait(const std::stop_token &stop)
{
    const std::stop_callback onStop(stop, [notices = m_notices.get()] { notices->wake(); });
    while (!stop.stop_requested()) {
        auto now = look();
        if (!now)
            return now.error();
        if (!hasChanged(*now)) {
            m_notices->wait(m_notices->isComplete() ? m_pace.look : m_pace.lookAlone);
            continue;
        }
        auto last = settled(std::move(*now), stop);
        if (!last)
            return last.error();
        std::vector<std::string> changed;
        for (std::size_t i = 0; i < m_roots.size(); ++i) {
            Root &root = m_roots[i];
            if (!(*last)[i] || (*last)[i] == root.seen)
                continue;
            root.seen = std::move((*last)[i]);
            changed.push_back(root.path);
        }
        if (!changed.empty() && !stop.stop_requested())
            return changed;
    }
    return std::vector<std::string>();
}

} // namespace meshscope::workspace
