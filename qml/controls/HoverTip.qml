// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The tooltip of an item that knows itself when it is hovered. Costs next to nothing until then:
/// a page has a hundred buttons, and a tooltip is a popup with a text and a frame of its own.
Loader {
    id: root

    property string text
    property bool shown: false
    /// A press ends it until the pointer comes again: what opens there is not to be covered.
    property bool pressed: false
    /// At the right of the item instead of below it.
    property bool beside: false

    property bool spent: false

    anchors.fill: parent
    active: root.shown && !root.spent && root.text.length > 0
    onPressedChanged: if (root.pressed)
        root.spent = true
    onShownChanged: if (!root.shown)
        root.spent = false

    // No "ComponentBehavior: Bound": with it a Loader of Qt 6.4 makes nothing.
    // qmllint disable unqualified
    sourceComponent: Item {
        ToolTip {
            x: !parent ? 0 : root.beside ? parent.width + 6 : Math.round((parent.width - implicitWidth) / 2)
            y: !parent ? 0 : root.beside ? 4 : parent.height + 6
            text: root.text
            visible: parent.Window.window !== null
        }
    }
}
