// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// The button: 32 px, 28 when `small`. At most one primary per page. A destructive one is text until
/// the confirming dialog. `hint` is the tooltip; for a disabled button it says why.
T.Button {
    id: root

    enum Kind {
        Secondary,
        Primary,
        Quiet,
        Destructive
    }

    property int kind: Button.Secondary
    property string iconName
    property string trailingIconName
    property bool small: false
    property bool filledDestructive: false
    property string hint

    readonly property bool isFilled: root.enabled && (root.kind === Button.Primary || root.filledDestructive)
    readonly property bool hasText: root.text.length > 0
    readonly property int iconRoom: root.iconName.length > 0 ? (root.hasText ? 22 : 16) : 0
    readonly property int trailingRoom: root.trailingIconName.length > 0 ? 18 : 0
    readonly property real neededWidth: (root.hasText ? caption.implicitWidth : 0) + root.iconRoom + root.trailingRoom
    readonly property color ink: !root.enabled ? Theme.fg3 : root.isFilled ? (root.filledDestructive && Theme.dark ? Theme.bg0 : Theme.fgOnAccent) : root.kind === Button.Destructive ? Theme.bad : root.kind === Button.Quiet ? Theme.fg2 : Theme.fg1

    implicitWidth: Math.ceil(root.neededWidth) + leftPadding + rightPadding
    implicitHeight: root.small ? Theme.controlSmall : Theme.control
    horizontalPadding: root.text.length === 0 ? 6 : root.small ? 8 : 12
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.description: root.hint
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name.length > 0
                name: root.iconName
                color: root.ink
            }
            Label {
                id: caption

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), Math.max(0, root.availableWidth - root.iconRoom - root.trailingRoom))
                visible: text.length > 0
                text: root.text
                medium: true
                color: root.ink
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name.length > 0
                name: root.trailingIconName
                size: 12
                color: root.ink
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius2
        color: !root.enabled ? (root.kind === Button.Quiet ? "transparent" : Theme.bg3) : root.filledDestructive ? (Theme.dark ? Theme.bad : root.hovered ? Qt.darker(Theme.bad, 1.15) : Theme.bad) : root.kind === Button.Primary ? (root.down || root.hovered ? Theme.accHover : Theme.acc) : root.down ? Theme.bg3 : root.hovered || root.checked ? (root.kind === Button.Quiet ? Theme.bg3 : Theme.bg2) : root.kind === Button.Quiet ? "transparent" : Theme.bg1
        border.width: root.kind === Button.Quiet || root.isFilled ? 0 : 1
        border.color: root.enabled ? Theme.line2 : Theme.line

        FocusRing {
            shown: root.visualFocus
        }
    }

    HoverTip {
        text: root.hint
        shown: root.hovered
        pressed: root.down
    }
}
