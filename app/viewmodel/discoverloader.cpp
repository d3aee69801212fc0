// SPDX-License-Identifier: GPL-3.0-or-later
#include "discoverloader.h"

#include "pagetext.h"

namespace meshscope::app {

DiscoverLoader::DiscoverLoader(CatalogSession &session)
    : m_session(session)
    , m_job(session.readLane())
{
    connect(&session, &CatalogSession::catalogChanged, this, &DiscoverLoader::forget);
    connect(&session, &CatalogSession::snapshotChanged, this, &DiscoverLoader::load);
}

DiscoverLoader::Index DiscoverLoader::index()
{
    if (!m_wanted) {
        m_wanted = true;
        load();
    }
    return m_index;
}

void DiscoverLoader::forget()
{
    m_job.cancel();
    m_index.reset();
    load();
}

void DiscoverLoader::load()
{
    if (!m_wanted || !m_session.isOpen())
        return;
    m_job.start(
        [reader = m_session.reader()](const std::stop_token &stop) -> Result<Index> {
            return workspace::DiscoverIndex::load(*reader, stop);
        },
        [this](Result<Index> index) {
            if (!index) {
                emit failed(line(index.error().message));
                return;
            }
            m_index = std::move(*index);
            emit changed();
        });
}

} // namespace meshscope::app
