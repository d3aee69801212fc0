// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Every check of a product.
CheckTable {
    id: root

    required property ProductViewModel viewModel

    model: root.viewModel.checks
}
