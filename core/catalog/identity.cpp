// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identity.h"

#include "base/text.h"
#include "catalog/platforms.h"

#include <algorithm>

namespace meshscope::catalog {

namespace {

std::string escapePart(std::string_view part)
{
    std::string out;
    for (const char c : part) {
        if (c == '%')
            out += "%25";
        else if (c == '|')
            out += "%7C";
        else if (c == '.')
            out += "%2E";
        else
            out += c;
    }
    return out;
}

std::string joined(const std::vector<std::string> &parts, char separator)
{
    std::string out;
    for (const std::string &part : parts) {
        if (!out.empty())
            out += separator;
        out += part;
    }
    return out;
}

bool isDigits(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::string PhysicalName::display() const
{
    return joined(parts, platformRules(platform).form == NameForm::Path ? '/' : '.');
}

std::string PhysicalName::leaf() const
{
    if (parts.empty())
        return {};
    const std::string &last = parts.back();
    if (platformRules(platform).form != NameForm::Path)
        return last;
    const std::size_t slash = last.find_last_of('/');
    return slash == std::string::npos ? last : last.substr(slash + 1);
}

std::string PhysicalName::container() const
{
    const std::string whole = display();
    const std::string last = leaf();
    return whole.size() > last.size() ? whole.substr(0, whole.size() - last.size() - 1)
                                      : std::string();
}

std::string physicalKey(const PhysicalName &name, std::string_view instance, Case letters)
{
    const PlatformRules &rules = platformRules(name.platform);
    std::string key = name.platform + '|' + std::string(instance) + '|';
    if (rules.form == NameForm::Path)
        return key + joined(name.parts, '/');
    const bool fold = rules.foldsNames && letters == Case::Folded;
    bool first = true;
    for (const std::string &part : name.parts) {
        if (!first)
            key += '.';
        first = false;
        key += escapePart(fold ? lowerCase(part) : part);
    }
    return key;
}

std::string foldedKey(std::string_view key)
{
    const std::size_t place = placeOf(key).size();
    std::string folded(key.substr(0, place));
    for (std::string_view rest = key.substr(place); !rest.empty();) {
        const std::size_t text = std::min(rest.find('%'), rest.size());
        const std::size_t escape = std::min(text + 3, rest.size());
        folded += lowerCase(rest.substr(0, text));
        folded += rest.substr(text, escape - text);
        rest.remove_prefix(escape);
    }
    return folded;
}

std::string nativeKey(std::string_view key)
{
    if (platformOf(key) != "snowflake" && platformOf(key) != "oracle")
        return foldedKey(key);
    std::string upper(key);
    std::transform(upper.begin() + static_cast<std::ptrdiff_t>(placeOf(key).size()), upper.end(),
                   upper.begin() + static_cast<std::ptrdiff_t>(placeOf(key).size()), [](char c) {
                       return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
                   });
    return upper;
}

std::string privateInstance(std::string_view source, std::string_view platform)
{
    return '?' + escapePart(source) + '/' + std::string(platform);
}

bool isPrivateInstance(std::string_view instance)
{
    return instance.starts_with('?');
}

std::string_view platformOf(std::string_view key)
{
    return key.substr(0, key.find('|'));
}

std::string_view placeOf(std::string_view key)
{
    const std::size_t first = key.find('|');
    const std::size_t second = first == std::string_view::npos ? first : key.find('|', first + 1);
    return second == std::string_view::npos ? std::string_view() : key.substr(0, second);
}

std::string_view instanceOf(std::string_view key)
{
    const std::string_view place = placeOf(key);
    return place.substr(std::min(platformOf(place).size() + 1, place.size()));
}

std::string withInstance(std::string_view key, std::string_view instance)
{
    const std::size_t first = key.find('|');
    const std::size_t second = key.find('|', first + 1);
    return std::string(key.substr(0, first + 1)) + std::string(instance)
        + std::string(key.substr(second));
}

std::string normalPath(std::string_view platform, std::string_view path)
{
    return foldsColumns(platform) ? lowerCase(path) : std::string(path);
}

Key logicalKey(const AssetRef &ref)
{
    return {"logical", platformName(ref.platform) + '|' + ref.name};
}

Key domainKey(std::string_view name)
{
    return {"domain", slug(name)};
}

Key teamKey(std::string_view name)
{
    return {"team", slug(name)};
}

std::vector<Key> userKeys(std::string_view name, std::string_view email, std::string_view source)
{
    std::vector<Key> keys;
    const bool nameIsEmail = name.find('@') != std::string_view::npos;
    const std::string_view address = email.empty() && nameIsEmail ? name : email;
    if (!address.empty())
        keys.push_back({"email", lowerCase(address)});
    if (!name.empty() && !nameIsEmail)
        keys.push_back({"user", escapePart(source) + '|' + foldCase(name)});
    return keys;
}

Key productKey(std::string_view id)
{
    return {"product", std::string(id)};
}

Key portKey(std::string_view productId, const PortRecord &port)
{
    return {"port",
            escapePart(productId) + '|' + std::string(word(port.direction)) + '|'
                + escapePart(port.name) + '|' + plainVersion(port.version)};
}

Key contractKey(std::string_view id)
{
    return {"contract", std::string(id)};
}

Key contractVersionKey(std::string_view id, std::string_view version)
{
    return {"contract-version", escapePart(id) + '|' + plainVersion(version)};
}

namespace {

std::string_view jobName(std::string_view name)
{
    // `dbt build` names the jobs of one model apart by what it did; they are one job (1.3).
    for (const std::string_view suffix : {".build.run", ".build.snapshot", ".build.test"}) {
        if (name.ends_with(suffix))
            name.remove_suffix(suffix.size());
    }
    return name;
}

} // namespace

Key jobKey(std::string_view nameSpace, std::string_view name)
{
    name = jobName(name);
    return {"job", escapePart(nameSpace) + '|' + std::string(name)};
}

std::vector<Key> jobKeys(const JobRecord &job)
{
    std::vector<Key> keys {jobKey(job.nameSpace, job.name)};
    if (!lowerCase(job.type).starts_with("dbt"))
        return keys;
    const std::vector<std::string> parts = splitIdentifiers(jobName(job.name));
    const bool isUniqueId = parts.size() == 3 && (parts[0] == "model" || parts[0] == "snapshot");
    if (isUniqueId || parts.size() == 4)
        keys.push_back({"dbt-model", parts[parts.size() - 2] + '.' + parts.back()});
    return keys;
}

Key ruleKey(std::string_view key)
{
    return {"rule", std::string(key)};
}

std::string plainVersion(std::string_view version)
{
    if (version.size() > 1 && (version[0] == 'v' || version[0] == 'V') && version[1] >= '0'
        && version[1] <= '9')
        version.remove_prefix(1);
    return std::string(version);
}

bool versionLess(std::string_view leftRaw, std::string_view rightRaw)
{
    const std::string leftText = plainVersion(leftRaw);
    const std::string rightText = plainVersion(rightRaw);
    std::string_view left = leftText;
    std::string_view right = rightText;
    while (!left.empty() && !right.empty()) {
        const std::string_view a = left.substr(0, left.find_first_of(".-+"));
        const std::string_view b = right.substr(0, right.find_first_of(".-+"));
        if (a != b) {
            if (!isDigits(a) || !isDigits(b))
                return isDigits(a) != isDigits(b) ? isDigits(b) : a < b;
            const auto trimmed = [](std::string_view digits) {
                digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
                return digits;
            };
            const std::string_view x = trimmed(a);
            const std::string_view y = trimmed(b);
            if (x != y)
                return x.size() != y.size() ? x.size() < y.size() : x < y;
        }
        left.remove_prefix(std::min(left.size(), a.size() + 1));
        right.remove_prefix(std::min(right.size(), b.size() + 1));
    }
    if (left.empty() != right.empty())
        return left.empty();
    return leftText < rightText;
}

} // namespace meshscope::catalog
