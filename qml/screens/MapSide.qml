// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// The map's numbers: coupling matrix, findings, the chosen domain.
SidePanel {
    id: root

    required property MapViewModel viewModel

    signal shown(int area, int other)

    name: "map-coupling"
    preferredWidth: 400

    Flickable {
        anchors.fill: parent
        anchors.bottomMargin: footer.height
        contentHeight: column.height + 2 * Theme.gap16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {
        }

        ColumnLayout {
            id: column

            x: Theme.gap16
            y: Theme.gap12
            width: parent.width - 2 * Theme.gap16
            spacing: Theme.gap8

            RowLayout {
                Layout.fillWidth: true

                Label {
                    text: qsTr("Coupling")
                    role: Label.Title
                }
                Label {
                    Layout.fillWidth: true
                    text: root.viewModel.weight !== "ports" ? qsTr("grants across domains") : root.viewModel.unjudged.length > 0 ? qsTr("ports used, or datasets read where no port is stated") : qsTr("ports used across domains")
                    role: Label.Hint
                }
            }
            Flickable {
                id: sideways

                Layout.fillWidth: true
                implicitHeight: matrix.height + (contentWidth > width ? 12 : 0)
                contentWidth: matrix.width
                clip: true
                flickableDirection: Flickable.HorizontalFlick
                boundsBehavior: Flickable.StopAtBounds
                T.ScrollBar.horizontal: ScrollBar {
                    policy: sideways.contentWidth > sideways.width ? T.ScrollBar.AlwaysOn : T.ScrollBar.AsNeeded
                }

                MapMatrix {
                    id: matrix

                    viewModel: root.viewModel
                    room: sideways.width
                    shift: sideways.contentX
                }
            }
            RowLayout {
                Layout.topMargin: Theme.gap12

                Label {
                    text: qsTr("Findings")
                    strong: true
                }
                Label {
                    text: qsTr("%1 of %1").arg(findings.count)
                    role: Label.Hint
                }
            }
            Label {
                visible: findings.count === 0
                text: root.viewModel.unjudged.length > 0 ? qsTr("No products of several domains feed each other.") : qsTr("No port is bypassed and no products of several domains feed each other.")
                role: Label.Hint
                Layout.fillWidth: true
                wrapMode: Text.Wrap
            }
            Label {
                Layout.fillWidth: true
                visible: text.length > 0
                text: root.viewModel.unjudged
                role: Label.Hint
                wrapMode: Text.Wrap
            }
            Rows {
                id: findings
                spacing: Theme.gap8

                model: root.viewModel.findings

                MapFinding {
                    onPathWanted: root.viewModel.showPath(uid)
                    onOwnerWanted: root.viewModel.openOwner(owner)
                    onShown: root.shown(fromDomain, toDomain)
                }
            }
            RowLayout {
                Layout.topMargin: Theme.gap12

                Label {
                    text: root.viewModel.chosenName
                    role: Label.Title
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("selected")
                    role: Label.Hint
                }
                LinkButton {
                    text: qsTr("Open domain")
                    onClicked: root.viewModel.openDomain()
                }
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: 54
                radius: Theme.radius2
                color: "transparent"
                border.width: 1
                border.color: Theme.line

                Row {
                    id: numbers

                    anchors.fill: parent
                    anchors.margins: 1

                    Repeater {
                        model: root.viewModel.chosenNumbers

                        KeyNumber {
                            required property int index
                            required property var modelData // { number, label }

                            width: numbers.width / 4
                            ruled: index > 0
                            number: modelData.number
                            label: modelData.label
                        }
                    }
                }
            }
            Rows {
                spacing: Theme.gap8
                model: root.viewModel.products

                TableRow {
                    id: product

                    required property string uid
                    required property string name
                    required property string icon_
                    required property string archetype
                    required property string grade
                    required property string score
                    required property int grants

                    ruled: false
                    cellPadding: 0
                    label: qsTr("%1, %2, %3").arg(product.name).arg(product.archetype).arg(product.score.length > 0 ? product.score : qsTr("quality unknown"))
                    onClicked: root.viewModel.openProduct(product.uid)

                    Icon {
                        id: shape

                        anchors.verticalCenter: parent.verticalCenter
                        name: product.icon_
                        size: 14
                        color: Theme.fg2
                    }
                    Label {
                        anchors.left: shape.right
                        anchors.leftMargin: Theme.gap8
                        anchors.right: count.left
                        anchors.verticalCenter: parent.verticalCenter
                        text: product.name
                        elide: Text.ElideMiddle
                    }
                    Label {
                        id: count

                        anchors.right: mark.left
                        anchors.rightMargin: Theme.gap8
                        anchors.verticalCenter: parent.verticalCenter
                        text: product.grants === 1 ? qsTr("1 grant") : qsTr("%1 grants").arg(product.grants)
                        role: Label.Hint
                    }
                    GradeMark {
                        id: mark

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        grade: product.grade
                        score: product.score
                    }
                }
            }
        }
    }
    TableFooter {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        shown: root.viewModel.productsShown
        total: root.viewModel.productsTotal
        noun: qsTr("products")
        loadMoreText: qsTr("Show all")
        onLoadMore: root.viewModel.showAllProducts()
    }
}
