// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

TestCase {
    id: testCase

    name: "Theme"

    function channel(value: real): real {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    function luminance(color: color): real {
        return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b);
    }
    function contrast(a: color, b: color): real {
        const first = luminance(a) + 0.05;
        const second = luminance(b) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }
    function cleanup() {
        Theme.dark = false;
        Theme.compact = false;
        Theme.reducedMotion = false;
    }
    function test_textStandsOut_data() {
        return [{
                "tag": "light",
                "dark": false
            }, {
                "tag": "dark",
                "dark": true
            }];
    }
    function test_textStandsOut(data: var) {
        Theme.dark = data.dark;
        const texts = [Theme.fg1, Theme.fg2, Theme.fg3, Theme.accText, Theme.ok, Theme.risk, Theme.bad, Theme.unk, Theme.classInternal, Theme.classConfidential, Theme.classRestricted];
        for (const surface of [Theme.bg0, Theme.bg1, Theme.bg2, Theme.canvas])
            for (const text of texts)
                verify(contrast(text, surface) >= 4.5, text + " on " + surface);
        const pairs = [[Theme.hitText, Theme.hit], [Theme.ok, Theme.okSoft], [Theme.risk, Theme.riskSoft], [Theme.bad, Theme.badSoft], [Theme.unk, Theme.unkSoft], [Theme.accText, Theme.accSoft], [Theme.fgOnAccent, Theme.acc], [Theme.fg1, Theme.accSoft], [Theme.fg2, Theme.bg3], [Theme.fg3, Theme.bg3]];
        for (const pair of pairs)
            verify(contrast(pair[0], pair[1]) >= 4.5, pair[0] + " on " + pair[1]);
        verify(contrast(Theme.ctl, Theme.bg1) >= 3, "borders of fields");
    }
    function test_domainTilesAreReadable_data() {
        return test_textStandsOut_data();
    }
    function test_domainTilesAreReadable(data: var) {
        Theme.dark = data.dark;
        for (let slot = 0; slot < 12; ++slot)
            verify(contrast(Theme.onDomain, Theme.domain(slot)) >= 4.5, "slot " + slot);
    }
    function test_reducedMotionMovesNothing() {
        Theme.reducedMotion = true;
        compare(Theme.quick, 0);
        compare(Theme.expand, 0);
    }
    function test_compactRowsAreLower() {
        compare(Theme.row, 32);
        Theme.compact = true;
        compare(Theme.row, 28);
    }
}
