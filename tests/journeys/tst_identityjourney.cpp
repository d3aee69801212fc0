// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemwalk.h"
#include "journeymain.h"
#include "windowdriver.h"
#include "workspace/catalogfile.h"

using namespace meshscope;
using namespace meshscope::journeys;

/// A contract names no server: a person decides what is one, says which server is meant, sees it on
/// the page of a dataset, and takes it back. The slots are chapters of one story, in order.
class IdentityJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_driver.reset(); }

    void theTabShowsWhatMayBeOne();
    void aPersonIsDecidedFromTheKeyboard();
    void aReasonIsWrittenAndAPairIsKeptApart();
    void theInstanceIsBound();
    void theDatasetSaysWhatItIsJoinedFrom();
    void theBindingIsUndone();
    void theRecordHasWordsForAllOfIt();

private:
    app::IdentityViewModel &identity() { return *m_driver->application().sources()->identity(); }
    bool choosePart(const QString &name);

    QTemporaryDir m_folder;
    QString m_catalog;
    std::unique_ptr<WindowDriver> m_driver;
};

void IdentityJourney::initTestCase()
{
    m_catalog = m_folder.filePath(QStringLiteral("shop.meshscope"));
    {
        auto writer = workspace::Writer::open(m_catalog.toStdString());
        QVERIFY2(writer, writer ? "" : writer.error().message.c_str());
        const auto report = (*writer)->import({MESHSCOPE_IDENTITY_SOURCE}, {}, {}, {});
        QVERIFY2(report, report ? "" : report.error().message.c_str());
    }
    m_driver = std::make_unique<WindowDriver>(QStringLiteral("identity"));
    app::WindowOptions options;
    options.catalog = m_catalog;
    QVERIFY(m_driver->open(options));
    QVERIFY(m_driver->actAs(QStringLiteral("Maya Lindqvist")));
}

void IdentityJourney::cleanup()
{
    const QStringList complaints = WindowDriver::takeComplaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

bool IdentityJourney::choosePart(const QString &name)
{
    return m_driver->click(name + QLatin1Char('*')) && m_driver->isOn(QStringLiteral("sources"));
}

void IdentityJourney::theTabShowsWhatMayBeOne()
{
    m_driver->application().navigator()->open(QStringLiteral("sources"));
    QVERIFY(m_driver->isOn(QStringLiteral("sources")));
    QVERIFY(m_driver->click(QStringLiteral("Identity")));
    QVERIFY(m_driver->until([this] { return identity().proposals()->rowCount() == 4; }));
    QVERIFY(m_driver->sees(QStringLiteral("Are these one instance?")));
    QVERIFY(m_driver->sees(QStringLiteral("Showing 4 of 4")));
    QVERIFY(m_driver->picture(QStringLiteral("proposals")));
}

void IdentityJourney::aPersonIsDecidedFromTheKeyboard()
{
    m_driver->press(Qt::Key_J);
    QVERIFY(m_driver->sees(QStringLiteral("Are these one person?")));
    QVERIFY(m_driver->picture(QStringLiteral("person")));
    m_driver->press(Qt::Key_O);
    QVERIFY2(m_driver->until([this] { return identity().decisionCount() == 1; }),
             qPrintable(identity().decisionError()));
    QVERIFY(m_driver->sees(QStringLiteral("Showing 3 of 3")));
    QVERIFY(m_driver->picture(QStringLiteral("person-decided")));
}

void IdentityJourney::aReasonIsWrittenAndAPairIsKeptApart()
{
    QVERIFY(m_driver->sees(QStringLiteral("Are these one dataset?")));
    QVERIFY(m_driver->click(QStringLiteral("Why, for the record")));
    m_driver->type(QStringLiteral("a copy on another server"));
    QCOMPARE(identity().totalProposals(), 3); // its letters decide nothing
    QVERIFY(m_driver->click(QStringLiteral("Keep apart")));
    QVERIFY2(m_driver->until([this] { return identity().decisionCount() == 2; }),
             qPrintable(identity().decisionError()));
}

void IdentityJourney::theInstanceIsBound()
{
    QVERIFY(choosePart(QStringLiteral("Instances")));
    QVERIFY(m_driver->sees(QStringLiteral("not named by input")));
    QVERIFY(m_driver->picture(QStringLiteral("instances")));
    QVERIFY(m_driver->click(QStringLiteral("Bind…")));
    QVERIFY(m_driver->sees(QStringLiteral("Which instance is it?")));
    QVERIFY(m_driver->picture(QStringLiteral("bind")));
    QVERIFY(m_driver->click(QStringLiteral("Bind")));
    QVERIFY2(m_driver->until([this] { return identity().decisionCount() == 3; }),
             qPrintable(identity().decisionError()));
    QVERIFY(m_driver->sees(QStringLiteral("Decision 3")));
    QVERIFY(m_driver->picture(QStringLiteral("bound")));
}

void IdentityJourney::theDatasetSaysWhatItIsJoinedFrom()
{
    auto db = store::Connection::open(m_catalog.toStdString(), store::Access::Read);
    QVERIFY(db);
    auto uid = db->prepare("SELECT uid FROM entity WHERE kind='asset' AND name='customers' AND "
                           "state='active'");
    QVERIFY(uid.step());
    m_driver->application().navigator()->open(app::Navigator::linkTo(
        QStringLiteral("dataset"), QString::fromStdString(std::string(uid.text(0)))));
    QVERIFY(m_driver->isOn(QStringLiteral("dataset")));
    QVERIFY(m_driver->sees(QStringLiteral("A person has bound it to db1.example:5432")));
    QVERIFY(m_driver->sees(QStringLiteral("not named by input")));
    QVERIFY(m_driver->picture(QStringLiteral("dataset")));
    QQuickItem *panel = findItem(m_driver->window()->contentItem(), [](QQuickItem *item) {
        return isUsable(item) && isComponent(item, "Panel")
            && accessibleName(item) == QLatin1String("Identity");
    });
    QVERIFY(panel);
    QQuickItem *link = findItem(
        panel, [](QQuickItem *item) { return isUsable(item) && isComponent(item, "LinkButton"); });
    QVERIFY(link);
    scrollTo(link);
    m_driver->clickAt(link, QPointF(link->width() / 2, link->height() / 2));
    QVERIFY(m_driver->isOn(QStringLiteral("sources")));
    QCOMPARE(identity().part(), QStringLiteral("decisions"));
    QCOMPARE(identity().wantedDecision(), 0);
    QVERIFY(m_driver->picture(QStringLiteral("decisions")));
}

void IdentityJourney::theBindingIsUndone()
{
    QVERIFY(m_driver->click(QStringLiteral("Undo…"))); // of the newest
    QVERIFY(m_driver->sees(QStringLiteral("Undo decision 3?")));
    QVERIFY(m_driver->picture(QStringLiteral("undo")));
    QVERIFY(m_driver->click(QStringLiteral("Undo decision")));
    QVERIFY2(m_driver->until([this] { return identity().decisionCount() == 2; }),
             qPrintable(identity().decisionError()));
    QVERIFY(choosePart(QStringLiteral("Instances")));
    QVERIFY(m_driver->sees(QStringLiteral("Unknown")));
}

void IdentityJourney::theRecordHasWordsForAllOfIt()
{
    m_driver->application().navigator()->open(QStringLiteral("access?tab=audit"));
    QVERIFY(m_driver->isOn(QStringLiteral("access")));
    for (const char *words : {"Instance unbound", "Instance bound", "Decided to be kept apart",
                              "Decided to be one", "a copy on another server"})
        QVERIFY2(m_driver->sees(QLatin1String(words)), words);
    QVERIFY(m_driver->picture(QStringLiteral("audit")));
}

int main(int argc, char **argv)
{
    return runJourney<IdentityJourney>(argc, argv);
}
#include "tst_identityjourney.moc"
