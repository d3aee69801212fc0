// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// Every colour, size and time of the interface. `dark`, `compact`, `reducedMotion` and `pixelRatio`
/// are set by the window; nothing else here may be written.
QtObject {
    id: root

    property bool dark: false
    property bool compact: false
    property bool reducedMotion: false
    property real pixelRatio: 1

    // Surfaces, lines, text
    readonly property color bg0: root.dark ? "#131519" : "#F3F4F6"
    readonly property color bg1: root.dark ? "#191C21" : "#FFFFFF"
    readonly property color bg2: root.dark ? "#1E2227" : "#F8F9FA"
    readonly property color bg3: root.dark ? "#282D34" : "#ECEEF1"
    readonly property color raised: root.dark ? "#3A414B" : "#FFFFFF"
    readonly property color canvas: root.dark ? "#15181C" : "#F8F9FB"
    readonly property color line: root.dark ? "#2A2F36" : "#E4E6EA"
    readonly property color line2: root.dark ? "#3D444E" : "#CDD1D8"
    readonly property color ctl: root.dark ? "#727B89" : "#868E9B"
    readonly property color fg1: root.dark ? "#ECEEF1" : "#171A1F"
    readonly property color fg2: root.dark ? "#BCC3CD" : "#434A55"
    readonly property color fg3: root.dark ? "#98A1AE" : "#606875"
    readonly property color fgOnAccent: "#FFFFFF"
    readonly property color scrim: root.dark ? "#99000000" : "#59141821"
    readonly property color shadow: root.dark ? "#000000" : "#141821"

    // Accent, matched letters
    readonly property color acc: root.dark ? "#4C66E0" : "#3A53D0"
    readonly property color accHover: root.dark ? "#5D76EA" : "#2F45B5"
    readonly property color accText: root.dark ? "#9DAFFF" : "#3249C2"
    readonly property color accSoft: root.dark ? "#232B4A" : "#EBEEFC"
    readonly property color accLine: root.dark ? "#3E4C8A" : "#C4CDF6"
    readonly property color hit: root.dark ? "#5A4708" : "#FFE9A8"
    readonly property color hitText: root.dark ? "#FFE9A8" : "#4A3500"

    // States
    readonly property color ok: root.dark ? "#62CB97" : "#17734A"
    readonly property color okSoft: root.dark ? "#163024" : "#E2F3EA"
    readonly property color risk: root.dark ? "#EDB44F" : "#8A5300"
    readonly property color riskSoft: root.dark ? "#37290F" : "#FCEFD3"
    readonly property color bad: root.dark ? "#FF8F85" : "#B3261E"
    readonly property color badSoft: root.dark ? "#421E1B" : "#FCE7E5"
    readonly property color unk: root.dark ? "#A3ACB8" : "#5A626F"
    readonly property color unkSoft: root.dark ? "#282D34" : "#ECEEF1"

    // Classifications
    readonly property color classPublic: root.unk
    readonly property color classInternal: root.dark ? "#82BBEA" : "#2B5F8A"
    readonly property color classConfidential: root.dark ? "#C6A4F2" : "#6B3FA0"
    readonly property color classRestricted: root.dark ? "#F58FC0" : "#9C1C5E"
    readonly property color classInternalSoft: root.dark ? "#172B3B" : "#E6EFF7"
    readonly property color classConfidentialSoft: root.dark ? "#2B2140" : "#F1EAF9"
    readonly property color classRestrictedSoft: root.dark ? "#3F1B2E" : "#FAE6F0"

    readonly property list<color> domainsLight: ["#1F70E2", "#BC560D", "#115C66", "#663CBB", "#A52079", "#508050", "#4F343F", "#8E64A7", "#804B00", "#830009", "#13289E", "#3E3A00"]
    readonly property list<color> domainsDark: ["#2C98F7", "#F5B58B", "#89F9FC", "#CCC5FD", "#FF92C0", "#A6FB9D", "#AC889D", "#C66BCB", "#DD8508", "#E76067", "#91A9FE", "#FBDD43"]
    readonly property color onDomain: root.dark ? root.bg0 : "#FFFFFF"
    readonly property real areaTint: root.dark ? 0.12 : 0.09

    // Space, radii, rows
    readonly property int gap4: 4
    readonly property int gap8: 8
    readonly property int gap12: 12
    readonly property int gap16: 16
    readonly property int gap20: 20
    readonly property int gap24: 24
    readonly property int radius1: 4
    readonly property int radius2: 6
    readonly property int radius3: 8
    readonly property int row: root.compact ? 28 : 32
    readonly property int rowTall: root.compact ? 40 : 44
    readonly property int rowHead: 28
    readonly property int control: 32
    readonly property int controlSmall: 28
    readonly property int topBar: 48

    // Type. Weight 600 is Font.DemiBold, 500 Font.Medium.
    readonly property string family: root.firstInstalled(["Inter", "DejaVu Sans"])
    readonly property string mono: root.firstInstalled(["JetBrains Mono", "DejaVu Sans Mono"])
    readonly property int size12: 12
    readonly property int size13: 13
    readonly property int size15: 15
    readonly property int size20: 20

    // Motion
    readonly property int quick: root.reducedMotion ? 0 : 120
    readonly property int expand: root.reducedMotion ? 0 : 160

    function firstInstalled(families: var): string {
        const installed = Qt.fontFamilies();
        return families.find(family => installed.includes(family)) ?? families[families.length - 1];
    }
    /// Colour of a domain by its slot, counted from 0 in the order domains appear; -1 is none.
    function domain(slot: int): color {
        const colors = root.dark ? root.domainsDark : root.domainsLight;
        return slot < 0 ? root.unk : colors[slot % colors.length];
    }
    /// From the 13th domain on the colours repeat with a hatch.
    function isHatched(slot: int): bool {
        return slot >= root.domainsLight.length;
    }
    /// `color` laid over bg1 as an area: 9 % in light, 12 % in dark.
    function tint(color: color): color {
        return Qt.tint(root.bg1, Qt.rgba(color.r, color.g, color.b, root.areaTint));
    }
    /// Words of the model: healthy, at_risk, degraded; every other word is unknown.
    function grade(word: string): color {
        return ({
                "healthy": root.ok,
                "at_risk": root.risk,
                "degraded": root.bad
            })[word] ?? root.unk;
    }
    function gradeSoft(word: string): color {
        return ({
                "healthy": root.okSoft,
                "at_risk": root.riskSoft,
                "degraded": root.badSoft
            })[word] ?? root.unkSoft;
    }
    /// Words of the model: public, internal, confidential, restricted, and personal.
    function classification(word: string): color {
        return ({
                "internal": root.classInternal,
                "confidential": root.classConfidential,
                "restricted": root.classRestricted,
                "personal": root.classRestricted
            })[word] ?? root.unk;
    }
    function classificationSoft(word: string): color {
        return ({
                "internal": root.classInternalSoft,
                "confidential": root.classConfidentialSoft,
                "restricted": root.classRestrictedSoft,
                "personal": root.classRestrictedSoft
            })[word] ?? root.unkSoft;
    }
}
