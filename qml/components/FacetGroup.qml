// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// One facet: a head that folds, a row per value with box and count. `values`: [{ value, text, count,
/// checked, code, slot, grade, classification }]; toggled(value) when a person ticks.
Column {
    id: root

    required property string title
    property var values: [] // plain objects, see above; only value, text, count and checked are needed
    property int total: root.values.length // more than values: the rest is not listed
    property bool expanded: true
    property int shownAtFirst: 6

    property bool showsAll: false
    readonly property int hidden: root.showsAll ? 0 : Math.max(0, root.values.length - root.shownAtFirst)

    signal toggled(string value)

    topPadding: 8

    FacetHead {
        width: root.width
        title: root.title
        count: root.values.length
        total: root.total
        expanded: root.expanded
        onClicked: root.expanded = !root.expanded
    }
    Repeater {
        model: root.expanded ? root.values.slice(0, root.values.length - root.hidden) : []

        FacetRow {
            required property var modelData

            width: root.width
            text: modelData.text
            count: modelData.count
            checked: modelData.checked ?? false
            domainCode: modelData.code ?? ""
            domainSlot: modelData.slot ?? -1
            grade: modelData.grade ?? ""
            classification: modelData.classification ?? ""
            onClicked: root.toggled(modelData.value)
        }
    }
    LinkButton {
        leftPadding: 28
        visible: root.expanded && root.values.length > root.shownAtFirst
        text: root.showsAll ? qsTr("Show fewer") : qsTr("%1 more").arg(root.hidden)
        onClicked: root.showsAll = !root.showsAll
    }
}
