// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Text on the screen. Always plain: markup in a name from a file stays visible as it is written.
Text {
    id: root

    enum Role {
        Hint, // 12: hints, table heads
        Body, // 13: everything
        Title, // 15 semibold: panel and group titles
        Page, // 20 semibold: page title, key numbers
        Reading, // 15 regular with generous lines: texts that are read
        Mono, // 12 monospaced: code, raw documents
        Code // 10 semibold: domain tiles only
    }

    property int role: Label.Body
    /// Weight 500 for names in lists, 600 for headings of the same size.
    property bool medium: false
    property bool strong: false

    readonly property bool isHeading: root.role === Label.Title || root.role === Label.Page || root.role === Label.Code

    textFormat: Text.PlainText
    color: root.role === Label.Hint ? Theme.fg3 : Theme.fg1
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    font.family: root.role === Label.Mono ? Theme.mono : Theme.family
    font.pixelSize: [12, 13, 15, 20, 15, 12, 10][root.role]
    font.weight: root.strong || root.isHeading ? Font.DemiBold : root.medium ? Font.Medium : Font.Normal
    font.letterSpacing: root.role === Label.Page ? -0.24 : 0
    lineHeight: root.wrapMode === Text.NoWrap ? 1.0 : root.role === Label.Reading ? 1.32 : 1.26
}
