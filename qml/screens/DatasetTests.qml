// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// The tests of a dataset.
TestTable {
    id: root

    required property DatasetViewModel viewModel

    showsDataset: false
    model: root.viewModel.tests
    onOpened: root.viewModel.openQuality()
}
