// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lineagefixture.h"
#include "discoverviewmodel.h"
#include "support/testprogram.h"

#include <QStandardPaths>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

/// Discover on a real catalog of one product with one dataset.
class TestDiscoverViewModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_catalog.domain("Sales");
        m_catalog.product("Net Orders", "Sales");
        m_catalog.dataset("receipts", "Net Orders", "Sales");
        m_catalog.port("orders port", "Net Orders", "receipts");
        m_catalog.close();
        QVERIFY2(m_catalog.error().empty(), m_catalog.error().c_str());
        m_session.open(QString::fromStdString(m_catalog.path()));
        QTRY_VERIFY(m_session.isOpen());
    }

    void theScoreOfAProductLeadsToItsDatasets()
    {
        find("net");
        m_page.openPreview(QStringLiteral("quality"));
        QCOMPARE(m_navigator.link(), QStringLiteral("meshscope:quality?q=Net%20Orders"));
    }

    void theScoreOfADatasetLeadsToItsOwn()
    {
        find("receipts");
        m_page.openPreview(QStringLiteral("quality"));
        QCOMPARE(m_navigator.link(), QStringLiteral("meshscope:quality/receipts"));
    }

private:
    /// The first answer is chosen and its preview read.
    void find(const char *text)
    {
        m_navigator.open(QStringLiteral("discover?q=%1").arg(QLatin1String(text)));
        QTRY_COMPARE(m_page.state(), DiscoverViewModel::Ready);
        QTRY_VERIFY(m_page.total() > 0);
        m_page.setCurrent(1);
        QTRY_VERIFY(
            m_page.preview()->head().name.contains(QLatin1String(text), Qt::CaseInsensitive));
    }

    workspace::test::LineageCatalog m_catalog;
    CatalogSession m_session;
    Navigator m_navigator;
    DiscoverLoader m_loader {m_session};
    DiscoverViewModel m_page {m_session, m_navigator, m_loader};
};

MESHSCOPE_TEST(TestDiscoverViewModel, QGuiApplication)
#include "tst_discoverviewmodel.moc"
