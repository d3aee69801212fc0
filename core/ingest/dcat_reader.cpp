// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/products.h"

#include <fmt/format.h>

#include <array>

/// DCAT as JSON-LD: a catalog with its datasets, a single dataset, or a bare list of them, as
/// Project Open Data 1.0 and 1.1 and DCAT-US 3 write them.
namespace meshscope::ingest {

namespace {

/// Texts may be plain, a list, or JSON-LD values.
std::string ldText(Value value)
{
    if (value.isArray()) {
        std::string all;
        for (const Value item : value.items())
            if (const std::string text = ldText(item); !text.empty())
                all += (all.empty() ? "" : ", ") + text;
        return all;
    }
    if (!value.isObject())
        return value.string();
    for (const std::string_view key : {"@value", "prefLabel", "name", "fn", "title", "@id"})
        if (std::string text = ldText(value[key]); !text.empty()) {
            value.keep();
            return text;
        }
    value.keep();
    return {};
}

template<auto member>
constexpr auto ld = [](AssetRecord &into, Value value) {
    if (std::string text = ldText(value); !text.empty())
        into.*member = std::move(text);
};
constexpr auto tagWords = [](AssetRecord &into, Value value) {
    if (value.isArray()) {
        for (const Value item : value.items())
            if (std::string text = ldText(item); !text.empty())
                into.tags.push_back(std::move(text));
    } else if (std::string text = ldText(value); !text.empty())
        into.tags.push_back(std::move(text));
};
constexpr auto address = [](AssetRecord &into, Value value) {
    for (const std::string &url : value.strings())
        into.links.push_back({std::string(value.key()), url, {}});
    value.keep();
};

constexpr auto datasetFields = std::to_array<Field<AssetRecord>>({
    {"title", "Dataset: name", ld<&AssetRecord::name>},
    {"description", "Dataset: description", ld<&AssetRecord::description>},
    {"identifier", "Dataset: key"},
    {"keyword|keywords", "Dataset: tag", tagWords},
    {"theme|subject", "Dataset: tag", tagWords},
    {"modified", "Dataset: newest data",
     [](AssetRecord &into, Value value) {
         if (const auto time = parseTime(ldText(value)))
             into.lastDataAt = time;
         else if (!value.isEmpty())
             into.custom["modified"] = ldText(value);
     }},
    {"accessLevel", "Dataset: classification",
     [](AssetRecord &into, Value value) {
         into.custom["accessLevel"] = value.string();
         if (value.text() == "public")
             into.classification = Classification::Public;
     }},
    {"publisher", "Dataset: owner",
     [](AssetRecord &into, Value value) {
         const Value name = value.isObject() ? value["name"] : value;
         OwnerRef owner = products::ownerOf(ldText(name));
         owner.type = PartyType::Team;
         value.keep();
         if (!owner.name.empty())
             into.owners.push_back(std::move(owner));
     }},
    {"contactPoint", "Dataset: owner",
     [](AssetRecord &into, Value value) {
         const Value one
             = value.isArray() && !value.items().isEmpty() ? *value.items().begin() : value;
         OwnerRef owner;
         owner.name = ldText(one.isObject() ? one["fn"] : one);
         std::string mail = ldText(one["hasEmail"]);
         if (mail.starts_with("mailto:"))
             mail.erase(0, 7);
         owner.email = std::move(mail);
         owner.role = OwnerRole::Support;
         owner.rawRole = "contactPoint";
         value.keep();
         if (!owner.name.empty())
             into.owners.push_back(std::move(owner));
     }},
    {"landingPage|describedBy|references|page", "Dataset: link", address},
    {"license|rights|accessRights|spatial|temporal|accrualPeriodicity|issued|bureauCode|"
     "programCode|dataQuality|conformsTo|isPartOf|systemOfRecords|language|version|status|"
     "versionNotes|inSeries|provenance|primaryITInvestmentUII|describedByType|liabilityStatement|"
     "purpose|scopeNote|spatialResolutionInMeters|temporalResolution|wasGeneratedBy|image|mbox|"
     "otherIdentifier|sample|category|creator|contributor|rightsHolder|accessLevelComment|"
     "accessURL|webService|format|feed|granularity|dataDictionary|size|first|last|previous|"
     "relation|qualifiedAttribution|qualifiedRelation|hasVersion|isVersionOf|replaces|"
     "hasQualityMeasurement|hasCurrentVersion|geographicBoundingBox|cuiRestriction|"
     "accessRestriction|useRestriction|metadataDistribution|previousVersion|isReferencedBy|"
     "isRequiredBy|created|record|@id",
     "Dataset: custom property",
     [](AssetRecord &into, Value value) {
         std::string text = value.isObject() || value.isArray() ? value.toJson() : value.string();
         value.keep();
         if (!text.empty() && text != "[]" && text != "{}" && text != "null")
             into.custom[std::string(value.key())] = std::move(text);
     }},
    {"distribution[]", "Dataset: link"},
    {"@type|@context", rawOnly, put::keep},
});

class CatalogReader
{
public:
    explicit CatalogReader(Reading &reading)
        : m_reading(reading)
    {
    }

    void readAll(Value root)
    {
        if (root.isArray()) {
            for (const Value item : root.items())
                read(item);
            return;
        }
        Value list = root["dataset"].isNull() ? root["dcat:dataset"] : root["dataset"];
        if (list.isNull())
            list = root["@graph"];
        if (list.isNull()) {
            read(root);
            return;
        }
        if (list.isObject())
            read(list);
        for (const Value item : list.items())
            read(item);
        // What a catalog says of itself is no dataset.
        for (const Value field : root.members())
            if (field.key() != "dataset" && field.key() != "dcat:dataset"
                && field.key() != "@graph")
                root[field.key()].keep();
    }

    Status finish(Value root) const
    {
        if (m_taken > 0)
            return {};
        return Error {
            ErrorCode::Invalid,
            fmt::format("the catalog has no dataset that could be taken over{}. Nothing of "
                        "this file was taken over; correct it and import again.",
                        m_reason.empty() ? "" : ": one " + m_reason),
            fmt::format("{}:{}", m_reading.document().file,
                        std::max(m_line, m_reading.place(root).line))};
    }

private:
    void leaveOut(Value item, std::string reason)
    {
        m_reading.report(
            IssueSeverity::DataLoss, "dataset-left-out",
            fmt::format("A dataset {}, so nothing can refer to it; it is left out.", reason), item,
            "dataset[]");
        if (m_reason.empty()) {
            m_reason = std::move(reason);
            m_line = m_reading.place(item).line;
        }
        item.keep();
    }

    void read(Value item)
    {
        const Value title = item["title"];
        std::string id = ldText(item["identifier"]);
        if (id.empty())
            id = item["@id"].string();
        if (!item.isObject() || id.empty()) {
            leaveOut(item, "has no identifier");
            return;
        }
        if (ldText(title).empty()) {
            leaveOut(item, "has no title");
            return;
        }
        if (title.type() == ValueType::Number)
            m_reading.report(IssueSeverity::Warning, "title-is-a-number",
                             "A title is a number; it is read as a text. Write it in quotes.",
                             title, "dataset[].title");
        AssetRecord asset;
        asset.ref.form = RefForm::Logical;
        asset.ref.platform = "dcat";
        asset.ref.name = id;
        asset.type = AssetType::File;
        take(datasetFields, item, asset);
        for (const Value one : item["distribution"].items()) {
            const std::string name = ldText(odcs::either(one, "title", "format"));
            for (const std::string_view key : {"downloadURL", "accessURL", "describedBy"})
                if (const std::string url = ldText(one[key]); !url.empty())
                    asset.links.push_back({std::string(key), url, name});
            one.keep();
        }
        ++m_taken;
        m_reading.take(std::move(asset));
    }

    Reading &m_reading;
    std::string m_reason;
    int m_line = 0;
    int m_taken = 0;
};

} // namespace

Status readDcat(Value root, Reading &reading)
{
    CatalogReader reader(reading);
    reader.readAll(root);
    return reader.finish(root);
}

void mapDcat(MappingRows &rows)
{
    addRows(rows, "dataset[].", datasetFields);
}

} // namespace meshscope::ingest
