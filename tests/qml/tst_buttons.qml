// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

TestCase {
    id: testCase

    readonly property string hostile: "<img src=\"http://127.0.0.1:1/x.png\"><b>&amp;</b>"

    name: "Buttons"
    when: windowShown
    width: 400
    height: 200
    visible: true

    Component {
        id: button

        Button {
            text: "Approve"
        }
    }
    Component {
        id: iconButton

        IconButton {
            iconName: "close"
            label: "Dismiss"
        }
    }
    Component {
        id: link

        LinkButton {
            text: "Show all"
        }
    }
    SignalSpy {
        id: clicks

        signalName: "clicked"
    }

    function make(component: Component, properties: var): QtObject {
        const item = createTemporaryObject(component, testCase, properties ?? {});
        clicks.target = item;
        clicks.clear();
        return item;
    }
    function test_aClickPresses() {
        mouseClick(make(button));
        compare(clicks.count, 1);
    }
    function test_spaceAndReturnPress() {
        const item = make(button);
        item.forceActiveFocus(Qt.TabFocusReason);
        verify(item.visualFocus);
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_Return);
        keyClick(Qt.Key_Enter);
        compare(clicks.count, 3);
    }
    function test_aDisabledButtonDoesNotPress() {
        mouseClick(make(button, {
                    "enabled": false
                }));
        compare(clicks.count, 0);
    }
    function test_itIsWideEnoughForItsText() {
        const narrow = make(button, {
                "text": "A"
            });
        const wide = make(button, {
                "text": "Approve with conditions",
                "iconName": "approve-conditions"
            });
        verify(wide.implicitWidth > narrow.implicitWidth + 100);
        compare(wide.implicitHeight, 32);
        compare(make(button, {
                    "small": true
                }).implicitHeight, 28);
    }
    function test_hostileTextStaysPlain() {
        const item = make(button, {
                "text": testCase.hostile
            });
        waitForRendering(item);
        const label = findLabel(item.contentItem, testCase.hostile);
        verify(label !== null);
        compare(label.textFormat, Text.PlainText);
    }
    function test_aHostileNameSetLaterStaysPlain() {
        const item = make(button);
        item.text = testCase.hostile;
        waitForRendering(item);
        compare(findLabel(item.contentItem, testCase.hostile).textFormat, Text.PlainText);
    }
    function test_anIconButtonIsNamed() {
        const item = make(iconButton);
        compare(item.Accessible.name, "Dismiss");
        compare(item.implicitWidth, item.implicitHeight);
        mouseClick(item);
        compare(clicks.count, 1);
    }
    function test_aLinkSaysThatItIsOne() {
        const item = make(link);
        compare(item.Accessible.role, Accessible.Link);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        compare(clicks.count, 1);
    }
    function findLabel(item: Item, text: string): Item {
        if (item.text === text && item.textFormat !== undefined)
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = findLabel(item.children[i], text);
            if (found)
                return found;
        }
        return null;
    }
}
