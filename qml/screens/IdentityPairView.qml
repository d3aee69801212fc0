// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The chosen pair: the question, what speaks for it, both sides, what they share, what would follow.
ColumnLayout {
    id: root

    required property IdentityViewModel identity

    readonly property identityPair pair: root.identity.pair

    spacing: Theme.gap12

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap12

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 4
            name: root.pair.iconName
            size: 20
            color: Theme.fg2
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: root.pair.title
                role: Label.Page
                Accessible.role: Accessible.Heading
            }
            Label {
                Layout.fillWidth: true
                text: root.pair.evidence
                color: Theme.fg2
                wrapMode: Text.Wrap
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root.width >= 560 ? 2 : 1
        columnSpacing: Theme.gap12
        rowSpacing: Theme.gap12

        IdentitySideCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1 // both get the same
            side: root.pair.left
            onOpened: root.identity.open(root.pair.left.link)
        }
        IdentitySideCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1 // both get the same
            side: root.pair.right
            onOpened: root.identity.open(root.pair.right.link)
        }
    }
    Panel {
        Layout.fillWidth: true
        visible: root.pair.sharedTitle.length > 0
        title: root.pair.sharedTitle
        count: root.pair.sharedCount
        contentPadding: Theme.gap12

        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap8

            Repeater {
                model: root.pair.examples

                Chip {
                    id: example

                    required property string modelData

                    text: example.modelData
                    mono: true
                    maximumWidth: root.width - 3 * Theme.gap12

                    Tip {
                        text: example.modelData
                    }
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        text: qsTr("%1 Nothing that was read is changed, and the decision can be undone at any time.").arg(root.pair.consequence)
        color: Theme.fg2
        wrapMode: Text.Wrap
    }
}
