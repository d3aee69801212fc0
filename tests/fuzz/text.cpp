// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include "fuzz/targets.h"
#include "search/selector.h"

#include <algorithm>
#include <string>

namespace meshscope::fuzz {

namespace {

bool hasControls(std::string_view text, std::string_view but)
{
    return std::ranges::any_of(text, [&](char c) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
        return control && but.find(c) == std::string_view::npos;
    });
}

/// Only links to http and https, no images, no scripts: what the views hand to Qt's rich text.
void requireHarmlessHtml(const std::string &html)
{
    require(isValidUtf8(html), "a description is valid UTF-8");
    require(!hasControls(html, "\n\t"), "a description has no controls");
    for (const std::string_view tag : {"<img", "<script", "<style", "<iframe", "<object", "<link"})
        require(html.find(tag) == std::string::npos, "a description has no foreign tags");
    constexpr std::string_view href = "href=\"";
    for (std::size_t at = html.find(href); at != std::string::npos; at = html.find(href, at + 1)) {
        const std::string_view address = std::string_view(html).substr(at + href.size());
        require(address.starts_with("http://") || address.starts_with("https://"),
                "a description links to the web only");
    }
}

} // namespace

void runText(std::string_view bytes)
{
    const std::string valid = validUtf8(bytes);
    require(isValidUtf8(valid) && validUtf8(valid) == valid, "a repaired text is valid");
    require(isValidUtf8(bytes) == (valid == bytes), "a valid text stays as it is");
    const std::string line = displayLine(bytes, 200);
    require(isValidUtf8(line) && !hasControls(line, {}), "a line is plain");
    require(displayLine(line, 200) == line, "a line stays as it is shown");
    const std::string block = displayBlock(bytes);
    require(isValidUtf8(block) && !hasControls(block, "\n\t"), "a block is plain");
    require(!hasControls(terminalLine(bytes), {}), "a terminal gets no controls");
    requireHarmlessHtml(descriptionHtml(bytes));
    require(isValidUtf8(descriptionPlain(bytes)), "a description is valid UTF-8");
    const std::string folded = foldCase(valid);
    require(foldCase(folded) == folded, "folding once is enough");
    require(slug(slug(valid)) == slug(valid), "a slug is one");
    static_cast<void>(isSuspiciousName(bytes));
    require(!isOpenableUrl(bytes) || !hasControls(bytes, {}), "an address has no controls");
}

void runSelector(std::string_view bytes)
{
    const auto selector = search::parseSelector(bytes);
    if (!selector) {
        require(!selector.error().message.empty(), "a refusal says why");
        require(selector.error().where.starts_with("character "), "a refusal says where");
        return;
    }
    const std::string text = search::toText(*selector);
    const auto again = search::parseSelector(text);
    require(again.has_value(), "what a selector is written as can be read");
    require(search::toText(*again) == text, "a selector is written as it reads");
}

} // namespace meshscope::fuzz
