// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope
import Meshscope.App

/// What shapes, colours and lines of the drawing mean under the chosen lens.
FloatingPanel {
    id: root

    required property LineageViewModel viewModel

    Column {
        id: column

        spacing: Theme.gap8

        Label {
            visible: root.viewModel.lens !== "plain"
            text: root.viewModel.lens === "quality" ? qsTr("Quality lens") : qsTr("Classification lens")
            strong: true
        }
        Grid {
            visible: root.viewModel.lens === "quality"
            columns: 2
            columnSpacing: Theme.gap16
            rowSpacing: Theme.gap4

            Repeater {
                model: ["healthy", "at_risk", "degraded", "unknown"]

                GradeMark {
                    required property string modelData

                    grade: modelData
                    wordAlways: true
                }
            }
        }
        Grid {
            visible: root.viewModel.lens === "class"
            columns: 2
            columnSpacing: Theme.gap16
            rowSpacing: Theme.gap4

            Repeater {
                model: ["public", "internal", "confidential", "restricted", "personal", "unknown"]

                ClassificationMark {
                    required property string modelData

                    classification: modelData
                }
            }
        }
        LegendLine {
            visible: root.viewModel.column.length > 0
            text: qsTr("chain of %1").arg(root.viewModel.columnText)
            color: Theme.accText
            thickness: 2
        }
        LegendLine {
            visible: root.viewModel.column.length > 0
            text: qsTr("only filters or joins on it")
            color: Theme.accText
            dashed: true
        }
        LegendLine {
            text: root.viewModel.column.length > 0 ? qsTr("other flow") : qsTr("flow")
            color: Theme.line2
        }
        LegendLine {
            text: qsTr("left stripe: domain")
            color: Theme.domain(0)
            isStripe: true
        }
    }
}
