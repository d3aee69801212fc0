// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// A quality score with its evidence: bar solid to the lower bound, hatched to the upper bound, tick
/// at the score. A negative score is unknown. `activated` opens the terms of the score.
Item {
    id: root

    required property string grade
    required property real score
    property real lower: 0
    property real upper: 1

    signal activated

    implicitWidth: 240
    implicitHeight: 16
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: root.score < 0 ? qsTr("Quality unknown") : qsTr("Quality %1, between %2 and %3").arg(root.score.toFixed(2)).arg(root.lower.toFixed(2)).arg(root.upper.toFixed(2))
    Accessible.description: qsTr("Opens the terms of the score")
    Accessible.focusable: true
    Accessible.onPressAction: root.activated()
    Keys.onReturnPressed: root.activated()
    Keys.onSpacePressed: root.activated()

    ScoreTrack {
        anchors.fill: parent
        lower: root.lower
        upper: root.upper
        score: root.score
        color: Theme.grade(root.grade)
        trackColor: Theme.bg3
        tickColor: Theme.fg1
        haloColor: Theme.bg1
    }
    FocusRing {
        shown: root.activeFocus
    }
    TapHandler {
        onTapped: root.activated()
    }
    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
