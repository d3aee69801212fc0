// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// What each source says about a dataset.
ClaimTable {
    id: root

    required property DatasetViewModel viewModel

    model: root.viewModel.claims
}
