// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// The datasets of a product.
DatasetTable {
    id: root

    required property ProductViewModel viewModel

    model: root.viewModel.datasets
    emptyText: qsTr("No dataset is known to be part of it.")
    emptyHint: qsTr("Datasets come by a port's contract and its servers, or by a source that names the product.")
    onOpened: (page, uid) => root.viewModel.openEntity(page, uid)
}
