// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What is known of a dataset as a whole, beside its columns.
SidePanel {
    id: root

    required property DatasetViewModel viewModel

    readonly property var facts: root.viewModel.facts // { keys, rows, freshness ...: string }

    name: "dataset"
    preferredWidth: 344
    color: Theme.canvas

    Flickable {
        id: scroll

        anchors.fill: parent
        contentWidth: width
        contentHeight: column.height + 32
        boundsBehavior: Flickable.StopAtBounds

        ScrollBar.vertical: ScrollBar {
        }

        ColumnLayout {
            id: column

            x: 16
            y: 16
            width: scroll.width - 32
            spacing: 12

            EntityIntro {
                Layout.fillWidth: true
                head: root.viewModel.head
                conflicts: root.facts.conflicts ?? 0
                reading: false
                onClaimsRequested: root.viewModel.openTab("claims")
                onLinkActivated: link => root.viewModel.openLink(link)
            }
            Panel {
                Layout.fillWidth: true
                title: qsTr("Facts")
                contentPadding: 8

                Rows {
                    leftPadding: 4
                    model: [[qsTr("Full name"), root.viewModel.head.context], [qsTr("Instance"), root.facts.instance], [qsTr("Key"), root.facts.keys ? root.facts.keys : qsTr("Not stated")], [qsTr("Partitions"), root.facts.partitions ?? ""], [qsTr("Rows"), root.facts.rows], [qsTr("Size"), root.facts.size], [qsTr("Freshness"), root.facts.freshness], [qsTr("Visibility"), root.facts.visibility]].filter(row => row[1])

                    KeyValue {
                        id: fact

                        required property var modelData // [name, value]

                        implicitHeight: 26
                        name: fact.modelData[0]
                        value: fact.modelData[1]

                        Tip {
                            text: fact.modelData[1]
                        }
                    }
                }
                KeyValue {
                    Layout.fillWidth: true
                    Layout.leftMargin: 4
                    implicitHeight: 26
                    name: qsTr("Class")

                    ClassificationMark {
                        classification: root.viewModel.head.classification
                    }
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.max(0, parent.width - 110)
                        text: root.facts.classifiedBy ? root.facts.classifiedBy : root.viewModel.head.classification === "unknown" ? qsTr("nobody says") : ""
                        role: Label.Hint

                        Tip {
                            text: root.facts.classifiedBy ?? ""
                        }
                    }
                }
            }
            Panel {
                Layout.fillWidth: true
                visible: (root.facts.identityText ?? "") !== ""
                title: qsTr("Identity")
                linkText: qsTr("Open")
                contentPadding: Theme.gap12
                spacing: Theme.gap8
                onLinkActivated: root.viewModel.openLink(root.facts.identityLink)

                Label {
                    Layout.fillWidth: true
                    text: root.facts.identityText ?? ""
                    color: Theme.fg2
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: root.facts.joined ?? ""
                    wrapMode: Text.Wrap
                }
            }
            Panel {
                Layout.fillWidth: true
                title: qsTr("Lineage")
                count: root.facts.lineage ?? ""
                linkText: qsTr("Open")
                onLinkActivated: root.viewModel.openLineage()

                LineageColumns {
                    Layout.fillWidth: true
                    upstream: root.viewModel.upstream
                    downstream: root.viewModel.downstream
                    onOpened: (page, uid) => root.viewModel.openEntity(page, uid)
                    onAllOpened: root.viewModel.openLineage()
                }
            }
            Panel {
                Layout.fillWidth: true
                title: qsTr("Offered through")

                Rows {
                    id: ports

                    model: root.viewModel.ports

                    OfferRow {
                        onOpened: uid => root.viewModel.openEntity("product", uid)
                    }
                }
                Label {
                    Layout.fillWidth: true
                    Layout.margins: 12
                    visible: ports.count === 0
                    text: qsTr("It is on no output port: other domains should not read it directly.")
                    role: Label.Hint
                    wrapMode: Text.Wrap
                }
            }
            ContactsPanel {
                Layout.fillWidth: true
                contacts: root.viewModel.contacts
                onMailRequested: address => root.viewModel.copyText(address)
                onLinkRequested: url => root.viewModel.openLink(url)
            }
            SourcesLine {
                Layout.fillWidth: true
                sources: root.facts.sources ?? ""
                onRequested: root.viewModel.openTab("claims")
            }
        }
    }
}
