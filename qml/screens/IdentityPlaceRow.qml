// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One instance: what is on it, which one it is, how that is known, and what can be done.
TableRow {
    id: root

    required property int index
    required property string key
    required property string platform
    required property string name
    required property string datasets
    required property string means
    required property string tone
    required property string iconName
    required property string because
    required property string hint
    required property bool canBind
    required property int decision
    property bool busy: false
    property var widths: [] // list of numbers

    readonly property bool canAct: root.canBind || root.decision > 0

    implicitHeight: Theme.rowTall
    cellPadding: Theme.gap16
    label: qsTr("%1, %2, %3 datasets, %4").arg(root.platform).arg(root.name).arg(root.datasets).arg(root.means)

    Row {
        height: parent.height
        spacing: Theme.gap8

        Label {
            width: root.widths[0] ?? 0
            height: root.height
            text: root.platform
            color: Theme.fg2
            Accessible.ignored: true
        }
        Label {
            width: root.widths[1] ?? 0
            height: root.height
            text: root.name
            medium: true
            elide: Text.ElideMiddle
            Accessible.ignored: true

            Tip {
                text: root.name
            }
        }
        Label {
            width: root.widths[2] ?? 0
            height: root.height
            horizontalAlignment: Text.AlignRight
            text: root.datasets
            Accessible.ignored: true
        }
        ToneMark {
            width: root.widths[3] ?? 0
            anchors.verticalCenter: parent.verticalCenter
            tone: root.tone
            iconName: root.iconName
            text: root.means
            Accessible.ignored: true

            Tip {
                text: root.hint
            }
        }
        Label {
            width: root.widths[4] ?? 0
            height: root.height
            text: root.because
            role: Label.Hint
            Accessible.ignored: true

            Tip {
                text: root.hint
            }
        }
        Item {
            width: root.widths[5] ?? 0
            height: root.height

            Button {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: root.canAct
                small: true
                kind: root.canBind ? Button.Secondary : Button.Quiet
                enabled: !root.busy
                text: root.canBind ? qsTr("Bind…") : qsTr("Unbind…")
                Accessible.description: root.name
                onClicked: root.activated()
            }
        }
    }
}
