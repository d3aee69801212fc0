// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Where a thing comes from and who reads it, as two short columns of cards for a side panel. Cards
/// as in LineageStrip.
Item {
    id: root

    property var upstream: [] // plain objects { name, detail, slot, grade, uid, page, more }
    property var downstream: [] // the same

    readonly property real half: (width - 32) / 2

    signal opened(string page, string uid)
    signal allOpened

    implicitWidth: 320
    implicitHeight: 34 + Math.max(1, root.upstream.length, root.downstream.length) * 42 + 4

    Repeater {
        model: [{
                "title": qsTr("From"),
                "cards": root.upstream,
                "none": qsTr("Origin not known")
            }, {
                "title": qsTr("To"),
                "cards": root.downstream,
                "none": qsTr("No reader known")
            }]

        Column {
            id: side

            required property int index
            required property var modelData // { title, cards, none }

            x: 12 + side.index * (root.half + 8)
            y: 8
            width: root.half
            spacing: 6

            Label {
                width: parent.width
                height: 18
                text: side.modelData.title
                role: Label.Hint
            }
            Repeater {
                model: side.modelData.cards

                LineageStripCard {
                    id: card

                    required property var modelData

                    width: root.half
                    card: card.modelData
                    onClicked: card.modelData.more ? root.allOpened() : root.opened(card.modelData.page, card.modelData.uid)
                }
            }
            Label {
                width: parent.width
                height: 36
                visible: side.modelData.cards.length === 0
                text: side.modelData.none
                color: Theme.fg3
            }
        }
    }
}
