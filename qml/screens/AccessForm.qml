// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// A new request: the form at the left, the steps it will take and what would refuse it at the right.
Rectangle {
    id: root

    required property RequestFormViewModel form
    required property Navigator navigator

    readonly property bool isWide: root.width >= 860

    color: Theme.canvas

    LoadingLine {
        width: parent.width
        z: 1
        loading: root.form.state === RequestFormViewModel.Loading
    }
    EmptyState {
        x: Theme.gap24
        y: Theme.gap24
        width: Math.min(520, parent.width - 2 * x)
        visible: !root.form.hasPort
        iconName: "access"
        text: qsTr("Access is asked for on an output port of a product.")
        actionText: qsTr("Find a product")
        onActivated: root.navigator.open("meshscope:discover")
    }
    ErrorBanner {
        x: Theme.gap16
        y: Theme.gap16
        width: parent.width - 2 * x
        visible: root.form.state === RequestFormViewModel.Failed
        text: root.form.error
        actionText: qsTr("Try again")
        onActivated: root.form.retry()
    }
    Flickable {
        anchors.fill: parent
        visible: root.form.hasPort && root.form.state !== RequestFormViewModel.Failed
        contentWidth: width
        contentHeight: page.implicitHeight + 2 * Theme.gap24
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {
        }

        GridLayout {
            id: page

            x: Theme.gap24
            y: Theme.gap24
            width: Math.min(1180, parent.width - 2 * Theme.gap24)
            columns: root.isWide ? 2 : 1
            columnSpacing: Theme.gap16
            rowSpacing: Theme.gap12

            Part {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                wanted: root.form.hasPort
                file: "AccessFormFields.qml"
                given: ({
                        "form": root.form
                    })
            }
            Part {
                Layout.preferredWidth: !root.isWide ? page.width : root.width >= 1000 ? 352 : 312
                Layout.fillWidth: !root.isWide
                Layout.alignment: Qt.AlignTop
                wanted: root.form.hasPort
                file: "AccessFormPlan.qml"
                given: ({
                        "form": root.form
                    })
            }
        }
    }
}
