// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// A plain text on one line with the matched letters marked, for search results. `ranges` is flat:
/// start, length, start, length ... in characters of `text`.
MatchText {
    id: root

    property int role: Label.Body
    property bool medium: false

    color: root.role === Label.Hint ? Theme.fg3 : Theme.fg1
    markColor: Theme.hit
    markTextColor: Theme.hitText
    font.family: Theme.family
    font.pixelSize: root.role === Label.Hint ? Theme.size12 : Theme.size13
    font.weight: root.medium ? Font.Medium : Font.Normal
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
