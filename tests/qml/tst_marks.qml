// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Meshscope

TestCase {
    id: testCase

    readonly property string hostile: "<img src='file:///dev/zero' width=2000000000>"

    name: "Marks"
    when: windowShown
    width: 500
    height: 400
    visible: true

    Component {
        id: label

        Label {
        }
    }
    Component {
        id: grade

        GradeMark {
            grade: "healthy"
        }
    }
    Component {
        id: classification

        ClassificationMark {
            classification: "internal"
        }
    }
    Component {
        id: verdict

        VerdictBadge {
            verdict: "safe"
        }
    }
    Component {
        id: tile

        DomainTile {
            code: "SA"
            slot: 0
        }
    }
    Component {
        id: bar

        ScoreBar {
            grade: "healthy"
            score: 0.91
            lower: 0.76
            upper: 0.92
        }
    }
    Component {
        id: chip

        Chip {
            removable: true
        }
    }
    Component {
        id: match

        HighlightedText {
        }
    }
    SignalSpy {
        id: spy
    }

    function test_everyRoleIsPlain_data() {
        return [Label.Hint, Label.Body, Label.Title, Label.Page, Label.Reading, Label.Mono, Label.Code].map(role => ({
                        "tag": String(role),
                        "role": role
                    }));
    }
    function test_everyRoleIsPlain(data: var) {
        const item = createTemporaryObject(label, testCase, {
                "role": data.role,
                "text": testCase.hostile
            });
        waitForRendering(item);
        compare(item.textFormat, Text.PlainText);
        verify(item.implicitHeight < 40);
    }
    function test_unknownIsAWordAndNeverGreen_data() {
        return ["insufficient", "unknown", "", "nonsense"].map(word => ({
                        "tag": word.length > 0 ? word : "empty",
                        "word": word
                    }));
    }
    function test_unknownIsAWordAndNeverGreen(data: var) {
        const item = createTemporaryObject(grade, testCase, {
                "grade": data.word,
                "score": "0.00"
            });
        compare(item.shown, "Unknown");
        compare(Theme.grade(data.word), Theme.unk);
        verify(item.Accessible.name.indexOf("Unknown") >= 0);
    }
    function test_aKnownGradeShowsItsValue() {
        const item = createTemporaryObject(grade, testCase, {
                "grade": "at_risk",
                "score": "0.83"
            });
        compare(item.shown, "0.83");
        compare(item.Accessible.name, "Quality At risk, 0.83");
    }
    function test_anUnknownClassificationIsNotPublic() {
        const item = createTemporaryObject(classification, testCase, {
                "classification": "sensitive"
            });
        compare(item.word, "Unknown");
    }
    function test_noVerdictIsADash() {
        const item = createTemporaryObject(verdict, testCase, {
                "verdict": ""
            });
        compare(item.shape, null);
        compare(item.implicitWidth, 12);
    }
    function test_theThirteenthDomainIsHatched() {
        const first = createTemporaryObject(tile, testCase);
        const thirteenth = createTemporaryObject(tile, testCase, {
                "slot": 12
            });
        compare(first.color, thirteenth.color);
        verify(!Theme.isHatched(0));
        verify(Theme.isHatched(12));
        compare(createTemporaryObject(tile, testCase, {
                    "slot": -1
                }).color, Theme.unk);
    }
    function test_theBarOpensItsTerms() {
        const item = createTemporaryObject(bar, testCase);
        spy.target = item;
        spy.signalName = "activated";
        spy.clear();
        mouseClick(item);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        compare(spy.count, 2);
        compare(item.Accessible.name, "Quality 0.91, between 0.76 and 0.92");
    }
    function test_theBarIsSolidThenHatchedThenEmpty() {
        const item = createTemporaryObject(bar, testCase);
        waitForRendering(item);
        const image = grabImage(item);
        compare(image.pixel(20, 8), Theme.ok);
        compare(image.pixel(235, 8), Theme.bg3);
        verify(!Qt.colorEqual(image.pixel(218, 1), image.pixel(20, 1)), "the tick stands out above the bar");
    }
    function test_aFilterIsRemoved() {
        const item = createTemporaryObject(chip, testCase, {
                "text": testCase.hostile
            });
        waitForRendering(item);
        spy.target = item;
        spy.signalName = "removed";
        spy.clear();
        verify(item.width <= item.maximumWidth);
        mouseClick(item, item.width - 8, 10);
        compare(spy.count, 1);
    }
    function test_marksLieUnderTheirLetters() {
        const item = createTemporaryObject(match, testCase, {
                "text": testCase.hostile,
                "ranges": [1, 3]
            });
        waitForRendering(item);
        const image = grabImage(item);
        let marked = 0;
        for (let x = 0; x < item.width; ++x)
            if (Qt.colorEqual(image.pixel(x, 2), Theme.hit))
                ++marked;
        verify(marked > 10 && marked < item.width / 2);
        compare(item.Accessible.name, testCase.hostile);
    }
    function test_rangesBeyondTheTextDoNotMatter() {
        const item = createTemporaryObject(match, testCase, {
                "text": "ab",
                "ranges": [-5, 3, 1, 900, 7]
            });
        waitForRendering(item);
        verify(item.implicitWidth > 0);
    }
}
