// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/// A choice of few, all visible. `options`: [{ value, text, icon }], `value` the chosen one's value.
/// Left and right arrows choose; the person's choice comes as activated(value).
Rectangle {
    id: root

    property string label
    property var options: [] // plain objects { value: string, text: string, icon: string }
    property string value

    signal activated(string value)

    implicitWidth: row.implicitWidth + 4
    implicitHeight: Theme.controlSmall
    radius: Theme.radius2
    color: Theme.bg3
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label

    function step(index: int) {
        const segment = segments.itemAt(index);
        if (segment) {
            segment.forceActiveFocus(Qt.TabFocusReason);
            root.choose(index);
        }
    }
    function choose(index: int) {
        const option = root.options[Math.max(0, Math.min(root.options.length - 1, index))];
        if (option && option.value !== root.value)
            root.activated(option.value);
    }

    Row {
        id: row

        x: 2
        y: 2

        Repeater {
            id: segments

            model: root.options.length // a new text must not make a button anew under the pointer

            T.AbstractButton {
                id: segment

                required property int index
                readonly property var modelData: root.options[segment.index] ?? ({}) // { value, text, icon }

                text: segment.modelData.text ?? ""
                checked: segment.modelData.value === root.value
                implicitWidth: Math.ceil(content.implicitWidth) + 18
                implicitHeight: Theme.controlSmall - 4
                hoverEnabled: true
                focusPolicy: segment.checked || segment.activeFocus ? Qt.StrongFocus : Qt.ClickFocus
                Accessible.role: Accessible.RadioButton
                Accessible.name: segment.text
                Accessible.checkable: true
                Accessible.checked: segment.checked
                Accessible.onPressAction: segment.clicked()
                onClicked: root.choose(segment.index)
                Keys.onLeftPressed: root.step(segment.index - 1)
                Keys.onRightPressed: root.step(segment.index + 1)

                contentItem: Item {
                    Row {
                        id: content

                        anchors.centerIn: parent
                        spacing: 5

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: name.length > 0
                            name: segment.modelData.icon ?? ""
                            size: 14
                            color: segment.checked ? Theme.fg1 : Theme.fg2
                        }
                        Label {
                            anchors.verticalCenter: parent.verticalCenter
                            text: segment.text
                            role: Label.Hint
                            medium: true
                            color: segment.checked || segment.hovered ? Theme.fg1 : Theme.fg2
                        }
                    }
                }
                background: Rectangle {
                    radius: Theme.radius1
                    color: segment.checked ? Theme.raised : "transparent"
                    border.width: segment.checked ? 1 : 0
                    border.color: Theme.line

                    FocusRing {
                        shown: segment.visualFocus
                    }
                }
            }
        }
    }
}
