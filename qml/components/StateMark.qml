// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The shape of a state with its own word: a promise met, a test passed, a check unknown. `outcome`
/// uses the words of grades: healthy, at_risk, degraded; all else is unknown.
Item {
    id: root

    required property string outcome
    required property string text

    readonly property color ink: Theme.grade(root.outcome)

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
            })[root.outcome] ?? "grade-unknown"
        size: 14
        color: root.ink
    }
    Label {
        id: label

        anchors.verticalCenter: parent.verticalCenter
        x: 18
        width: parent.width - x
        text: root.text
        medium: true
        color: root.ink
        Accessible.ignored: true
    }
}
