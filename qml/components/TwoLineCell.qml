// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A cell of a tall row: a first line, optionally with a mark, and a quiet second one.
Item {
    id: root

    property string first
    property string second
    property string tone
    property string iconName
    property bool medium: true
    /// Where the first line is cut: names differ at both ends, sentences begin with what matters.
    property int elide: Text.ElideMiddle

    implicitWidth: 160
    implicitHeight: 40

    Label {
        width: parent.width
        y: root.second.length > 0 ? 0 : 10
        height: 20
        visible: root.tone.length === 0
        text: root.first
        medium: root.medium
        elide: root.elide
        Accessible.ignored: true
    }
    ToneMark {
        width: parent.width
        y: root.second.length > 0 ? 0 : 10
        visible: root.tone.length > 0
        tone: root.tone
        iconName: root.iconName
        text: root.first
        Accessible.ignored: true
    }
    Label {
        y: 20
        width: parent.width
        height: 20
        text: root.second
        role: Label.Hint
        Accessible.ignored: true
    }
    Tip {
        text: root.second
    }
}
