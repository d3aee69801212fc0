// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One facet of Discover. Keeps itself folded or unfolded while the counts change below it.
FacetGroup {
    id: root

    property var facet: ({}) // { key, title, expanded, values }

    readonly property string key: root.facet.key ?? ""

    signal chosen(string facet, string value)

    title: root.facet.title ?? ""
    values: root.facet.values ?? []
    total: root.facet.total ?? 0
    expanded: false
    onKeyChanged: root.expanded = root.facet.expanded ?? true
    onToggled: value => root.chosen(root.key, value)
}
