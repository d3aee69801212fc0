// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// What shapes and lines of the map mean.
FloatingPanel {
    id: root

    Column {
        spacing: Theme.gap8

        Row {
            spacing: Theme.gap16

            Repeater {
                model: [["source-aligned", qsTr("source-aligned")], ["aggregate", qsTr("aggregate")], ["consumer-aligned", qsTr("consumer-aligned")]]

                Row {
                    id: shape

                    required property var modelData // [icon name, text]

                    spacing: 6

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: shape.modelData[0]
                        size: 12
                        color: Theme.fg2
                    }
                    Label {
                        text: shape.modelData[1]
                        role: Label.Hint
                        color: Theme.fg2
                    }
                }
            }
        }
        Row {
            spacing: Theme.gap16

            Label {
                text: qsTr("filled: known quality, dashed: unknown")
                role: Label.Hint
                color: Theme.fg2
            }
            Repeater {
                model: ["at_risk", "degraded"]

                GradeMark {
                    required property string modelData

                    grade: modelData
                    wordAlways: true
                }
            }
        }
        Row {
            spacing: Theme.gap16

            LegendLine {
                text: qsTr("output port bypassed")
                color: Theme.bad
                dashed: true
            }
            LegendLine {
                text: qsTr("cycle over domains")
                color: Theme.risk
                thickness: 3
                dashed: true
            }
        }
    }
}
