// SPDX-License-Identifier: GPL-3.0-or-later
#include "entityhead.h"

#include "base/text.h"
#include "pagetext.h"
#include "shell/navigator.h"

#include <cmath>

namespace meshscope::app {

EntityHead::EntityHead(const workspace::PageHead &head)
    : uid(line(head.uid))
    , name(line(head.name))
    , version(line(head.version))
    , context(line(head.context))
    , platform(line(head.platform))
    , icon(kindIcon(head.kind, head.assetType, head.archetype))
    , kindText(head.kind == EntityKind::Product ? archetypeText(head.archetype)
                                                : assetTypeText(head.assetType))
    , domainName(line(head.domain.name))
    , domainKey(line(slug(head.domain.name)))
    , domainCode(line(head.domain.code))
    , domainSlot(head.domain.slot)
    , ownerName(line(head.owner.name))
    , ownerInitials(initials(head.owner.name))
    , classification(classificationWord(head.classification))
    , personal(head.personal)
    , statusText(meshscope::app::statusText(head.status))
    , statusKind(meshscope::app::statusKind(head.status))
    , grade(gradeWord(head.grade))
    , scoreText(meshscope::app::scoreText(head.score))
    , score(head.score.value_or(-1))
    , evidence(head.evidence)
    , lower(head.lowest)
    , upper(head.highest)
    , lowerText(meshscope::app::scoreText(std::optional(head.lowest)))
    , upperText(meshscope::app::scoreText(std::optional(head.highest)))
    , evidenceText(QStringLiteral("%1 %").arg(std::lround(head.evidence * 100)))
    , descriptionHtml(html(head.description))
    , descriptionPlain(plain(head.description))
    , usageHtml(html(head.usage))
    , limitationsHtml(html(head.limitations))
{
    for (const std::string &tag : head.tags)
        tags.append(line(tag));
}

QString qualityLink(const QString &page, const EntityHead &head)
{
    const QString quality = QStringLiteral("quality");
    if (page == QLatin1String("product"))
        return Navigator::linkTo(quality, {}, {{QStringLiteral("q"), head.name}});
    return Navigator::linkTo(quality, head.uid);
}

} // namespace meshscope::app
