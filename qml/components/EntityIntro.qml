// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// What a product or dataset is, in its owner's words, with tags and whether sources agree.
Column {
    id: root

    required property entityHead head
    property int conflicts: 0
    property bool reading: true

    signal linkActivated(string link)
    signal claimsRequested

    spacing: 8
    leftPadding: 4
    rightPadding: 4
    bottomPadding: 4

    DescriptionText {
        width: Math.min(800, root.width - 8)
        visible: root.head.descriptionHtml.length > 0
        html: root.head.descriptionHtml
        reading: root.reading
        onLinkActivated: link => root.linkActivated(link)
    }
    Label {
        width: Math.min(800, root.width - 8)
        visible: root.head.descriptionHtml.length === 0
        text: qsTr("No source describes it.")
        role: root.reading ? Label.Reading : Label.Body
        color: Theme.fg3
    }
    DescriptionText {
        width: Math.min(800, root.width - 8)
        visible: root.head.usageHtml.length > 0
        html: root.head.usageHtml
        reading: false
        onLinkActivated: link => root.linkActivated(link)
    }
    DescriptionText {
        width: Math.min(800, root.width - 8)
        visible: root.head.limitationsHtml.length > 0
        html: root.head.limitationsHtml
        reading: false
        onLinkActivated: link => root.linkActivated(link)
    }
    Flow {
        width: root.width - 8
        spacing: 8

        Repeater {
            model: root.head.tags

            Chip {
                required property string modelData

                text: modelData
            }
        }
        Label {
            height: 20
            visible: root.conflicts > 0
            text: root.conflicts === 1 ? qsTr("Sources disagree about one field.") : qsTr("Sources disagree about %1 fields.").arg(root.conflicts)
            role: Label.Hint
        }
        LinkButton {
            visible: root.conflicts > 0
            text: qsTr("Compare claims")
            onClicked: root.claimsRequested()
        }
    }
}
