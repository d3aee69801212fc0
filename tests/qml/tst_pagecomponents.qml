// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Meshscope

/// The components of the pages of products and datasets: tables, lineage strips, state marks.
Item {
    id: root

    width: 800
    height: 400

    readonly property string hostile: "<img src=\"http://127.0.0.1/x\"><b>bold</b>"

    ListModel {
        id: names
    }
    PageTable {
        id: table

        property string activatedName

        width: 400
        height: 200
        label: "Names"
        noun: "names"
        total: 99
        model: names
        emptyText: "Nothing here."
        columns: [{
                "text": "Name",
                "width": 0
            }]
        delegate: TableRow {
            id: row

            required property int index
            required property string name

            width: table.rowWidth
            focusPolicy: Qt.NoFocus
            selected: table.isCurrent(row.index)
            label: row.name
            onActivated: table.activatedName = row.name
        }
    }
    LineageStrip {
        id: strip

        y: 210
        width: 480
        height: 188
        name: root.hostile
        detail: "Sales"
        slot: 0
        upstream: [{
                "name": root.hostile,
                "detail": "Stores",
                "slot": 1,
                "grade": "healthy",
                "uid": "u-1",
                "page": "product",
                "more": false
            }]
        downstream: [{
                "name": "+3 more",
                "detail": "in 2 products",
                "slot": -1,
                "grade": "",
                "uid": "",
                "page": "",
                "more": true
            }]
    }
    StateMark {
        id: mark

        outcome: "unheard of"
        text: "Not run"
    }
    SignalSpy {
        id: opened

        target: strip
        signalName: "opened"
    }
    SignalSpy {
        id: allOpened

        target: strip
        signalName: "allOpened"
    }
    TestCase {
        name: "PageComponents"
        when: windowShown

        function init() {
            names.clear();
            for (let i = 0; i < 40; ++i)
                names.append({
                        "name": "name " + i
                    });
            table.view.forceActiveFocus();
            table.currentIndex = 0;
            table.activatedName = "";
            opened.clear();
            allOpened.clear();
        }

        function findText(item, text) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                if (child.text === text && child.textFormat !== undefined)
                    return child;
                const below = findText(child, text);
                if (below)
                    return below;
            }
            return null;
        }

        function test_homeAndEndReachTheEnds() {
            keyClick(Qt.Key_End);
            compare(table.currentIndex, 39);
            keyClick(Qt.Key_Home);
            compare(table.currentIndex, 0);
        }
        function test_aPageDownMovesWithoutLeavingTheTable() {
            keyClick(Qt.Key_PageDown);
            verify(table.currentIndex > 1);
            verify(table.currentIndex < 39);
        }
        function test_enterActivatesTheCurrentRow() {
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(table.activatedName, "name 1");
        }
        function test_theFooterSaysShownOfTotal() {
            verify(findText(table, "Showing 40 of 99 names"));
        }
        function test_anEmptyTableSaysWhatWouldBeHere() {
            names.clear();
            const text = findText(table, "Nothing here.");
            verify(text);
            tryVerify(() => text.visible);
        }
        function test_hostileNamesStayPlain() {
            const text = findText(strip, root.hostile);
            verify(text);
            compare(text.textFormat, Text.PlainText);
        }
        function test_aCardOpensItsPage() {
            mouseClick(strip, 12 + strip.cardWidth / 2, strip.height / 2);
            compare(opened.count, 1);
            compare(opened.signalArguments[0][1], "u-1");
        }
        function test_theCountingCardOpensTheWholeLineage() {
            mouseClick(strip, strip.width - 12 - strip.cardWidth / 2, strip.height / 2);
            compare(allOpened.count, 1);
        }
        function test_anUnknownStateIsNeverGreen() {
            compare(String(mark.ink), String(Theme.unk));
            compare(mark.Accessible.name, "Not run");
        }
    }
}
