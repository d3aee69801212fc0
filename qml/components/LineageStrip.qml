// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

/// A thing between what it is made from and what is made from it: at most four cards a side, the
/// last one counting the rest. Cards: [{ name, detail, slot, grade, uid, page, more }].
Rectangle {
    id: root

    property string name
    property string detail
    property int slot: -1
    property var upstream: [] // plain objects, see above
    property var downstream: [] // plain objects, see above

    readonly property int cardWidth: Math.max(96, Math.min(150, (root.width - 24 - 2 * 20) / 3))
    readonly property real middle: root.height / 2

    signal opened(string page, string uid)
    signal allOpened

    function cardY(index: int, count: int): real {
        return root.middle + (index - (count - 1) / 2) * 44 - 18;
    }

    implicitWidth: 420
    implicitHeight: 188
    color: Theme.canvas

    Repeater {
        model: root.upstream

        Shape {
            id: incoming

            required property int index

            ShapePath {
                strokeColor: Theme.ctl
                strokeWidth: 1.25
                fillColor: "transparent"
                startX: 12 + root.cardWidth
                startY: root.cardY(incoming.index, root.upstream.length) + 18

                PathCubic {
                    readonly property real bend: (root.width - 24 - 3 * root.cardWidth) / 4

                    x: start.x
                    y: root.middle
                    control1X: 12 + root.cardWidth + bend
                    control1Y: root.cardY(incoming.index, root.upstream.length) + 18
                    control2X: start.x - bend
                    control2Y: root.middle
                }
            }
        }
    }
    Repeater {
        model: root.downstream

        Shape {
            id: outgoing

            required property int index

            ShapePath {
                strokeColor: Theme.ctl
                strokeWidth: 1.25
                fillColor: "transparent"
                startX: start.x + start.width
                startY: root.middle

                PathCubic {
                    readonly property real bend: (root.width - 24 - 3 * root.cardWidth) / 4

                    x: root.width - 12 - root.cardWidth
                    y: root.cardY(outgoing.index, root.downstream.length) + 18
                    control1X: start.x + start.width + bend
                    control1Y: root.middle
                    control2X: root.width - 12 - root.cardWidth - bend
                    control2Y: y
                }
            }
        }
    }
    Repeater {
        model: root.upstream

        LineageStripCard {
            required property var modelData
            required property int index

            x: 12
            y: root.cardY(index, root.upstream.length)
            width: root.cardWidth
            card: modelData
            onClicked: card.more ? root.allOpened() : root.opened(card.page, card.uid)
        }
    }
    Rectangle {
        id: start

        x: Math.round((root.width - width) / 2)
        y: root.middle - 24
        width: root.cardWidth
        height: 48
        radius: Theme.radius2
        color: Theme.bg1
        border.width: 2
        border.color: Theme.accText

        Rectangle {
            x: 2
            y: 2
            width: 4
            height: parent.height - 4
            color: Theme.domain(root.slot)
        }
        Label {
            x: 12
            y: 7
            width: parent.width - 18
            text: root.name
            role: Label.Hint
            strong: true
            color: Theme.fg1
            elide: Text.ElideMiddle
        }
        Label {
            x: 12
            y: 24
            width: parent.width - 18
            text: root.detail
            role: Label.Hint
        }
    }
    Repeater {
        model: root.downstream

        LineageStripCard {
            required property var modelData
            required property int index

            x: root.width - 12 - root.cardWidth
            y: root.cardY(index, root.downstream.length)
            width: root.cardWidth
            card: modelData
            onClicked: card.more ? root.allOpened() : root.opened(card.page, card.uid)
        }
    }
    Label {
        anchors.bottom: parent.bottom
        x: 12
        height: 20
        visible: root.upstream.length === 0 || root.downstream.length === 0
        text: root.upstream.length === 0 && root.downstream.length === 0 ? qsTr("No flow in or out is known.") : root.upstream.length === 0 ? qsTr("Nothing is known about where it comes from.") : qsTr("No reader is known.")
        role: Label.Hint
    }
}
