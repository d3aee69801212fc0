// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Icon and word of a classification: public, internal, confidential, restricted, personal; all else
/// is unknown. `shapeOnly` keeps the icon, with the word as its accessible name.
Item {
    id: root

    required property string classification
    property bool shapeOnly: false

    readonly property string word: ({
            "public": qsTr("Public"),
            "internal": qsTr("Internal"),
            "confidential": qsTr("Confidential"),
            "restricted": qsTr("Restricted"),
            "personal": qsTr("Personal")
        })[root.classification] ?? qsTr("Unknown")

    implicitWidth: root.shapeOnly ? 14 : 18 + Math.ceil(label.implicitWidth)
    implicitHeight: 20
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Classification %1").arg(root.word)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: ({
                "public": "globe",
                "internal": "building",
                "confidential": "lock",
                "restricted": "shield",
                "personal": "personal"
            })[root.classification] ?? "grade-unknown"
        size: 14
        color: Theme.classification(root.classification)
    }
    Label {
        id: label

        x: 18
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        visible: !root.shapeOnly
        text: root.word
        medium: true
        color: Theme.classification(root.classification)
        Accessible.ignored: true
    }
    Tip {
        text: root.shapeOnly ? root.word : ""
    }
}
