// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// The tests of a product's datasets.
TestTable {
    id: root

    required property ProductViewModel viewModel

    model: root.viewModel.tests
    onOpened: root.viewModel.openQuality()
}
