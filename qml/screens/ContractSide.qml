// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Beside a contract: who offers and uses it, its roles, servers, team and support.
ColumnLayout {
    id: root

    required property ContractViewModel viewModel
    required property Navigator navigator

    spacing: Theme.gap12

    Panel {
        Layout.fillWidth: true
        title: qsTr("Offered and used by")
        count: uses.count

        RowList {
            id: uses

            rows: root.viewModel.uses
            emptyText: qsTr("No port names this contract.")

            delegate: ContractUseRow {
                onOpened: uid => root.viewModel.openProduct(uid)
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Roles")
        count: roleList.count

        RowList {
            id: roleList

            rows: root.viewModel.roles
            emptyText: qsTr("No role is defined.")

            delegate: RoleRow {
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Servers")
        count: serverList.count

        RowList {
            id: serverList

            rows: root.viewModel.servers
            emptyText: qsTr("The contract names no server.")

            delegate: ServerRow {
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Team")
        count: teamList.count

        RowList {
            id: teamList

            rows: root.viewModel.team
            emptyText: qsTr("Nobody is named.")

            delegate: MemberRow {
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Support")
        count: supportList.count

        RowList {
            id: supportList

            rows: root.viewModel.support
            emptyText: qsTr("No channel is named.")

            delegate: SupportRow {
                onOpened: url => root.navigator.open(url)
            }
        }
    }

    component RoleRow: TwoLines {
        required property string role
        required property string access
        required property string approvers

        first: role
        trailing: access
        second: approvers.length > 0 ? qsTr("decided by %1").arg(approvers) : ""
    }
    component ServerRow: TwoLines {
        required property string name
        required property string environment
        required property string place

        first: name
        trailing: environment
        second: place
    }
    component MemberRow: TwoLines {
        required property string name
        required property string role
        required property string until

        first: name
        trailing: role
        second: until.length > 0 ? qsTr("until %1").arg(until) : ""
    }
    component SupportRow: TwoLines {
        id: supportRow

        required property string channel
        required property string detail
        required property string url

        signal opened(string url)

        first: channel
        second: detail

        IconButton {
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            visible: supportRow.url.length > 0
            iconName: "link"
            label: qsTr("Open %1").arg(supportRow.url)
            onClicked: supportRow.opened(supportRow.url)
        }
    }
}
