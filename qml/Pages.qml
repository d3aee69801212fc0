// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// One entry per page of the navigator: its name, the file of its screen, its view-model. A screen is
/// made when its page is first opened and kept from then on.
Item {
    id: root

    required property Application application

    readonly property Navigator navigator: root.application.navigator
    /// The page that is seen: the newest that is made.
    property string shown
    readonly property bool ready: {
        for (let i = 0; i < screens.count; ++i) {
            const loader = screens.itemAt(i) as PageLoader;
            if (loader?.isWanted)
                return loader.visible && loader.ready;
        }
        return false;
    }

    readonly property int footRoom: {
        for (let i = 0; i < screens.count; ++i) {
            const loader = screens.itemAt(i) as PageLoader;
            if (loader?.visible)
                return loader.footRoom;
        }
        return 0;
    }

    readonly property var pages: [{
            "page": "product",
            "file": "ProductScreen.qml",
            "viewModel": root.application.product
        }, {
            "page": "discover",
            "file": "DiscoverScreen.qml",
            "viewModel": root.application.discover
        }, {
            "page": "dataset",
            "file": "DatasetScreen.qml",
            "viewModel": root.application.dataset
        }, {
            "page": "lineage",
            "file": "LineageScreen.qml",
            "viewModel": root.application.lineage
        }, {
            "page": "access",
            "file": "AccessScreen.qml",
            "viewModel": root.application.access
        }, {
            "page": "map",
            "file": "MapScreen.qml",
            "viewModel": root.application.map
        }, {
            "page": "contracts",
            "file": "ContractsScreen.qml",
            "viewModel": root.application.contracts
        }, {
            "page": "contract",
            "file": "ContractScreen.qml",
            "viewModel": root.application.contract
        }, {
            "page": "quality",
            "file": "QualityScreen.qml",
            "viewModel": root.application.quality
        }, {
            "page": "sources",
            "file": "SourcesScreen.qml",
            "viewModel": root.application.sources
        }, {
            "page": "settings",
            "file": "SettingsScreen.qml",
            "viewModel": null
        }, {
            "page": "welcome",
            "file": "WelcomeScreen.qml",
            "viewModel": root.application.welcome
        }] // list of { page: string, file: string, viewModel: QtObject }

    /// Gives the focus to the page that is seen.
    function takeFocus() {
        for (let i = 0; i < screens.count; ++i) {
            const loader = screens.itemAt(i) as PageLoader;
            if (loader?.visible)
                loader.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    function givenTo(page: string, viewModel: var): var {
        if (page === "settings")
            return {
                "application": root.application
            };
        const given = {
            "viewModel": viewModel,
            "navigator": root.navigator
        };
        if (page === "sources" || page === "welcome")
            given["importer"] = root.application.importer;
        if (page === "access" || page === "sources")
            given["actingAs"] = root.application.actingAs;
        return given;
    }

    /// When the first page is there, the files of the others are read one after the other: their
    /// pages then open sooner, without a wait for a file. Nothing of them is made.
    readonly property list<string> filesAhead: ["ProductScreen.qml", "ProductOverview.qml", "DatasetScreen.qml", "DatasetColumns.qml", "LineageScreen.qml", "AccessScreen.qml", "AccessWho.qml", "AccessQueue.qml", "AccessRequest.qml", "AccessEvidence.qml", "AccessMine.qml", "AccessForm.qml", "AccessFormFields.qml", "AccessFormColumns.qml", "AccessFormPlan.qml", "AccessAudit.qml", "MapScreen.qml", "ContractsScreen.qml", "ContractScreen.qml", "ContractOverview.qml", "QualityScreen.qml", "SourcesScreen.qml", "SourcesIdentity.qml", "IdentityProposals.qml", "SettingsScreen.qml"]
    property int readAhead: -1
    property var ahead: null // the component being read

    function readNext() {
        ++root.readAhead;
        if (root.readAhead < root.filesAhead.length)
            root.ahead = Qt.createComponent(root.filesAhead[root.readAhead], Component.Asynchronous, root);
    }

    Timer {
        interval: 40
        repeat: true
        running: (root.ready || root.readAhead >= 0) && root.readAhead < root.filesAhead.length
        onTriggered: if (root.ahead === null || root.ahead.status !== Component.Loading)
            root.readNext()
    }
    LoadingLine {
        width: parent.width
        z: 1
        loading: root.shown !== root.navigator.page
    }
    Repeater {
        id: screens

        model: root.pages

        PageLoader {
            required property var modelData

            page: modelData.page
            file: modelData.file
            given: root.givenTo(modelData.page, modelData.viewModel)
            current: root.navigator.page
            shown: root.shown
            onArrived: page => root.shown = page
        }
    }
}
