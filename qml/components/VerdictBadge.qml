// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What a change of a contract means for one side. `verdict`: breaking, potential, safe, info; an
/// empty text is "no verdict on that side".
Item {
    id: root

    required property string verdict

    readonly property var shape: ({
            "breaking": [qsTr("Breaking"), "grade-degraded", Chip.Bad],
            "potential": [qsTr("Potential"), "grade-risk", Chip.Risk],
            "safe": [qsTr("Safe"), "check", Chip.Ok],
            "info": [qsTr("Info"), "info", Chip.Tag]
        })[root.verdict] ?? null // [word, icon, kind of chip]

    implicitWidth: root.shape ? chip.implicitWidth : 12
    implicitHeight: 20

    Chip {
        id: chip

        visible: root.shape !== null
        text: root.shape ? root.shape[0] : ""
        iconName: root.shape ? root.shape[1] : ""
        kind: root.shape ? root.shape[2] : Chip.Tag
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.shape === null
        text: "–"
        color: Theme.fg3
        Accessible.name: qsTr("No verdict")
    }
}
