// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

/// What decisions are made with: letters, the line of hints, a pair, an instance, a text.
Item {
    id: root

    width: 900
    height: 400

    readonly property string hostile: "<img src=\"http://127.0.0.1/x\"><b>bold</b>"

    property string letter

    LetterKeys {
        active: true
        letters: ["O", "A"]
        onPressed: key => root.letter = key
    }
    TextField {
        id: field

        label: "Why"
    }
    HintLine {
        id: hints

        y: 40
        width: parent.width
        text: "Recorded"
        keys: [["O", "one"], ["A", "apart"]]
    }
    IdentityProposalRow {
        id: pair

        y: 80
        width: 300
        index: 0
        kindIcon: "table"
        title: root.hostile
        first: root.hostile
        second: "shop.public.orders"
        strength: "4 of 5 columns"
    }
    IdentityPlaceRow {
        id: place

        y: 200
        width: 800
        widths: [80, 200, 70, 200, 100, 80]
        index: 0
        key: "snowflake|?x/snowflake"
        platform: "snowflake"
        name: root.hostile
        datasets: "8"
        means: "Unknown"
        tone: "quiet"
        iconName: "grade-unknown"
        because: ""
        hint: ""
        canBind: true
        decision: 0
    }
    TextDialog {
        id: dialog

        title: "Undo"
        acceptText: "Undo"
        prompt: "Why"
        shortest: 0
    }
    SignalSpy {
        id: chosen

        target: pair
        signalName: "clicked"
    }
    SignalSpy {
        id: acted

        target: place
        signalName: "activated"
    }
    SignalSpy {
        id: confirmed

        target: dialog
        signalName: "confirmed"
    }

    TestCase {
        name: "DecisionParts"
        when: windowShown

        function child(item: Item, type: string, text: string): Item {
            for (let i = 0; i < item.children.length; ++i) {
                const one = item.children[i];
                if (one.visible && String(one).startsWith(type) && one.text === text)
                    return one;
                const below = child(one, type, text);
                if (below)
                    return below;
            }
            return null;
        }

        function test_lettersActButNotInAField() {
            root.letter = "";
            keyClick(Qt.Key_O);
            compare(root.letter, "O");
            field.forceActiveFocus();
            keyClick(Qt.Key_A);
            compare(root.letter, "O");
            compare(field.text, "a");
            field.focus = false;
            keyClick(Qt.Key_A);
            compare(root.letter, "A");
        }
        function test_aProblemTakesTheRoomOfTheHint() {
            verify(child(hints, "Label", "Recorded"));
            hints.problem = root.hostile;
            verify(!child(hints, "Label", "Recorded"));
            verify(child(hints, "Label", root.hostile));
            verify(child(hints, "Label", "apart"));
            hints.problem = "";
        }
        function test_aPairIsChosenWhenTheFocusComes() {
            chosen.clear();
            pair.forceActiveFocus();
            compare(chosen.count, 1);
            verify(child(pair, "Label", root.hostile));
            pair.focus = false;
        }
        function test_onlyWhatCanBeDoneIsOffered() {
            acted.clear();
            mouseClick(child(place, "Button", "Bind…"));
            compare(acted.count, 1);
            place.canBind = false;
            verify(!child(place, "Button", "Bind…"));
            verify(!child(place, "Button", "Unbind…"));
            place.decision = 4;
            verify(child(place, "Button", "Unbind…"));
            place.busy = true;
            verify(!child(place, "Button", "Unbind…").enabled);
        }
        function test_aReasonMayStayEmpty() {
            confirmed.clear();
            dialog.open();
            tryVerify(() => dialog.opened);
            verify(dialog.acceptEnabled);
            dialog.accept();
            compare(confirmed.count, 1);
            compare(confirmed.signalArguments[0][0], "");
        }
    }
}
