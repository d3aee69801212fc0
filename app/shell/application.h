// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// What Main.qml is given: the navigator and one view-model per page. Owns them all, in
/// construction order. View-models are made with (CatalogSession &, Navigator &) and start no work
/// before their page is shown or their first command comes.
class Application : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made in main()")
    Q_PROPERTY(meshscope::app::Navigator *navigator READ navigator CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::CatalogSession *session READ session CONSTANT FINAL)

public:
    explicit Application(QObject *parent = nullptr);

    Navigator *navigator() { return &m_navigator; }
    CatalogSession *session() { return &m_session; }

private:
    CatalogSession m_session;
    Navigator m_navigator;
};

} // namespace meshscope::app
