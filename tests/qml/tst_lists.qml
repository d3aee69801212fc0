// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

TestCase {
    id: testCase

    name: "Lists"
    when: windowShown
    width: 600
    height: 500
    visible: true

    Component {
        id: head

        TableHead {
            width: 500
            columns: [{
                    "text": "Name"
                }, {
                    "text": "Used by",
                    "width": 80,
                    "alignRight": true,
                    "key": "used"
                }]
        }
    }
    Component {
        id: row

        TableRow {
            width: 300
            label: "net_orders"
        }
    }
    Component {
        id: hiddenRows

        Column {
            visible: false

            TableRow {
                label: "one"
            }
            TableRow {
                label: "two"
            }
            TableRow {
                label: "three"
            }
        }
    }
    Component {
        id: footer

        TableFooter {
            width: 500
            shown: 50
            total: 1284
            loadMoreText: "Load 50 more"
        }
    }
    Component {
        id: facet

        FacetGroup {
            width: 200
            title: "Domain"
            shownAtFirst: 2
            values: [{
                    "value": "sales",
                    "text": "<b>Sales</b>",
                    "count": 4
                }, {
                    "value": "finance",
                    "text": "Finance",
                    "count": 3
                }, {
                    "value": "stores",
                    "text": "Stores",
                    "count": 2
                }]
        }
    }
    Component {
        id: crumbs

        Breadcrumbs {
            crumbs: [{
                    "text": "Discover",
                    "link": "meshscope:discover"
                }, {
                    "text": "Net Orders",
                    "link": ""
                }]
        }
    }
    Component {
        id: panel

        SidePanel {
            name: "test-panel"
            height: 200
        }
    }
    Component {
        id: banner

        ErrorBanner {
            text: "<img src='x'> could not be read"
            where: "a.yaml:3:1"
            actionText: "Try again"
            closable: true
        }
    }
    SignalSpy {
        id: spy
    }

    function watch(item: QtObject, name: string): QtObject {
        spy.target = item;
        spy.signalName = name;
        spy.clear();
        return item;
    }
    function stopsOf(list: Item): var {
        const labels = [];
        for (let i = 0; i < list.children.length; ++i) {
            if (list.children[i].isEntry)
                labels.push(list.children[i].label);
        }
        return labels;
    }
    function test_openColumnsShareTheRest() {
        const item = createTemporaryObject(head, testCase);
        compare(item.columnWidths[1], 80);
        compare(item.columnWidths[0], 500 - 16 - 8 - 80);
    }
    function test_aColumnWithAKeySorts() {
        const item = watch(createTemporaryObject(head, testCase), "sorted");
        waitForRendering(item);
        mouseClick(item, 480, 14);
        mouseClick(item, 40, 14);
        compare(spy.count, 1);
        compare(spy.signalArguments[0][0], "used");
    }
    function test_enterAndDoubleClickActivateARow() {
        const item = watch(createTemporaryObject(row, testCase), "activated");
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        mouseDoubleClickSequence(item);
        compare(spy.count, 2);
        compare(item.Accessible.name, "net_orders");
        compare(item.Accessible.role, Accessible.ListItem);
    }
    function test_rowsMadeWhileTheirListIsHiddenAreOneTabStop() {
        const list = createTemporaryObject(hiddenRows, testCase);
        list.visible = true;
        compare(stopsOf(list), ["one"]);
        list.children[2].forceActiveFocus(Qt.TabFocusReason);
        list.visible = false;
        list.visible = true; // the row that had the focus last stays the stop
        compare(stopsOf(list), ["three"]);
    }
    function test_aFooterOffersMoreOnlyWhileThereIsMore() {
        const item = watch(createTemporaryObject(footer, testCase), "loadMore");
        waitForRendering(item);
        mouseClick(item, 190, 18);
        compare(spy.count, 1);
        item.shown = 1284;
        waitForRendering(item);
        mouseClick(item, 190, 18);
        compare(spy.count, 1);
    }
    function test_aFacetTellsWhichValueWasTicked() {
        const item = watch(createTemporaryObject(facet, testCase), "toggled");
        waitForRendering(item);
        mouseClick(item, 20, 8 + 24 + 26 + 13);
        compare(spy.signalArguments[0][0], "finance");
        compare(item.hidden, 1);
        item.showsAll = true;
        compare(item.hidden, 0);
    }
    function test_aCrumbLeads() {
        const item = watch(createTemporaryObject(crumbs, testCase), "activated");
        waitForRendering(item);
        mouseClick(item, 10, 10);
        compare(spy.signalArguments[0][0], "meshscope:discover");
    }
    function test_aPanelKeepsItsBounds() {
        const item = createTemporaryObject(panel, testCase);
        item.resize(10);
        compare(item.implicitWidth, 280);
        item.resize(9999);
        compare(item.implicitWidth, 480);
        item.resize(333);
        compare(item.implicitWidth, 332);
    }
    function test_aBannerOffersItsActionAndGoes() {
        const item = watch(createTemporaryObject(banner, testCase), "activated");
        waitForRendering(item);
        mouseClick(item, item.width - 80, item.height / 2);
        compare(spy.count, 1);
        compare(item.Accessible.role, Accessible.AlertMessage);
    }
}
