<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>%n live, on what you own or look after</source>
        <translation>
            <numerusform>%n live, on what you own or look after</numerusform>
            <numerusform>%n live, on what you own or look after</numerusform>
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
</TS>
