// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A square button with an icon only. `label` is its accessible name and its tooltip.
Button {
    id: root

    required property string label

    implicitWidth: implicitHeight
    kind: Button.Quiet
    small: true
    hint: root.label
    Accessible.name: root.label
    Accessible.description: ""
}
