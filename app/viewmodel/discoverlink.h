// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/discover.h"

#include <QString>
#include <QVariantMap>

namespace meshscope::app {

/// A search as the query part of a link and back: `q=net+ord&domain=sales,finance&grade=healthy&
/// sort=used&group=dataset`. Unknown keys of a link are ignored; equal searches give equal links.
workspace::DiscoverQuery discoverQuery(const QVariantMap &link);
QVariantMap discoverLink(const workspace::DiscoverQuery &query);

/// The facet's name in links: domain, status, kind, grade, class, platform, owner, archetype, tag.
QString facetKey(workspace::Facet facet);
QString facetTitle(workspace::Facet facet);
/// A value of a facet for people.
QString choiceText(workspace::Facet facet, const workspace::FacetChoice &choice);
/// Facets as the facet column of the page takes them, those with values only.
QVariantList facetGroups(const workspace::DiscoverIndex &index,
                         const workspace::Discovery &discovery);
/// The active filters as chips: { text, facet, value }.
QVariantList filterChips(const workspace::DiscoverIndex &index,
                         const workspace::DiscoverQuery &query);

} // namespace meshscope::app
