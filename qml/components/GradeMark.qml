// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The shape of a grade with its value or word. `grade`: healthy, at_risk, degraded; all else is
/// unknown and says so. `score` is shown when it is not empty and the grade is known.
Item {
    id: root

    required property string grade
    property string score
    property bool shapeOnly: false
    property bool wordAlways: false

    readonly property bool isKnown: root.grade === "healthy" || root.grade === "at_risk" || root.grade === "degraded"
    readonly property string word: ({
            "healthy": qsTr("Healthy"),
            "at_risk": qsTr("At risk"),
            "degraded": qsTr("Degraded")
        })[root.grade] ?? qsTr("Unknown")
    readonly property string shown: root.isKnown && root.score && !root.wordAlways ? root.score : root.word

    implicitWidth: root.shapeOnly ? 14 : 18 + Math.ceil(label.implicitWidth)
    implicitHeight: 20
    Accessible.role: Accessible.Graphic
    Accessible.name: root.isKnown && root.score ? qsTr("Quality %1, %2").arg(root.word).arg(root.score) : qsTr("Quality %1").arg(root.word)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: ({
                "healthy": "grade-healthy",
                "at_risk": "grade-risk",
                "degraded": "grade-degraded"
            })[root.grade] ?? "grade-unknown"
        size: 14
        color: Theme.grade(root.grade)
    }
    Label {
        id: label

        x: 18
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        visible: !root.shapeOnly
        text: root.shown
        medium: root.isKnown
        color: Theme.grade(root.grade)
        Accessible.ignored: true
    }
    Tip {
        text: root.word
    }
}
