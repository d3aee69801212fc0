// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope

/// One dimension of a dataset's score: grade, bounds and how much of it is proven.
Item {
    id: dimension

    required property string name
    required property string grade
    required property real score
    required property string scoreText
    required property real lower
    required property real upper
    required property real evidence
    required property bool expected
    required property bool hasRules

    implicitHeight: Theme.row

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap12
        anchors.rightMargin: Theme.gap12
        spacing: Theme.gap12

        Label {
            Layout.preferredWidth: 120
            text: dimension.name
            medium: true
        }
        GradeMark {
            Layout.preferredWidth: 90
            grade: dimension.grade
            score: dimension.scoreText
        }
        ScoreBar {
            Layout.fillWidth: true
            activeFocusOnTab: false
            grade: dimension.grade
            score: dimension.score
            lower: dimension.lower
            upper: dimension.upper
        }
        Label {
            Layout.preferredWidth: 200
            horizontalAlignment: Text.AlignRight
            text: dimension.hasRules ? qsTr("evidence %1 %").arg(Math.round(dimension.evidence * 100)) : qsTr("expected, no rule checks it")
            role: Label.Hint
        }
    }
}
