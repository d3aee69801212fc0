// SPDX-License-Identifier: GPL-3.0-or-later
#include "discoverlink.h"

#include "base/text.h"
#include "discovermodel.h"
#include "pagetext.h"
#include "workspace/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace meshscope::app {

using namespace workspace;

namespace {

/// More values of one facet than a person reads; the ones with most hits come first.
constexpr std::size_t mostValues = 200;
constexpr std::array sortWords {"match", "name", "quality", "used"};

QString tr(const char *text)
{
    return QCoreApplication::translate("discoverlink", text);
}

QString latin(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template<typename E>
E enumOf(const FacetChoice &choice, E last, E unknown)
{
    return fromWord(choice.key, last, unknown);
}

Classification classificationOf(const FacetChoice &choice)
{
    return fromWord(choice.key, Classification::Restricted, Classification::Unknown);
}

QString kindText(const FacetChoice &choice)
{
    static const std::array<QString, groupCount> texts {tr("Product"),        tr("Dataset"),
                                                        tr("Contract"),       tr("Tag"),
                                                        tr("Person or team"), tr("Column")};
    for (std::size_t g = 0; g < groupCount; ++g)
        if (choice.key == kindKey(static_cast<Group>(g)))
            return texts[g];
    return line(choice.key);
}

QVariantMap valueMap(Facet facet, const FacetChoice &choice, const FacetCount &count)
{
    QVariantMap value {{QStringLiteral("value"), latin(choice.key)},
                       {QStringLiteral("text"), choiceText(facet, choice)},
                       {QStringLiteral("count"), static_cast<int>(count.count)},
                       {QStringLiteral("checked"), count.checked}};
    if (facet == Facet::Domain && choice.domain.slot >= 0) {
        value.insert(QStringLiteral("code"), line(choice.domain.code));
        value.insert(QStringLiteral("slot"), choice.domain.slot);
    }
    if (facet == Facet::Grade)
        value.insert(QStringLiteral("grade"),
                     gradeWord(enumOf(choice, Grade::Degraded, Grade::Insufficient)));
    if (facet == Facet::Classification)
        value.insert(QStringLiteral("classification"),
                     classificationWord(classificationOf(choice)));
    return value;
}

} // namespace

QString facetKey(Facet facet)
{
    static constexpr std::array keys {"domain",   "status", "kind",      "grade", "class",
                                      "platform", "owner",  "archetype", "tag"};
    return QLatin1String(keys[static_cast<std::size_t>(facet)]);
}

QString facetTitle(Facet facet)
{
    switch (facet) {
    case Facet::Domain:
        return tr("Domain");
    case Facet::Status:
        return tr("Status");
    case Facet::Kind:
        return tr("Kind");
    case Facet::Grade:
        return tr("Quality grade");
    case Facet::Classification:
        return tr("Classification");
    case Facet::Platform:
        return tr("Platform");
    case Facet::Owner:
        return tr("Owner");
    case Facet::Archetype:
        return tr("Archetype");
    case Facet::Tag:
        return tr("Tag");
    }
    return {};
}

QString choiceText(Facet facet, const FacetChoice &choice)
{
    switch (facet) {
    case Facet::Domain:
        return choice.name.empty() ? tr("No domain") : line(choice.name);
    case Facet::Platform:
        return choice.name.empty() ? tr("Platform not known") : line(choice.name);
    case Facet::Owner:
        return choice.name.empty() ? tr("No owner known") : line(choice.name);
    case Facet::Tag:
        return line(choice.name);
    case Facet::Kind:
        return kindText(choice);
    case Facet::Status:
        return statusText(enumOf(choice, ProductStatus::Retired, ProductStatus::Unknown));
    case Facet::Archetype:
        return archetypeText(enumOf(choice, Archetype::ConsumerAligned, Archetype::Unknown));
    case Facet::Grade:
        return gradeText(enumOf(choice, Grade::Degraded, Grade::Insufficient));
    case Facet::Classification:
        return classificationText(classificationOf(choice));
    }
    return {};
}

DiscoverQuery discoverQuery(const QVariantMap &link)
{
    const auto text = [&link](const QString &key) { return link.value(key).toString(); };
    DiscoverQuery query;
    query.text = text(QStringLiteral("q")).toStdString();
    query.column = text(QStringLiteral("column")).toStdString();
    for (std::size_t f = 0; f < facetCount; ++f) {
        const QStringList values
            = text(facetKey(static_cast<Facet>(f))).split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (const QString &value : values)
            query.filters[f].push_back(value.toStdString());
    }
    for (std::size_t s = 0; s < std::size(sortWords); ++s)
        if (text(QStringLiteral("sort")) == QLatin1String(sortWords[s]))
            query.sort = static_cast<DiscoverSort>(s);
    for (std::size_t g = 0; g < groupCount; ++g)
        if (text(QStringLiteral("group")) == latin(kindKey(static_cast<Group>(g))))
            query.only = static_cast<Group>(g);
    return query;
}

QVariantMap discoverLink(const DiscoverQuery &query)
{
    QVariantMap link;
    const auto set = [&link](const QString &key, const QString &value) {
        if (!value.isEmpty())
            link.insert(key, value);
    };
    set(QStringLiteral("q"), latin(query.text));
    set(QStringLiteral("column"), latin(query.column));
    for (std::size_t f = 0; f < facetCount; ++f) {
        QStringList values;
        for (const std::string &value : query.filters[f])
            values << latin(value);
        values.sort();
        set(facetKey(static_cast<Facet>(f)), values.join(QLatin1Char(',')));
    }
    if (query.sort != DiscoverSort::BestMatch)
        set(QStringLiteral("sort"), QLatin1String(sortWords[static_cast<std::size_t>(query.sort)]));
    if (query.only)
        set(QStringLiteral("group"), latin(kindKey(*query.only)));
    return link;
}

QVariantList facetGroups(const DiscoverIndex &index, const Discovery &discovery)
{
    static constexpr std::array folded {Facet::Platform, Facet::Owner, Facet::Archetype,
                                        Facet::Tag};
    QVariantList groups;
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto facet = static_cast<Facet>(f);
        QVariantList values;
        bool anyChecked = false;
        std::vector<FacetCount> counts = discovery.facets[f];
        if (facet == Facet::Grade || facet == Facet::Classification || facet == Facet::Status
            || facet == Facet::Archetype) // "unknown" is the first word of these: it goes last
            std::stable_partition(counts.begin(), counts.end(),
                                  [](const FacetCount &count) { return count.choice > 0; });
        for (const FacetCount &count : counts) {
            if (static_cast<std::size_t>(values.size()) >= mostValues && !count.checked)
                continue;
            values << valueMap(facet, index.choices(facet)[count.choice], count);
            anyChecked = anyChecked || count.checked;
        }
        if (values.isEmpty())
            continue;
        const bool isFolded = std::ranges::find(folded, facet) != std::end(folded);
        groups << QVariantMap {
            {QStringLiteral("key"), facetKey(facet)},
            {QStringLiteral("title"), facetTitle(facet)},
            {QStringLiteral("total"), static_cast<int>(discovery.facets[f].size())},
            {QStringLiteral("expanded"), !isFolded || anyChecked},
            {QStringLiteral("values"), values}};
    }
    return groups;
}

QVariantList filterChips(const DiscoverIndex &index, const DiscoverQuery &query)
{
    QVariantList chips;
    const auto add = [&chips](const QString &text, const QString &facet, const QString &value) {
        chips << QVariantMap {{QStringLiteral("text"), text},
                              {QStringLiteral("facet"), facet},
                              {QStringLiteral("value"), value}};
    };
    if (!query.column.empty())
        add(tr("has column %1").arg(line(query.column)), QStringLiteral("column"), {});
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto facet = static_cast<Facet>(f);
        for (const std::string &value : query.filters[f]) {
            const auto &choices = index.choices(facet);
            const auto choice = std::ranges::find_if(choices, [&](const FacetChoice &each) {
                return each.key == value || foldCase(each.name) == foldCase(value);
            });
            const QString text = choice == choices.end() ? line(value) : choiceText(facet, *choice);
            add(QStringLiteral("%1: %2").arg(facetTitle(facet), text), facetKey(facet),
                latin(value));
        }
    }
    if (query.only)
        add(tr("only %1").arg(groupTitle(*query.only)), QStringLiteral("group"), {});
    return chips;
}

} // namespace meshscope::app
