// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// Asks, with room for a reason, whether a decision is to be taken back.
TextDialog {
    id: root

    property int decision: 0
    property string name // what it is about

    signal noted(int decision, string note)

    function ask(decision: int, name: string) {
        root.decision = decision;
        root.name = name;
        root.open();
    }

    prompt: qsTr("Why (may stay empty)")
    shortest: 0
    onConfirmed: text => root.noted(root.decision, text)
}
