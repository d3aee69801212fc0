// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// A rule with its last outcome, sixty days, and its term: weight times confidence times credit.
Item {
    id: root

    required property string name
    required property string path
    required property string expectation
    required property string engine
    required property string dimension
    required property string severity
    required property string outcome
    required property string outcomeText
    required property real weight
    required property string credit
    required property string confidence
    required property real share
    required property string age
    required property string message
    required property list<int> outcomes
    required property string contract
    required property string contractUid
    property bool isNarrow: false

    signal contractOpened(string uid)

    implicitHeight: 52
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 %2: %3").arg(root.path).arg(root.name).arg(root.outcomeText)

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap12
        anchors.rightMargin: Theme.gap12
        spacing: Theme.gap12

        Icon {
            name: root.outcome === "healthy" ? "grade-healthy" : root.outcome === "degraded" ? "grade-degraded" : root.outcome === "at_risk" ? "grade-risk" : "grade-unknown"
            size: 14
            color: Theme.grade(root.outcome)
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.minimumWidth: 120
            spacing: 0

            Label {
                Layout.fillWidth: true
                text: root.path.length > 0 ? qsTr("%1 · %2").arg(root.path).arg(root.name) : root.name
                medium: true
                elide: Text.ElideMiddle
            }
            Label {
                Layout.fillWidth: true
                text: Array.of(root.dimension, root.engine, root.message.length > 0 ? root.message : root.expectation, root.isNarrow ? root.contract : "").filter(part => part.length > 0).join(" · ")
                role: Label.Hint
            }
        }
        Item {
            visible: !root.isNarrow
            Layout.preferredWidth: 120 // also without a contract: the columns stand below each other
            Layout.fillHeight: true

            LinkButton {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.contract.length > 0
                width: Math.min(implicitWidth, parent.width)
                text: root.contract
                hintSize: true
                onClicked: root.contractOpened(root.contractUid)
            }
        }
        OutcomeStrip {
            Layout.preferredWidth: root.isNarrow ? 72 : 160
            Layout.maximumWidth: root.isNarrow ? 72 : 160
            Layout.preferredHeight: 18
            outcomes: root.outcomes
            passColor: Theme.ok
            warnColor: Theme.risk
            failColor: Theme.bad
            unknownColor: Theme.line2
            Accessible.role: Accessible.Chart
            Accessible.name: qsTr("Outcomes of the last 60 days")
        }
        ColumnLayout {
            Layout.preferredWidth: root.isNarrow ? 84 : 100
            Layout.maximumWidth: root.isNarrow ? 84 : 100
            spacing: 0

            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: root.outcomeText
                color: Theme.grade(root.outcome)
            }
            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: root.age
                role: Label.Hint
            }
        }
        ColumnLayout {
            Layout.preferredWidth: root.isNarrow ? 116 : 160
            Layout.maximumWidth: root.isNarrow ? 116 : 160
            spacing: 0

            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: root.weight > 0 ? qsTr("%1 × %2 × %3").arg(root.weight).arg(root.confidence).arg(root.credit) : qsTr("not scored")
            }
            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: root.weight > 0 ? qsTr("%1, %2 % of it").arg(root.severity).arg(Math.round(root.share * 100)) : root.severity
                role: Label.Hint
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
