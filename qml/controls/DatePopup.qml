// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope.App

/// A month to pick a day of: what a DateField opens. Made when first wanted: it has 42 buttons.
T.Popup {
    id: root

    required property CalendarMonth calendar
    required property TextField field

    y: parent ? parent.height + 4 : 0
    implicitWidth: 7 * 32 + 16
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: 8
    margins: 4
    focus: true
    onAboutToShow: root.calendar.show(root.field.text)

    contentItem: ColumnLayout {
        spacing: 4

        RowLayout {
            IconButton {
                iconName: "chevron-left"
                label: qsTr("Month before")
                onClicked: root.calendar.step(-1)
            }
            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: root.calendar.title
                strong: true
            }
            IconButton {
                iconName: "chevron-right"
                label: qsTr("Month after")
                onClicked: root.calendar.step(1)
            }
        }
        Grid {
            columns: 7

            Repeater {
                model: root.calendar.days

                T.AbstractButton {
                    id: day

                    required property string modelData

                    width: 32
                    height: 28
                    text: day.modelData
                    focusPolicy: Qt.StrongFocus
                    hoverEnabled: true
                    Accessible.role: Accessible.Button
                    Accessible.onPressAction: day.clicked()
                    Keys.onReturnPressed: day.clicked()
                    onClicked: {
                        root.field.text = day.modelData;
                        root.close();
                    }

                    contentItem: Label {
                        horizontalAlignment: Text.AlignHCenter
                        text: String(Number(day.modelData.substring(8)))
                        color: day.modelData === root.field.text ? Theme.fgOnAccent : root.calendar.isInMonth(day.modelData) ? Theme.fg1 : Theme.fg3
                    }
                    background: Rectangle {
                        radius: Theme.radius1
                        color: day.modelData === root.field.text ? Theme.acc : day.hovered ? Theme.bg3 : "transparent"
                        border.width: day.modelData === root.calendar.today || day.visualFocus ? 1 : 0
                        border.color: day.visualFocus ? Theme.accText : Theme.line2
                    }
                }
            }
        }
    }
    background: PopupFrame {
    }
}
