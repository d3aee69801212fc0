// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/externallinks.h"

#include "base/text.h"
#include "shell/display.h"

#include <QDesktopServices>
#include <QUrl>

namespace meshscope::app {

void ExternalLinks::request(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || !isOpenableUrl(url.toStdString())) {
        m_pending.clear();
        emit refused(shownLine(url.toStdString()));
        return;
    }
    m_pending = url;
    emit asked(parsed.host(QUrl::FullyEncoded), shownLine(url.toStdString()));
}

void ExternalLinks::confirm()
{
    if (m_pending.isEmpty())
        return;
    QDesktopServices::openUrl(QUrl(m_pending, QUrl::StrictMode));
    m_pending.clear();
}

void ExternalLinks::dismiss()
{
    m_pending.clear();
}

} // namespace meshscope::app
