// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// A menu of MenuItems; opens under its parent or with popup().
T.Menu {
    id: root

    implicitWidth: Math.max(180, contentItem.childrenRect.width + 8)
    implicitHeight: contentItem.implicitHeight + 8
    width: 220
    margins: 4
    padding: 4
    overlap: 0
    delegate: MenuItem {
    }

    contentItem: ListView {
        implicitHeight: contentHeight
        model: root.contentModel
        interactive: contentHeight > height
        clip: true
        currentIndex: root.currentIndex
        ScrollBar.vertical: ScrollBar {
        }
    }
    background: PopupFrame {
    }
}
