// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// One row of a table or list: hover, selection with its 2 px line, focus, Enter and double click.
/// Put the cells inside with anchors (or a Row using TableHead.columnWidths). `label` is what a
/// screen reader says. The rows of a list are one Tab stop together, the row that had the focus last;
/// the arrows go on from there. Buttons of a row take `innerFocus` as their focusPolicy.
T.AbstractButton {
    id: root

    default property alias cells: area.data
    required property string label
    property bool selected: false
    property bool ruled: true
    property int cellPadding: 8
    /// Whether Tab stops here. A delegate that holds its row in another item sets it by itself.
    property bool isStop: root.parent?.parent instanceof ListView ? root.ListView.isCurrentItem : root.isEntry

    readonly property var view: root.ListView.view // a ListView, or none
    /// For what is in the row: after it Tab goes there, past the other rows.
    readonly property int innerFocus: root.isStop ? Qt.StrongFocus : Qt.ClickFocus
    property bool isEntry: false // outside of a list: the first of the rows, then the last focused

    signal activated

    function neighbour(step: int): TableRow {
        const all = root.parent?.children ?? [];
        let place = 0;
        while (place < all.length && all[place] !== root)
            ++place;
        for (place += step; place >= 0 && place < all.length; place += step) {
            const row = all[place] as TableRow;
            if (row?.visible && row.enabled)
                return row;
        }
        return null;
    }
    /// Moves the focus; false at the ends, and in a list that moves by itself.
    function move(step: int): bool {
        let row = null;
        if (!root.view) {
            row = root.neighbour(step);
        } else if (root.view.keyNavigationEnabled && root.view.currentIndex + step >= 0 && root.view.currentIndex + step < root.view.count) {
            root.view.currentIndex += step;
            row = root.view.currentItem;
        }
        row?.forceActiveFocus(Qt.TabFocusReason); // with its ring
        return row !== null;
    }
    function followsStop(): bool {
        const all = root.parent?.children ?? [];
        for (let i = 0; i < all.length && all[i] !== root; ++i) {
            const row = all[i] as TableRow;
            if (row?.visible && row.isEntry)
                return true;
        }
        return false;
    }
    function becomeStop() {
        const all = root.parent?.children ?? [];
        for (let i = 0; i < all.length; ++i) {
            const row = all[i] as TableRow;
            if (row)
                row.isEntry = row === root;
        }
    }

    implicitWidth: 400
    implicitHeight: Theme.row
    hoverEnabled: true
    focusPolicy: root.isStop || root.activeFocus ? Qt.StrongFocus : Qt.ClickFocus // never taken away while it is here
    Accessible.role: Accessible.ListItem
    Accessible.name: root.label
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.onPressAction: root.clicked()
    onDoubleClicked: root.activated()
    onActiveFocusChanged: if (root.activeFocus && !root.view)
        root.becomeStop()
    onPressed: if (root.view?.keyNavigationEnabled)
        root.view.currentIndex = root.view.indexAt(root.x + 1, root.y + 1)
    // While the list itself is hidden no row is shown, so each takes itself for the first one.
    onVisibleChanged: if (root.visible && root.isEntry && root.followsStop())
        root.isEntry = false
    Component.onCompleted: root.isEntry = root.neighbour(-1) === null
    Keys.onUpPressed: event => event.accepted = root.move(-1)
    Keys.onDownPressed: event => event.accepted = root.move(1)
    Keys.onReturnPressed: root.activated()
    Keys.onEnterPressed: root.activated()

    background: Rectangle {
        color: root.selected ? Theme.accSoft : root.hovered ? Theme.bg2 : "transparent"

        Rectangle {
            width: 2
            height: parent.height
            visible: root.selected
            color: Theme.acc
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            visible: root.ruled
            color: Theme.line
        }
        FocusRing {
            anchors.margins: 1
            radius: Theme.radius1
            shown: root.visualFocus
        }
    }

    Item {
        id: area

        anchors.fill: parent
        anchors.leftMargin: root.cellPadding
        anchors.rightMargin: root.cellPadding
    }
}
