// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// A broken rule of the mesh, with its way and whom to ask.
Item {
    id: root

    required property string kind
    required property string title
    required property string rule
    required property string sentence
    required property string uid
    required property int fromDomain
    required property int toDomain
    required property string owner

    signal pathWanted
    signal shown
    signal ownerWanted

    implicitHeight: column.height + Theme.gap8

    Icon {
        y: 3
        name: root.kind === "bypass" ? "grade-degraded" : "cycle"
        size: 14
        color: root.kind === "bypass" ? Theme.bad : Theme.risk
    }
    Column {
        id: column

        x: 24
        width: parent.width - 24
        spacing: 2

        Row {
            spacing: 6

            Label {
                text: root.title
                strong: true
            }
            Label {
                text: root.rule
                role: Label.Hint
            }
        }
        Label {
            width: parent.width
            text: root.sentence
            role: Label.Hint
            color: Theme.fg2
            wrapMode: Text.Wrap
        }
        Row {
            spacing: Theme.gap12

            LinkButton {
                hintSize: true
                text: qsTr("Show on the map")
                onClicked: root.shown()
            }
            LinkButton {
                hintSize: true
                visible: root.kind === "bypass"
                text: qsTr("Show path")
                onClicked: root.pathWanted()
            }
            LinkButton {
                hintSize: true
                visible: root.owner.length > 0
                text: qsTr("Owner: %1").arg(root.owner)
                Accessible.description: qsTr("Shows what this person owns")
                onClicked: root.ownerWanted()
            }
            Label {
                visible: root.owner.length === 0
                text: qsTr("No owner known")
                role: Label.Hint
            }
        }
    }
}
