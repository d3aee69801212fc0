// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// One entry per page of the navigator: its name, its screen, its view-model. A screen is made when
/// its page is first opened and kept from then on.
Item {
    id: root

    required property Application application

    readonly property Navigator navigator: root.application.navigator
    readonly property bool ready: {
        for (let i = 0; i < root.children.length; ++i)
            if (root.children[i].visible)
                return root.children[i].ready;
        return false;
    }

    // Not "pragma ComponentBehavior: Bound": Qt 6.4 refuses bound components in a Loader of an own type.
    // qmllint disable unqualified
    PageLoader {
        page: "product"
        current: root.navigator.page
        sourceComponent: ProductScreen {
            viewModel: root.application.product
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "discover"
        current: root.navigator.page
        sourceComponent: DiscoverScreen {
            viewModel: root.application.discover
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "dataset"
        current: root.navigator.page
        sourceComponent: DatasetScreen {
            viewModel: root.application.dataset
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "lineage"
        current: root.navigator.page
        sourceComponent: LineageScreen {
            viewModel: root.application.lineage
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "access"
        current: root.navigator.page
        sourceComponent: AccessScreen {
            viewModel: root.application.access
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "map"
        current: root.navigator.page
        sourceComponent: MapScreen {
            viewModel: root.application.map
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "contracts"
        current: root.navigator.page
        sourceComponent: ContractsScreen {
            viewModel: root.application.contracts
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "contract"
        current: root.navigator.page
        sourceComponent: ContractScreen {
            viewModel: root.application.contract
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "quality"
        current: root.navigator.page
        sourceComponent: QualityScreen {
            viewModel: root.application.quality
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "sources"
        current: root.navigator.page
        sourceComponent: SourcesScreen {
            viewModel: root.application.sources
            importer: root.application.importer
            navigator: root.navigator
        }
    }
    PageLoader {
        page: "settings"
        current: root.navigator.page
        sourceComponent: SettingsScreen {
            application: root.application
        }
    }
    PageLoader {
        page: "welcome"
        current: root.navigator.page
        sourceComponent: WelcomeScreen {
            viewModel: root.application.welcome
            importer: root.application.importer
            navigator: root.navigator
        }
    }
}
