// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

TestCase {
    id: testCase

    name: "Fields"
    when: windowShown
    width: 500
    height: 400
    visible: true

    Component {
        id: field

        TextField {
            label: "Purpose"
            placeholderText: "<img src='http://127.0.0.1:1/'>"
        }
    }
    Component {
        id: search

        SearchField {
            label: "Search"
            keyText: "Ctrl K"
        }
    }
    Component {
        id: area

        TextArea {
            label: "Reason"
        }
    }
    Component {
        id: date

        DateField {
            label: "From"
            text: "2026-11-24"
        }
    }
    SignalSpy {
        id: cleared

        signalName: "cleared"
    }

    function type(text: string) {
        for (const letter of text)
            keyClick(letter);
    }
    function test_typingFillsTheFieldAndItsErrorIsDescribed() {
        const item = createTemporaryObject(field, testCase);
        waitForRendering(item);
        item.forceActiveFocus(Qt.TabFocusReason);
        type("abc");
        compare(item.text, "abc");
        item.error = "Too short";
        compare(item.Accessible.name, "Purpose");
        compare(item.Accessible.description, "Too short");
    }
    function test_escapeClearsTheSearch() {
        const item = createTemporaryObject(search, testCase);
        cleared.target = item;
        item.forceActiveFocus(Qt.TabFocusReason);
        type("net");
        keyClick(Qt.Key_Escape);
        compare(item.text, "");
        compare(cleared.count, 1);
    }
    function test_theClearButtonKeepsTheFocus() {
        const item = createTemporaryObject(search, testCase);
        item.text = "net";
        waitForRendering(item);
        mouseClick(item, item.width - 14, 16);
        compare(item.text, "");
        verify(item.activeFocus);
    }
    function test_tabLeavesATextArea() {
        const item = createTemporaryObject(area, testCase);
        const next = createTemporaryObject(field, testCase);
        item.inputItem.forceActiveFocus(Qt.TabFocusReason);
        type("ok");
        keyClick(Qt.Key_Tab);
        compare(item.text, "ok");
        verify(!item.inputItem.activeFocus);
        verify(next.activeFocus);
    }
    function test_aTextAreaTakesMarkupAsText() {
        const item = createTemporaryObject(area, testCase);
        item.text = "<img src='file:///dev/zero'>";
        waitForRendering(item);
        compare(item.text, "<img src='file:///dev/zero'>");
        compare(item.inputItem.textFormat, TextEdit.PlainText);
    }
    function test_aDayMustExist_data() {
        return [{
                "tag": "good",
                "text": "2026-02-28",
                "valid": true
            }, {
                "tag": "empty",
                "text": "",
                "valid": true
            }, {
                "tag": "no such day",
                "text": "2026-02-30",
                "valid": false
            }, {
                "tag": "words",
                "text": "tomorrow",
                "valid": false
            }];
    }
    function test_aDayMustExist(data: var) {
        const item = createTemporaryObject(date, testCase);
        item.text = data.text;
        compare(item.isValid, data.valid);
    }
    function test_aDayIsPickedByKeyboard() {
        const item = createTemporaryObject(date, testCase);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Down);
        wait(0);
        keyClick(Qt.Key_Escape);
        compare(item.text, "2026-11-24");
    }
}
