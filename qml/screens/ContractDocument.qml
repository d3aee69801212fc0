// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// A contract's document as its authors wrote it, to read, search and copy.
Item {
    id: root

    required property ContractViewModel viewModel

    readonly property string text: root.viewModel.raw
    property int laidOut: 0 // characters that the field has

    onTextChanged: {
        edit.clear();
        root.laidOut = 0;
    }

    // Laying out a long document at once would hold up the window, and so would asking the field how
    // wide its text is, since that lays out the whole of it again with each part that comes.
    FontMetrics {
        id: metrics

        font: edit.font
    }
    Timer {
        interval: 1
        repeat: true
        running: root.visible && root.laidOut < root.text.length
        onTriggered: {
            const end = root.text.indexOf("\n", root.laidOut + 1500);
            const to = end < 0 ? root.text.length : end + 1;
            edit.insert(edit.length, root.text.substring(root.laidOut, to));
            root.laidOut = to;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.bg1
    }
    Label {
        id: caption

        x: Theme.gap24
        width: parent.width - 2 * x
        height: 36
        text: root.viewModel.file
        role: Label.Hint
        elide: Text.ElideMiddle
    }
    Flickable {
        id: flick

        anchors.top: caption.bottom
        anchors.bottom: parent.bottom
        x: Theme.gap24
        width: parent.width - x
        contentWidth: edit.width + Theme.gap24
        contentHeight: edit.implicitHeight + Theme.gap24
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {
        }
        T.ScrollBar.horizontal: ScrollBar {
        }

        TextEdit {
            id: edit

            width: Math.max(flick.width - Theme.gap24, Math.ceil((root.viewModel.rawColumns + 1) * metrics.advanceWidth("0")))
            readOnly: true
            selectByMouse: true
            persistentSelection: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            color: Theme.fg1
            selectionColor: Theme.accLine
            selectedTextColor: Theme.fg1
            font.family: Theme.mono
            font.pixelSize: Theme.size12
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Document")
        }
    }
}
