// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The only place that shows marked-up text. `html` must come from descriptionHtml(), which has
/// removed images, raw HTML and odd links; nothing else may be given here.
Text {
    id: root

    required property string html
    property bool reading: true

    textFormat: Text.RichText
    text: "<style>a { color: " + Theme.accText + "; text-decoration: none; } code, pre { font-family: '" + Theme.mono + "'; }</style>" + root.html
    wrapMode: Text.Wrap
    color: Theme.fg1
    font.family: Theme.family
    font.pixelSize: root.reading ? Theme.size15 : Theme.size13
    lineHeight: 1.3

    HoverHandler {
        enabled: root.hoveredLink.length > 0
        cursorShape: Qt.PointingHandCursor
    }
}
