// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A table that fills its place: head, virtualised rows, "Showing n of N". Delegates are TableRows
/// that take their widths from `columnWidths` and set `selected` from `isCurrent(index)`.
Item {
    id: root

    property string label
    property alias columns: head.columns
    property alias sortKey: head.sortKey
    property alias sortDescending: head.sortDescending
    property alias model: list.model
    property alias delegate: list.delegate
    property alias currentIndex: list.currentIndex
    property alias view: list
    property string noun
    property string emptyText
    property string emptyHint
    property int shown: list.count
    property int total: list.count

    readonly property var columnWidths: head.columnWidths // list of numbers
    readonly property int rowWidth: list.width

    signal sorted(string key)

    function isCurrent(index: int): bool {
        return list.activeFocus && index === list.currentIndex;
    }
    function goTo(index: int) {
        list.currentIndex = Math.max(0, Math.min(list.count - 1, index));
    }

    implicitWidth: 600
    implicitHeight: 400

    TableHead {
        id: head

        width: parent.width
        padding: 16
        visible: list.count > 0
        onSorted: key => root.sorted(key)
    }
    ListView {
        id: list

        readonly property int pageRows: Math.max(1, Math.floor(height / Theme.row) - 1)

        anchors.top: head.visible ? head.bottom : parent.top
        anchors.bottom: footer.top
        width: parent.width
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: root.label
        highlightMoveDuration: 0
        onActiveFocusChanged: if (list.activeFocus && list.currentIndex < 0)
            list.currentIndex = 0
        Keys.onReturnPressed: (list.currentItem as TableRow)?.activated()
        Keys.onEnterPressed: (list.currentItem as TableRow)?.activated()
        Keys.onPressed: event => {
            const target = ({
                    [Qt.Key_Home]: 0,
                    [Qt.Key_End]: list.count - 1,
                    [Qt.Key_PageUp]: list.currentIndex - list.pageRows,
                    [Qt.Key_PageDown]: list.currentIndex + list.pageRows
                })[event.key];
            event.accepted = target !== undefined;
            if (event.accepted)
                root.goTo(target);
        }

        ScrollBar.vertical: ScrollBar {
        }
    }
    EmptyState {
        x: 24
        y: 20
        width: Math.min(520, parent.width - 48)
        visible: list.count === 0
        text: root.emptyText
        hint: root.emptyHint
    }
    TableFooter {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        height: 36
        visible: list.count > 0
        shown: root.shown
        total: root.total
        noun: root.noun
    }
}
