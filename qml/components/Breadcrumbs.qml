// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The way to a page. `crumbs`: [{ text, link }]; the last one is where one is. activated(link).
Row {
    id: root

    property var crumbs: [] // plain objects { text: string, link: string }

    signal activated(string link)

    height: 20
    spacing: 6

    Repeater {
        model: root.crumbs

        Row {
            id: crumb

            required property int index
            required property var modelData

            readonly property bool isLast: crumb.index === root.crumbs.length - 1

            height: root.height
            spacing: 6

            LinkButton {
                id: link

                anchors.verticalCenter: parent.verticalCenter
                visible: !crumb.isLast
                text: crumb.modelData.text

                contentItem: Label {
                    text: link.text
                    role: Label.Hint
                    font.underline: link.hovered
                }
                onClicked: root.activated(crumb.modelData.link)
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: !crumb.isLast
                name: "chevron-right"
                size: 12
                color: Theme.fg3
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: crumb.isLast
                text: crumb.modelData.text
                role: Label.Hint
                color: Theme.fg2
            }
        }
    }
}
