// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigator.h"

#include <QUrl>

#include <algorithm>

namespace meshscope::app {

namespace {

constexpr qsizetype longestLink = 4096;
constexpr std::size_t deepestHistory = 200;

QString scheme()
{
    return QStringLiteral("meshscope:");
}

bool isPageName(const QString &text)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'-'; };
    return !text.isEmpty() && text.front() != u'-'
        && std::all_of(text.begin(), text.end(), isLetter);
}

bool isWorkedIn(const QString &page)
{
    return page == QLatin1String("lineage") || page == QLatin1String("map");
}

QString decoded(QString text)
{
    text.replace(u'+', u' ');
    return QUrl::fromPercentEncoding(text.toUtf8());
}

void remember(std::vector<QString> &stack, const QString &link)
{
    if (link.isEmpty())
        return;
    if (stack.size() == deepestHistory)
        stack.erase(stack.begin());
    stack.push_back(link);
}

} // namespace

bool Navigator::set(const QString &link)
{
    QString rest = link;
    if (rest.startsWith(scheme()))
        rest.remove(0, scheme().size());
    const qsizetype question = rest.indexOf(u'?');
    const QString path = question < 0 ? rest : rest.left(question);
    const QString tail = question < 0 ? QString() : rest.mid(question + 1);
    const qsizetype slash = path.indexOf(u'/');
    const QString page = slash < 0 ? path : path.left(slash);
    if (link.size() > longestLink || !isPageName(page)) {
        emit refused(link.left(200));
        return false;
    }
    QVariantMap query;
    const QStringList pairs = tail.split(u'&', Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        query.insert(decoded(pair.left(equals)),
                     equals < 0 ? QString() : decoded(pair.mid(equals + 1)));
    }
    const QString uid = slash < 0 ? QString() : decoded(path.mid(slash + 1));
    const QString normal = linkTo(page, uid, query);
    if (normal == m_link)
        return false;
    m_link = normal;
    m_page = page;
    m_uid = uid;
    m_query = query;
    if (isWorkedIn(page))
        m_lastOfPage.insert(page, normal);
    return true;
}

void Navigator::open(const QString &link)
{
    if (link.startsWith(QLatin1String("http:"), Qt::CaseInsensitive)
        || link.startsWith(QLatin1String("https:"), Qt::CaseInsensitive)) {
        emit externalRequested(link);
        return;
    }
    const QString before = m_link;
    if (!set(link))
        return;
    remember(m_back, before);
    m_forward.clear();
    emit linkChanged();
}

void Navigator::openPage(const QString &page)
{
    open(page == m_page ? page : m_lastOfPage.value(page, page));
}

void Navigator::replace(const QString &link)
{
    if (set(link))
        emit linkChanged();
}

void Navigator::back()
{
    if (m_back.empty())
        return;
    const QString target = m_back.back();
    m_back.pop_back();
    remember(m_forward, m_link);
    set(target);
    emit linkChanged();
}

void Navigator::forward()
{
    if (m_forward.empty())
        return;
    const QString target = m_forward.back();
    m_forward.pop_back();
    remember(m_back, m_link);
    set(target);
    emit linkChanged();
}

QString Navigator::linkTo(const QString &page, const QString &uid, const QVariantMap &query)
{
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text, ":,."));
    };
    QString link = scheme() + page;
    if (!uid.isEmpty())
        link += u'/' + encoded(uid);
    QChar separator = u'?';
    for (auto it = query.begin(); it != query.end(); ++it) {
        link += separator + encoded(it.key()) + u'=' + encoded(it.value().toString());
        separator = u'&';
    }
    return link;
}

} // namespace meshscope::app
