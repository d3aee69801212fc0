// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Imports about a product.
HistoryTable {
    id: root

    required property ProductViewModel viewModel

    model: root.viewModel.history
}
