// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Jobs of a dataset.
JobTable {
    id: root

    required property DatasetViewModel viewModel

    model: root.viewModel.jobs
}
