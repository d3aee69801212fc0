// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// The head of the page of a product or dataset: way, name and state, score with its bounds, actions
/// and tabs. Children become the actions at the right.
Rectangle {
    id: root

    required property entityHead head
    property var crumbs: [] // as Breadcrumbs takes them
    property var tabs: [] // as Tabs takes them
    property string tab
    property bool loading: false
    default property alias actions: buttons.data

    readonly property bool narrow: root.width < 1080
    readonly property int gutter: 24

    signal linkActivated(string link)
    signal tabActivated(string value)
    signal scoreActivated
    signal domainActivated

    implicitWidth: 800
    implicitHeight: 132
    color: Theme.bg1

    Breadcrumbs {
        x: root.gutter
        y: 12
        crumbs: root.crumbs
        onActivated: link => root.linkActivated(link)
    }
    Rectangle {
        id: tile

        readonly property color ink: Theme.domain(root.head.domainSlot)

        x: root.gutter
        y: 40
        width: 48
        height: 48
        radius: 10
        color: Theme.tint(tile.ink)
        border.width: 1
        border.color: Qt.tint(Theme.bg1, Qt.rgba(tile.ink.r, tile.ink.g, tile.ink.b, 0.3))

        Icon {
            anchors.centerIn: parent
            name: root.head.icon
            size: 20
            color: tile.ink
        }
    }
    Item {
        anchors.left: tile.right
        anchors.leftMargin: 12
        anchors.right: score.left
        anchors.rightMargin: 20
        y: 38
        height: 52
        clip: true

        Row {
            id: names

            width: parent.width
            height: 28
            spacing: 8

            Label {
                width: Math.min(implicitWidth + 1, names.width - (version.visible ? version.width + 8 : 0) - (status.visible ? status.width + 8 : 0))
                height: parent.height
                text: root.head.name
                role: Label.Page
                elide: Text.ElideMiddle
                Accessible.role: Accessible.Heading

                Tip {
                    text: parent.truncated ? root.head.name : ""
                }
            }
            Chip {
                id: version

                anchors.verticalCenter: parent.verticalCenter
                visible: text.length > 0
                text: root.head.version
                kind: Chip.Outline
            }
            Chip {
                id: status

                anchors.verticalCenter: parent.verticalCenter
                visible: text.length > 0 && root.head.version.length > 0
                text: root.head.statusText
                iconName: root.head.statusKind === "ok" ? "check" : root.head.statusKind === "unknown" ? "" : "warning"
                kind: ({
                        "ok": Chip.Ok,
                        "risk": Chip.Risk,
                        "bad": Chip.Bad
                    })[root.head.statusKind] ?? Chip.Unknown
            }
        }
        EntityFacts {
            y: 30
            width: parent.width
            head: root.head
            narrow: root.narrow
            onDomainActivated: root.domainActivated()
        }
    }
    ScoreSummary {
        id: score

        anchors.right: rule.left
        anchors.rightMargin: root.narrow ? 12 : 20
        y: 34
        width: root.narrow ? 224 : 240
        head: root.head
        onActivated: root.scoreActivated()
    }
    Rectangle {
        id: rule

        anchors.right: buttons.left
        anchors.rightMargin: root.narrow ? 12 : 20
        y: 36
        width: 1
        height: 56
        color: Theme.line
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: root.gutter
        y: 48
        spacing: 8
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    Tabs {
        x: root.gutter
        anchors.bottom: parent.bottom
        width: parent.width - 2 * x
        label: qsTr("Parts of the page")
        tabs: root.tabs
        value: root.tab
        ruled: false
        onActivated: value => root.tabActivated(value)
    }
    LoadingLine {
        anchors.bottom: parent.bottom
        width: parent.width
        loading: root.loading
    }
}
