// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// A score as it must always be shown: value, grade, evidence, bar and bounds. Opens its terms.
Item {
    id: root

    required property entityHead head

    readonly property bool isKnown: root.head.score >= 0

    signal activated

    implicitWidth: 240
    implicitHeight: 64

    Row {
        height: 28
        spacing: 8

        Label {
            anchors.baseline: grade.baseline
            visible: root.isKnown
            text: root.head.scoreText
            role: Label.Page
        }
        GradeMark {
            id: grade

            anchors.verticalCenter: parent.verticalCenter
            baselineOffset: 15
            grade: root.head.grade
            wordAlways: true
            shapeOnly: root.isKnown && root.width < 210
        }
    }
    Label {
        anchors.right: parent.right
        y: 6
        text: qsTr("evidence %1").arg(root.head.evidenceText)
        role: Label.Hint
        color: Theme.fg2
    }
    ScoreBar {
        id: bar

        y: 28
        width: parent.width
        grade: root.head.grade
        score: root.head.score
        lower: root.head.lower
        upper: root.head.upper
        onActivated: root.activated()
    }
    Label {
        id: lower

        x: Math.max(0, Math.min(root.width - width - upper.width - 8, root.head.lower * root.width - width))
        y: 46
        text: root.head.lowerText
        role: Label.Hint
    }
    Label {
        id: upper

        x: Math.max(lower.x + lower.width + 8, Math.min(root.width - width, root.head.upper * root.width - width / 2))
        y: 46
        text: root.head.upperText
        role: Label.Hint
    }
    HoverHandler {
        id: hover
    }
    HoverTip {
        shown: hover.hovered
        text: root.isKnown ? qsTr("Of what was tested lately, weighted by severity, %1 holds. The evidence says how much of all tests that is: %2. Were all others to fail, the score would be %3; were they to hold, %4. Below half the evidence there is no grade. Click the bar for every term.").arg(root.head.scoreText).arg(root.head.evidenceText).arg(root.head.lowerText).arg(root.head.upperText) : qsTr("No test of this was run lately, so nothing is known of its quality.")
    }
}
