// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

TestCase {
    id: testCase

    name: "Choices"
    when: windowShown
    width: 500
    height: 400
    visible: true

    Component {
        id: segments

        SegmentedControl {
            label: "Shown"
            value: "a"
            options: [{
                    "value": "a",
                    "text": "Datasets"
                }, {
                    "value": "b",
                    "text": "<img src='x'>"
                }]
            onActivated: value => this.value = value
        }
    }
    Component {
        id: tabs

        Tabs {
            label: "Parts"
            value: "one"
            tabs: [{
                    "value": "one",
                    "text": "One"
                }, {
                    "value": "two",
                    "text": "Two",
                    "count": 7
                }]
            onActivated: value => this.value = value
        }
    }
    Component {
        id: checkBox

        CheckBox {
            text: "Only changes"
        }
    }
    Component {
        id: radio

        RadioButton {
            text: "Dark"
            hint: "Follows nothing"
        }
    }
    Component {
        id: toggle

        Switch {
            text: "On"
        }
    }
    Component {
        id: combo

        ComboBox {
            label: "Sort"
            model: ["Best match", "<img src='http://127.0.0.1:1/'>", "Name"]
        }
    }
    Component {
        id: spin

        SpinField {
            label: "Steps up"
            value: 2
            to: 3
            onModified: value => this.value = value
        }
    }
    Component {
        id: slider

        Slider {
            label: "Time"
            value: 0.5
            stepSize: 0.1
        }
    }

    function firstFocusable(item: Item): Item {
        for (let i = 0; i < item.children.length; ++i) {
            if (item.children[i].focusPolicy !== undefined && item.children[i].checked)
                return item.children[i];
            const found = firstFocusable(item.children[i]);
            if (found)
                return found;
        }
        return null;
    }
    function test_arrowsChooseASegment() {
        const item = createTemporaryObject(segments, testCase);
        waitForRendering(item);
        firstFocusable(item).forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        compare(item.value, "b");
        keyClick(Qt.Key_Left);
        compare(item.value, "a");
        keyClick(Qt.Key_Left);
        compare(item.value, "a", "the first one is the end");
    }
    function test_aClickChoosesASegment() {
        const item = createTemporaryObject(segments, testCase);
        waitForRendering(item);
        mouseClick(item, item.width - 12, 12);
        compare(item.value, "b");
    }
    function test_aClickChoosesATab() {
        const item = createTemporaryObject(tabs, testCase);
        waitForRendering(item);
        mouseClick(item, item.width - 6, 16);
        compare(item.value, "two");
    }
    function test_spaceTicksABox() {
        const item = createTemporaryObject(checkBox, testCase);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        verify(item.checked);
        mouseClick(item);
        verify(!item.checked);
        compare(item.Accessible.name, "Only changes");
    }
    function test_aRadioButtonDescribesItself() {
        const item = createTemporaryObject(radio, testCase);
        mouseClick(item);
        verify(item.checked);
        compare(item.Accessible.description, "Follows nothing");
    }
    function test_aSwitchTurnsByKey() {
        const item = createTemporaryObject(toggle, testCase);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        verify(item.checked);
    }
    function test_aComboBoxOpensOnHostileEntries() {
        const item = createTemporaryObject(combo, testCase);
        mouseClick(item);
        tryCompare(item.popup, "opened", true);
        waitForRendering(item.popup.contentItem);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(item.currentIndex, 1);
        compare(item.displayText, "<img src='http://127.0.0.1:1/'>");
        compare(item.contentItem.textFormat, Text.PlainText);
    }
    function test_aSpinFieldStopsAtItsEnds() {
        const item = createTemporaryObject(spin, testCase);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Up);
        compare(item.value, 3);
        for (let i = 0; i < 5; ++i)
            keyClick(Qt.Key_Down);
        compare(item.value, 0);
        mouseClick(item, item.width - 8, 14);
        compare(item.value, 1);
    }
    function test_aSliderMovesByKey() {
        const item = createTemporaryObject(slider, testCase);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        fuzzyCompare(item.value, 0.6, 0.001);
        compare(item.Accessible.name, "Time");
    }
}
