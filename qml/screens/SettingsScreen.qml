// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// How the window looks and moves, whom one acts as, and what this program is.
Rectangle {
    id: root

    required property Application application

    readonly property UiSettings settings: root.application.settings

    color: Theme.canvas

    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: column.implicitHeight + 48
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {
        }

        ColumnLayout {
            id: column

            x: 24
            y: 20
            width: Math.min(760, flick.width - 48)
            spacing: 12

            Label {
                Layout.bottomMargin: 4
                text: qsTr("Settings")
                role: Label.Page
            }
            Panel {
                Layout.fillWidth: true
                title: qsTr("Appearance")

                SettingRow {
                    Layout.fillWidth: true
                    name: qsTr("Theme")
                    hint: qsTr("System follows the desktop while the program runs.")

                    SegmentedControl {
                        label: qsTr("Theme")
                        value: root.settings.theme
                        options: [{
                                "value": "system",
                                "text": qsTr("System"),
                                "icon": "monitor"
                            }, {
                                "value": "light",
                                "text": qsTr("Light"),
                                "icon": "sun"
                            }, {
                                "value": "dark",
                                "text": qsTr("Dark"),
                                "icon": "moon"
                            }]
                        onActivated: value => root.settings.theme = value
                    }
                }
                SettingRow {
                    Layout.fillWidth: true
                    name: qsTr("Density")
                    hint: qsTr("Compact fits about an eighth more rows.")

                    SegmentedControl {
                        label: qsTr("Density")
                        value: root.settings.density
                        options: [{
                                "value": "comfortable",
                                "text": qsTr("Comfortable")
                            }, {
                                "value": "compact",
                                "text": qsTr("Compact")
                            }]
                        onActivated: value => root.settings.density = value
                    }
                }
                SettingRow {
                    Layout.fillWidth: true
                    name: qsTr("Motion")
                    hint: qsTr("Nothing moves longer than 180 ms; reduced means nothing moves.")
                    ruled: false

                    SegmentedControl {
                        label: qsTr("Motion")
                        value: root.settings.motion
                        options: [{
                                "value": "system",
                                "text": qsTr("System")
                            }, {
                                "value": "full",
                                "text": qsTr("Full")
                            }, {
                                "value": "reduced",
                                "text": qsTr("Reduced")
                            }]
                        onActivated: value => root.settings.motion = value
                    }
                }
            }
            Panel {
                Layout.fillWidth: true
                visible: root.application.session.isOpen
                title: qsTr("Who you act as")
                count: root.application.actingAs.chosen ? root.application.actingAs.name : qsTr("nobody yet")
                contentPadding: 12

                PartyChooser {
                    Layout.fillWidth: true
                    Layout.preferredHeight: 320
                    actingAs: root.application.actingAs
                }
            }
            AboutPanel {
                Layout.fillWidth: true
                application: root.application
            }
        }
    }
}
