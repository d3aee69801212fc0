<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccessDecisionBar</name>
    <message numerus="yes">
        <source>%n condition(s)</source>
        <translation>
            <numerusform>%n condition</numerusform>
            <numerusform>%n conditions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccessEvidence</name>
    <message numerus="yes">
        <source>%n grant(s)</source>
        <translation>
            <numerusform>%n grant</numerusform>
            <numerusform>%n grants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccessFormFields</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccessMine</name>
    <message numerus="yes">
        <source>%n ending soon or due for reassessment</source>
        <translation>
            <numerusform>%n ending soon or due for reassessment</numerusform>
            <numerusform>%n ending soon or due for reassessment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, newest first</source>
        <translation>
            <numerusform>%n, newest first</numerusform>
            <numerusform>%n, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContractUseRow</name>
    <message numerus="yes">
        <source>offers it as %1 · %n active grant(s)</source>
        <translation>
            <numerusform>offers it as %1 · %n active grant</numerusform>
            <numerusform>offers it as %1 · %n active grants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatasetColumns</name>
    <message numerus="yes">
        <source>%n column(s) match</source>
        <translation>
            <numerusform>%n column match</numerusform>
            <numerusform>%n columns match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiscoverList</name>
    <message numerus="yes">
        <source>%n filter(s) active.</source>
        <translation>
            <numerusform>%n filter active.</numerusform>
            <numerusform>%n filters active.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityIntro</name>
    <message numerus="yes">
        <source>Sources disagree about %n field(s).</source>
        <translation>
            <numerusform>Sources disagree about %n field.</numerusform>
            <numerusform>Sources disagree about %n fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetRow</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesButton</name>
    <message numerus="yes">
        <source>Notices, %n new</source>
        <translation>
            <numerusform>Notices, %n new</numerusform>
            <numerusform>Notices, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityScreen</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailRow</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meshscope::app::ContractViewModel</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meshscope::app::DiscoverModel</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) carry it</source>
        <translation>
            <numerusform>%n thing carry it</numerusform>
            <numerusform>%n things carry it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n dataset(s)</source>
        <translation>
            <numerusform>in %n dataset</numerusform>
            <numerusform>in %n datasets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meshscope::app::DiscoverPreview</name>
    <message numerus="yes">
        <source>%n test(s)</source>
        <translation>
            <numerusform>%n test</numerusform>
            <numerusform>%n tests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meshscope::app::ProductViewModel</name>
    <message numerus="yes">
        <source>%n grant(s)</source>
        <translation>
            <numerusform>%n grant</numerusform>
            <numerusform>%n grants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n holder(s)</source>
        <translation>
            <numerusform>%n holder</numerusform>
            <numerusform>%n holders</numerusform>
        </translation>
    </message>
</context>
</TS>
