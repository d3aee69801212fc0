// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/products.h"

#include <fmt/format.h>

#include <array>

/// The Open Data Product Specification of the Linux Foundation, 3.x and 4.x (standards.md 2.4).
/// Files announce one version and use the shapes of another, so each part is read by its shape.
namespace meshscope::ingest {

namespace {

constexpr auto detailFields = std::to_array<Field<ProductRecord>>({
    {"productID", "Product: key", put::text<&ProductRecord::id>},
    {"name", "Product: name", put::text<&ProductRecord::name>},
    {"productVersion", "Product: version", put::text<&ProductRecord::version>},
    {"status", "Product: status", put::text<&ProductRecord::rawStatus>},
    {"valueProposition|description", "Product: description",
     put::text<&ProductRecord::description>},
    {"tags", "Product: tag", put::list<&ProductRecord::tags>},
    {"categories|keywords|themes", "Product: tag", put::list<&ProductRecord::tags>},
    {"visibility|type|productSeries|versionNotes|issues|standards|brandSlogan|brand|"
     "outputFileFormats|OutputFileFormats|useCases|geography|language|created|updated|"
     "portfolioPriority|governanceProfile|contentSample",
     "Product: custom property", put::custom},
    {"homepage|logoURL", "Product: link",
     [](ProductRecord &into, Value value) {
         if (!value.text().empty())
             into.links.push_back({std::string(value.key()), value.string(), {}});
     }},
    {"recommendedDataProducts", "Product: link",
     [](ProductRecord &into, Value value) {
         for (const std::string &url : value.strings())
             into.links.push_back({"recommended product", url, {}});
     }},
});

constexpr auto accessFields = std::to_array<Field<PortRecord>>({
    {"outputPortName|id|name", "Product: port: name",
     [](PortRecord &into, Value value) {
         if (!value.text().empty())
             into.name = value.string();
     }},
    {"outputPorttype|outputPortType|type|format", "Product: port: technology",
     put::text<&PortRecord::techType>},
    {"specsURL|documentationURL|accessURL", "Product: port: address", put::text<&PortRecord::url>},
    {"authenticationMethod|specification|format|hashType|checksum|version|reference", rawOnly,
     put::keep},
});

/// Texts are plain, by language, or a list of languages: English first, else the first there is.
std::string localText(Value value)
{
    if (value.isArray()) {
        std::string first;
        for (const Value item : value.items())
            if (std::string text = localText(item); !text.empty() && first.empty())
                first = std::move(text);
        return first;
    }
    if (!value.isObject())
        return value.string();
    std::string text = value["en"].string();
    for (const Value language : value.members())
        if (text.empty())
            text = language.string();
    value.keep();
    return text;
}

Value ofLanguage(Value languages)
{
    if (const Value english = languages["en"]; english.isObject())
        return english;
    for (const Value language : languages.members())
        if (language.isObject() && language["name"])
            return languages[language.key()];
    return {};
}

class ProductReader
{
public:
    ProductReader(Value root, Reading &reading)
        : m_root(root)
        , m_body(root["product"])
        , m_reading(reading)
    {
    }

    Status read()
    {
        Value details = ofLanguage(m_body["details"]);
        if (details.isNull())
            details = ofLanguage(m_body);
        if (details.isNull())
            details = m_body; // as the Python library writes it
        take(detailFields, details, m_product);
        if (m_product.id.empty())
            return odcs::withoutId("the product", "\"productID\"", m_body, m_reading);
        m_body["details"].keep();
        details.keep();
        odcs::checkStatus(m_product.rawStatus, m_body, m_reading);
        readHolder();
        startContract();
        readAccess();
        for (const Value place : {m_body, m_root}) {
            readLevels(place["SLA"]);
            readQuality(place["dataQuality"]);
            readPrices(place["pricingPlans"]);
            for (const std::string_view key :
                 {"license", "paymentGateways", "productStrategy", "dataOps", "support"})
                if (const Value part = place[key]; !part.isEmpty())
                    m_product.custom[std::string(key)] = textOrJson(part);
        }
        for (const std::string_view key : {"schema", "version", "Components", "components", "file"})
            m_root[key].keep();
        finishContract();
        products::takeProduct(std::move(m_product), m_reading);
        return {};
    }

private:
    void readHolder()
    {
        const Value holder = m_body["dataHolder"];
        const Value local = ofLanguage(holder);
        const Value who = local.isNull() && holder["en"].isObject() ? holder["en"]
            : local.isNull()                                        ? holder
                                                                    : local;
        const std::string name = odcs::either(who, "legalName", "businessName").string();
        if (!name.empty()) {
            OwnerRef owner = products::ownerOf(name);
            owner.type = PartyType::Team;
            m_product.owners.push_back(std::move(owner));
        }
        m_product.domain = who["businessDomain"].string();
        const std::string contact = who["contactName"].string();
        if (!contact.empty() || !who["email"].text().empty())
            m_product.support.push_back({contact, who["email"].string(), "email", {}});
        holder.keep();
    }

    void startContract()
    {
        const Value stated = m_body["contract"];
        m_contractId = stated["id"].string();
        if (const std::string_view url = odcs::either(stated, "contractURL", "$ref").text();
            !url.empty())
            m_product.links.push_back({"contract", std::string(url), {}});
        // contractVersion is the version of the contract's standard, not of the contract.
        for (const std::string_view key : {"type", "contractVersion"})
            if (const Value value = stated[key]; !value.isEmpty())
                m_product.custom["contract " + std::string(key)] = value.string();
        const Value spec = stated["spec"];
        if (spec["dataContractSpecification"])
            static_cast<void>(readDcs(spec, m_reading).has_value());
        else if (spec.isObject())
            static_cast<void>(readOdcs(spec, m_reading).has_value());
        if (m_contractId.empty() && spec.isObject())
            m_contractId = spec["id"].string();
        stated.keep();
        ContractDocument &document = m_terms.document;
        document.standard = "LF ODPS";
        document.id = "lfodps:" + m_product.id;
        document.version = m_product.version;
        document.name = m_product.name;
        document.product = m_product.id;
        document.rawStatus = m_product.rawStatus;
        document.purpose = m_product.description;
    }

    /// Service levels and prices are terms: a contract of the product's own, unless there are none.
    void finishContract()
    {
        ContractDocument &document = m_terms.document;
        const bool needed = !document.serviceLevels.empty() || !document.price.amount.empty();
        if (m_product.ports.empty() && (needed || !m_contractId.empty())) {
            PortRecord port;
            port.name = "default";
            m_product.ports.push_back(std::move(port));
        }
        for (PortRecord &port : m_product.ports)
            if (port.contractId.empty())
                port.contractId = !m_contractId.empty() ? m_contractId
                    : needed                            ? document.id
                                                        : std::string();
        if (needed)
            odcs::takeContract(m_terms, m_reading);
    }

    void addPort(std::string_view name, Value stated)
    {
        const Value item = products::follow(m_root, stated);
        PortRecord port;
        take(accessFields, item, port);
        port.description = localText(item["description"]);
        if (port.name.empty())
            port.name = localText(item["name"]);
        if (port.name.empty())
            port.name = name;
        item.keep();
        stated.keep();
        m_product.ports.push_back(std::move(port));
    }

    void readAccess()
    {
        const Value access = m_body["dataAccess"];
        int number = 0;
        if (access.isArray())
            for (const Value item : access.items())
                addPort(fmt::format("access {}", ++number), item);
        else if (access["outputPorttype"] || access["outputPortType"] || access["type"])
            addPort("default", access);
        else
            for (const Value item : access.fields())
                addPort(item.key(), item);
    }

    /// Profiles by name, or one list; with or without `declarative` around them.
    template<typename Each>
    void eachDimension(Value part, const Each &each)
    {
        const Value stated = part["declarative"];
        const Value profiles = stated.isNull() ? part : stated;
        const auto list = [&](std::string_view profile, Value dimensions) {
            for (const Value item : dimensions.items())
                if (const Value one = products::follow(m_root, item);
                    !one["dimension"].text().empty())
                    each(profile, one);
        };
        if (profiles.isArray())
            list({}, profiles);
        else
            for (const Value profile : profiles.members()) {
                const Value target = products::follow(m_root, profile);
                list(profile.key(), target.isArray() ? target : target["dimensions"]);
                if (target["declarative"].isArray())
                    list(profile.key(), target["declarative"]);
            }
    }

    void readLevels(Value part)
    {
        eachDimension(part, [&](std::string_view profile, Value item) {
            ContractSla level;
            level.property = item["dimension"].string();
            level.value = item["objective"].string();
            level.unit = item["unit"].string();
            level.driver = profile; // the name of the profile it belongs to
            level.description = localText(odcs::either(item, "displayTitle", "displaytitle"));
            odcs::addServiceLevel(std::move(level), item, m_terms.document, m_reading);
        });
        part.keep();
    }

    void readQuality(Value part)
    {
        const auto add = [&](Value item, std::string type, std::string expectation) {
            RuleRecord rule;
            const std::string dimension = item["dimension"].string();
            rule.key = fmt::format("lfodps:{}/{}#{}", m_product.id, type, dimension);
            rule.asset.form = RefForm::Logical;
            rule.asset.platform = "lf-odps";
            rule.asset.name = m_product.id;
            rule.engine = type == "objective" ? "lf-odps" : type;
            rule.name = dimension;
            rule.type = std::move(type);
            rule.expectation = std::move(expectation);
            rule.dimension = parseDimension(dimension).value_or(Dimension::Unassigned);
            rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "declared";
            rule.documentedOnly = true; // a target, or the text of a check: nothing runs it here
            m_reading.take(std::move(rule));
        };
        eachDimension(part, [&](std::string_view, Value item) {
            add(item, "objective",
                fmt::format("at least {} {}", item["objective"].text(), item["unit"].text()));
        });
        for (const Value item : part["executable"].items())
            add(item, foldCase(item["type"].text()), textOrJson(item["spec"]));
        part.keep();
    }

    void readPrices(Value plans)
    {
        const Value local = plans["en"].isNull() ? plans : plans["en"];
        const auto add = [&](Value plan) {
            ContractPrice &price = m_terms.document.price;
            if (price.amount.empty()) { // the first plan is shown, all stay as a property
                price.amount = plan["price"].string();
                price.currency = plan["priceCurrency"].string();
                price.unit = odcs::either(plan, "billingDuration", "unit").string();
            }
        };
        for (const Value plan : local.items())
            add(products::follow(m_root, plan));
        const Value declarative = local["declarative"];
        for (const Value plan : declarative.isArray() ? declarative.items() : Value::Children())
            add(plan);
        if (!plans.isEmpty())
            m_product.custom["pricingPlans"] = textOrJson(plans);
    }

    Value m_root;
    Value m_body;
    Reading &m_reading;
    ProductRecord m_product;
    odcs::Contract m_terms;
    std::string m_contractId;
};

} // namespace

Status readLfOdps(Value root, Reading &reading)
{
    return ProductReader(root, reading).read();
}

void mapLfOdps(MappingRows &rows)
{
    addRows(rows, "product.details.{language}.", detailFields);
    addRows(rows, "product.dataAccess{*}.", accessFields);
    for (const auto &[path, shows] :
         {std::pair {"product.SLA", "Contract: service level"},
          {"product.dataQuality.declarative", "Rule (objective, not executed)"},
          {"product.dataQuality.executable", "Rule (documented only)"},
          {"product.pricingPlans", "Contract: price; product: custom property"},
          {"product.dataHolder", "Product: owner, domain, support"},
          {"product.contract", "Product: port: contract; link"},
          {"product.license", "Product: custom property"}})
        rows.push_back({path, shows});
}

} // namespace meshscope::ingest
