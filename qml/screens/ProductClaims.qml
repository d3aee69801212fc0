// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// What each source says about a product.
ClaimTable {
    id: root

    required property ProductViewModel viewModel

    model: root.viewModel.claims
}
