// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts

/// A way in: icon, title, one sentence, one or two buttons.
Rectangle {
    id: root

    required property string title
    required property string text
    required property string actionText
    property string secondText
    property string iconName
    property bool primary: false

    signal activated
    signal secondActivated

    implicitWidth: 280
    implicitHeight: Math.max(212, column.implicitHeight + 40)
    radius: Theme.radius3
    color: Theme.bg1
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    Shadow {
        level: 1
    }
    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: 20
        spacing: 8

        Rectangle {
            Layout.bottomMargin: 4
            implicitWidth: 36
            implicitHeight: 36
            radius: Theme.radius3
            color: Theme.accSoft

            Icon {
                anchors.centerIn: parent
                name: root.iconName
                size: 20
                color: Theme.accText
            }
        }
        Label {
            Layout.fillWidth: true
            text: root.title
            role: Label.Title
        }
        Label {
            Layout.fillWidth: true
            Layout.fillHeight: true
            text: root.text
            color: Theme.fg2
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignTop
        }
        Flow {
            Layout.fillWidth: true
            Layout.topMargin: 4
            spacing: 8

            Button {
                text: root.actionText
                kind: root.primary ? Button.Primary : Button.Secondary
                onClicked: root.activated()
            }
            Button {
                visible: text.length > 0
                text: root.secondText
                onClicked: root.secondActivated()
            }
        }
    }
}
