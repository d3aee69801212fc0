// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A quiet line, horizontal unless it is given a height.
Rectangle {
    implicitWidth: 1
    implicitHeight: 1
    color: Theme.line
}
