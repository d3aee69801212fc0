// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Meshscope.App

/// The window: rail, top bar, the pages, and what floats above them.
T.ApplicationWindow {
    id: root

    required property Application application
    required property size askedSize
    required property bool remembersWindow

    /// Set while a picture is taken: nothing looks hovered.
    property bool isPicture: false

    /// For pictures: the page shown now has its data.
    readonly property bool pageReady: pages.ready && !root.application.importer.running && (root.application.session.isOpen || root.application.navigator.page === "welcome" || root.application.navigator.page === "settings")
    readonly property var lastRect: root.application.settings.windowRect // a QRect

    /// What a title bar takes of a screen that is too low for the usual window.
    readonly property int frameRoom: 40

    width: root.askedSize.width > 0 ? root.askedSize.width : root.lastRect.width > 0 ? root.lastRect.width : Math.min(1440, Screen.desktopAvailableWidth)
    height: root.askedSize.height > 0 ? root.askedSize.height : root.lastRect.height > 0 ? root.lastRect.height : Math.min(900, Screen.desktopAvailableHeight - root.frameRoom)
    minimumWidth: root.remembersWindow ? 1024 : 320
    minimumHeight: root.remembersWindow ? 640 : 320
    visible: true
    visibility: root.remembersWindow && root.application.settings.windowMaximized ? Window.Maximized : Window.Windowed
    color: Theme.bg1
    title: root.application.session.isOpen ? qsTr("%1 – Meshscope").arg(root.application.session.name) : qsTr("Meshscope")
    font.family: Theme.family
    font.pixelSize: Theme.size13
    palette.window: Theme.bg1
    palette.windowText: Theme.fg1
    palette.base: Theme.bg1
    palette.text: Theme.fg1
    palette.button: Theme.bg2
    palette.buttonText: Theme.fg1
    palette.highlight: Theme.acc
    palette.highlightedText: Theme.fgOnAccent
    palette.mid: Theme.line2
    palette.dark: Theme.ctl
    palette.light: Theme.bg2
    palette.placeholderText: Theme.fg3
    onClosing: if (root.remembersWindow) {
        root.application.settings.windowMaximized = root.visibility === Window.Maximized;
        if (root.visibility === Window.Windowed)
            root.application.settings.windowRect = Qt.rect(root.x, root.y, root.width, root.height);
    }

    Binding {
        target: Theme
        property: "dark"
        value: root.application.settings.dark
    }
    Binding {
        target: Theme
        property: "compact"
        value: root.application.settings.density === "compact"
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.application.settings.reducedMotion || !root.remembersWindow
    }
    Binding {
        target: Theme
        property: "pixelRatio"
        value: Screen.devicePixelRatio
    }
    Rail {
        id: rail

        height: parent.height
        application: root.application
        folded: root.application.settings.railFolded || !root.application.session.isExpected
    }
    TopBar {
        id: topBar

        anchors.left: rail.right
        anchors.right: parent.right
        application: root.application
        onPageWanted: pages.takeFocus()
    }
    Pages {
        id: pages

        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: topBar.bottom
        anchors.bottom: work.top
        clip: true
        application: root.application
    }
    WorkBar {
        id: work

        anchors.left: rail.right
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        importer: root.application.importer
    }
    DropTarget {
        anchors.fill: parent
        application: root.application
    }
    Toast {
        id: toast

        property string link

        anchors.horizontalCenter: pages.horizontalCenter
        anchors.bottom: work.top
        anchors.bottomMargin: pages.footRoom + 12
        actionText: toast.link.length > 0 ? qsTr("Show") : ""
        onActivated: {
            toast.visible = false;
            root.application.navigator.open(toast.link);
        }

        Connections {
            target: root.application.notices

            function onAdded(text: string, isError: bool, link: string) {
                toast.link = link;
                toast.show(text, isError);
            }
            // What the one before did is not for who acts now.
            function onPersonChanged() {
                toast.visible = toast.visible && toast.isError;
            }
        }
    }
    FocusReveal {
        item: root.activeFocusItem
    }
    Lazy {
        id: question

        file: "LinkQuestion.qml"
        given: ({
                "parent": T.Overlay.overlay,
                "links": root.application.links
            })

        Connections {
            target: root.application.links

            function onAsked(host: string, address: string) {
                question.made().ask(host, address);
            }
        }
    }
    Lazy {
        id: keys

        file: "KeysOverlay.qml"
        given: ({
                "parent": T.Overlay.overlay
            })
    }
    // In a picture nothing looks hovered, wherever the pointer of a window without a screen is.
    MouseArea {
        id: still

        anchors.fill: parent
        z: 100
        visible: root.isPicture
        hoverEnabled: true
        acceptedButtons: Qt.NoButton
        Accessible.ignored: true
    }
    Shortcuts {
        application: root.application
        onSearchRequested: topBar.focusSearch()
        onKeysRequested: keys.made().open()
    }
}
