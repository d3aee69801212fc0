// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The columns a request asks for, each with its classification and the reason of it.
Panel {
    id: root

    required property AccessQueueViewModel queue

    readonly property int nameWidth: Math.max(120, Math.round(root.width * 0.27))
    readonly property int markWidth: 120
    readonly property int most: 300 ///< rows drawn at once; the rest is said below

    title: qsTr("Requested columns")
    count: root.queue.facts.columnCount

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.gap12
        Layout.rightMargin: Theme.gap12
        Layout.preferredHeight: 28
        spacing: Theme.gap12

        Label {
            Layout.fillWidth: true
            text: qsTr("This request counts as")
            role: Label.Hint
        }
        ClassificationMark {
            classification: root.queue.facts.classification
        }
        ClassificationMark {
            visible: root.queue.facts.personal
            classification: "personal"
        }
    }
    TableHead {
        Layout.fillWidth: true
        padding: Theme.gap12
        columns: [{
                "text": qsTr("Column"),
                "width": root.nameWidth
            }, {
                "text": qsTr("Classification"),
                "width": root.markWidth
            }, {
                "text": qsTr("Because"),
                "width": 0
            }]
    }
    Rows {
        id: rows

        model: root.queue.columns

        Item {
            id: row

            required property int index
            required property string path
            required property string classification
            required property string because

            implicitHeight: 28
            visible: row.index < root.most
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2, %3").arg(row.path).arg(row.classification).arg(row.because)

            Label {
                x: Theme.gap12
                height: parent.height
                width: root.nameWidth
                text: row.path
                elide: Text.ElideMiddle
                Accessible.ignored: true
            }
            ClassificationMark {
                x: Theme.gap12 + root.nameWidth + Theme.gap8
                anchors.verticalCenter: parent.verticalCenter
                width: root.markWidth
                classification: row.classification
            }
            Label {
                x: Theme.gap12 + root.nameWidth + root.markWidth + 2 * Theme.gap8
                height: parent.height
                width: parent.width - x - Theme.gap12
                text: row.because
                role: Label.Hint
                Accessible.ignored: true
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }
        }
    }
    Label {
        Layout.margins: Theme.gap12
        visible: rows.count > root.most
        text: qsTr("%1 of %2 shown").arg(root.most).arg(rows.count)
        role: Label.Hint
    }
}
