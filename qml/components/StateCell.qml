// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A state in a table: the shape of a grade and an own word.
Item {
    id: root

    required property string grade
    required property string text

    implicitWidth: 18 + Math.ceil(label.implicitWidth)
    implicitHeight: 20
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

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
        text: root.text
        medium: true
        color: Theme.grade(root.grade)
        Accessible.ignored: true
    }
}
