// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Imports about a dataset.
HistoryTable {
    id: root

    required property DatasetViewModel viewModel

    model: root.viewModel.history
}
