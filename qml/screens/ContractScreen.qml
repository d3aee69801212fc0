// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// A contract that reads like a page: what is promised, on what terms, where it stands; its raw
/// document; its versions with what each changed.
Item {
    id: root

    required property ContractViewModel viewModel
    required property Navigator navigator

    property string tab: "page"

    readonly property bool isShown: root.viewModel.name.length > 0

    function followLink() {
        if (root.navigator.page !== "contract")
            return;
        const query = Object.assign({}, root.navigator.query);
        root.tab = query.tab ?? "page";
    }

    function openTab(tab: string) {
        const query = Object.assign({}, root.navigator.query, {
                "tab": tab
            });
        root.navigator.replace(root.navigator.linkTo("contract", root.navigator.uid, query));
    }

    Component.onCompleted: root.followLink()

    Connections {
        target: root.navigator

        function onLinkChanged() {
            root.followLink();
        }
    }

    ContractHead {
        id: head

        width: parent.width
        visible: root.isShown
        viewModel: root.viewModel
        tab: root.tab
        onTabActivated: value => root.openTab(value)
        onLinkActivated: link => root.navigator.open(link)
    }
    LoadingLine {
        anchors.top: head.bottom
        width: parent.width
        z: 1
        loading: root.viewModel.state === ContractViewModel.Loading
    }
    Rectangle {
        anchors.top: root.isShown ? head.bottom : parent.top
        anchors.bottom: parent.bottom
        width: parent.width
        color: Theme.canvas

        ErrorBanner {
            id: banner

            x: Theme.gap24
            y: Theme.gap16
            width: parent.width - 2 * x
            visible: root.viewModel.state === ContractViewModel.Failed
            text: root.viewModel.error
            actionText: qsTr("All contracts")
            onActivated: root.navigator.open("meshscope:contracts")
        }
        SkeletonRows {
            x: Theme.gap24
            y: Theme.gap24
            width: parent.width - 2 * x
            visible: !root.isShown && root.viewModel.state === ContractViewModel.Loading
            rows: 10
        }
        Part {
            anchors.fill: parent
            visible: wanted
            wanted: root.isShown && root.tab === "page"
            file: "ContractOverview.qml"
            given: ({
                    "viewModel": root.viewModel,
                    "navigator": root.navigator
                })
        }
        Part {
            anchors.fill: parent
            visible: wanted
            wanted: root.isShown && root.tab === "schema"
            file: "ContractSchema.qml"
            given: ({
                    "viewModel": root.viewModel
                })
        }
        Part {
            anchors.fill: parent
            visible: wanted
            wanted: root.isShown && root.tab === "versions"
            file: "ContractVersions.qml"
            given: ({
                    "viewModel": root.viewModel
                })
        }
        Part {
            anchors.fill: parent
            visible: wanted
            wanted: root.isShown && root.tab === "raw"
            file: "ContractDocument.qml"
            given: ({
                    "viewModel": root.viewModel
                })
        }
    }
}
