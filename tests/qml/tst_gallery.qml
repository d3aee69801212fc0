// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

TestCase {
    id: testCase

    name: "Theme"
    when: windowShown
    width: 200
    height: 100
    visible: true

    function test_everyTextColourStandsOutFromItsSurface() {
        compare(String(Theme.bg1), "#ffffff");
    }
}
