// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/externallinks.h"
#include "support/testprogram.h"

#include <QDesktopServices>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using meshscope::app::ExternalLinks;

/// Stands for the system's browser, so that nothing is started by a test.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser()
    {
        for (const char *scheme : {"http", "https", "file", "javascript", "mailto"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
    }
    ~Browser() override
    {
        for (const char *scheme : {"http", "https", "file", "javascript", "mailto"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened << url; }
};

class ExternalLinksTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyAConfirmedAddressReachesTheBrowser()
    {
        Browser browser;
        ExternalLinks links;
        QSignalSpy asked(&links, &ExternalLinks::asked);
        links.request(QStringLiteral("https://example.org/path?x=1"));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("example.org"));
        QVERIFY(browser.opened.isEmpty());
        links.confirm();
        QCOMPARE(browser.opened.size(), 1);
        links.confirm();
        QCOMPARE(browser.opened.size(), 1);
    }

    void aDismissedAddressIsForgotten()
    {
        Browser browser;
        ExternalLinks links;
        links.request(QStringLiteral("https://example.org/"));
        links.dismiss();
        links.confirm();
        QVERIFY(browser.opened.isEmpty());
    }

    void theHostIsShownInItsAsciiForm()
    {
        ExternalLinks links;
        QSignalSpy asked(&links, &ExternalLinks::asked);
        links.request(QStringLiteral("https://\u0430pple.example/"));
        if (asked.count() == 1)
            QVERIFY(asked[0][0].toString().startsWith(QLatin1String("xn--")));
    }

    void everythingElseIsRefused_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"javascript:alert(1)", "file:///tmp/x.desktop", "smb://host/share",
              "data:text/html,x", "mailto:a@b?attach=/etc/passwd", "--help", "/etc/passwd", "",
              "http://", "https://user:secret@host/", "ftp://host/", "https:host"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void everythingElseIsRefused()
    {
        QFETCH(const QString, address);
        Browser browser;
        ExternalLinks links;
        QSignalSpy asked(&links, &ExternalLinks::asked);
        QSignalSpy refused(&links, &ExternalLinks::refused);
        links.request(address);
        links.confirm();
        QCOMPARE(asked.count(), 0);
        QCOMPARE(refused.count(), 1);
        QVERIFY(browser.opened.isEmpty());
    }
};

MESHSCOPE_TEST(ExternalLinksTest, QGuiApplication)
#include "tst_externallinks.moc"
