// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope.App

/// A day as YYYY-MM-DD, typed or picked from a month. `text` is the day; empty means none.
TextField {
    id: root

    readonly property bool isValid: root.length === 0 || calendar.isDay(root.text)

    iconName: "calendar"
    placeholderText: qsTr("YYYY-MM-DD")
    maximumLength: 10
    implicitWidth: 150
    rightPadding: 32
    Keys.onDownPressed: popup.open()

    CalendarMonth {
        id: calendar
    }
    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: 4
        implicitWidth: 24
        implicitHeight: 24
        focusPolicy: Qt.NoFocus
        iconName: "chevron-down"
        label: qsTr("Choose a day")
        onClicked: popup.open()
    }
    T.Popup {
        id: popup

        y: root.height + 4
        implicitWidth: 7 * 32 + 16
        implicitHeight: implicitContentHeight + topPadding + bottomPadding
        padding: 8
        margins: 4
        focus: true
        onAboutToShow: calendar.show(root.text)

        contentItem: ColumnLayout {
            spacing: 4

            RowLayout {
                IconButton {
                    iconName: "chevron-left"
                    label: qsTr("Month before")
                    onClicked: calendar.step(-1)
                }
                Label {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: calendar.title
                    strong: true
                }
                IconButton {
                    iconName: "chevron-right"
                    label: qsTr("Month after")
                    onClicked: calendar.step(1)
                }
            }
            Grid {
                columns: 7

                Repeater {
                    model: calendar.days

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
                            root.text = day.modelData;
                            popup.close();
                        }

                        contentItem: Label {
                            horizontalAlignment: Text.AlignHCenter
                            text: String(Number(day.modelData.substring(8)))
                            color: day.modelData === root.text ? Theme.fgOnAccent : calendar.isInMonth(day.modelData) ? Theme.fg1 : Theme.fg3
                        }
                        background: Rectangle {
                            radius: Theme.radius1
                            color: day.modelData === root.text ? Theme.acc : day.hovered ? Theme.bg3 : "transparent"
                            border.width: day.modelData === calendar.today || day.visualFocus ? 1 : 0
                            border.color: day.visualFocus ? Theme.accText : Theme.line2
                        }
                    }
                }
            }
        }
        background: PopupFrame {
        }
    }
}
