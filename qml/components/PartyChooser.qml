// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// Chooses whom to act as: a filter and the people and teams of the catalog.
ColumnLayout {
    id: root

    required property ActingAsViewModel actingAs

    signal done

    function focusFilter() {
        filter.clear();
        filter.forceActiveFocus();
    }

    spacing: 8
    onVisibleChanged: if (root.visible)
        root.actingAs.parties.filter = filter.text // another chooser has filtered them too

    SearchField {
        id: filter

        Layout.fillWidth: true
        label: qsTr("Filter people and teams")
        placeholderText: qsTr("Name or team")
        onTextChanged: root.actingAs.parties.filter = filter.text
        Keys.onDownPressed: list.forceActiveFocus()
        onAccepted: {
            root.actingAs.choose(0);
            root.done();
        }
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.actingAs.parties
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("People and teams")
        ScrollBar.vertical: ScrollBar {
        }

        delegate: TableRow {
            id: row

            required property int index
            required property string name
            required property string detail
            required property string initials

            width: ListView.view.width
            implicitHeight: 40
            ruled: false
            label: row.name + (row.detail ? ", " + row.detail : "")
            selected: row.name === root.actingAs.name || row.ListView.isCurrentItem && list.activeFocus
            onClicked: {
                root.actingAs.choose(row.index);
                root.done();
            }
            onActivated: row.clicked()

            PersonName {
                anchors.fill: parent
                initials: row.initials
                name: row.name
                detail: row.detail
            }
        }
        Keys.onReturnPressed: {
            root.actingAs.choose(list.currentIndex);
            root.done();
        }
    }
    Label {
        Layout.fillWidth: true
        text: qsTr("Showing %1 of %2. Decisions are recorded with this name and the account %3, not enforced.").arg(root.actingAs.parties.shown).arg(root.actingAs.parties.total).arg(root.actingAs.account)
        role: Label.Hint
        wrapMode: Text.Wrap
    }
}
