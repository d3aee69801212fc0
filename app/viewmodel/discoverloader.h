// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latestjob.h"
#include "shell/catalogsession.h"
#include "workspace/discoverindex.h"

#include <QObject>

#include <memory>

namespace meshscope::app {

/// Keeps what search needs beside the snapshot, for the search field and the Discover page. Loads
/// when it is first asked for and again after the catalog changed; the old one stays until then.
class DiscoverLoader : public QObject
{
    Q_OBJECT

public:
    using Index = std::shared_ptr<const workspace::DiscoverIndex>;

    explicit DiscoverLoader(CatalogSession &session);

    /// The newest index, or null while it loads the first time; ends with changed() or failed().
    Index index();

signals:
    void changed();
    void failed(const QString &message);

private:
    void forget();
    void load();

    CatalogSession &m_session;
    Index m_index;
    bool m_wanted = false;
    LatestJob<Index> m_job;
};

} // namespace meshscope::app
