<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>core</name>
    <message numerus="yes">
        <source>%n container(s) cannot all publish the port %1 of this machine; leave the choice to the runtime, or write a range</source>
        <translation>
            <numerusform>%n container cannot publish the port %1 of this machine; leave the choice to the runtime, or write a range</numerusform>
            <numerusform>%n containers cannot all publish the port %1 of this machine; leave the choice to the runtime, or write a range</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::Gate</name>
    <message numerus="yes">
        <source>%n check(s) failed, the last one: %1</source>
        <translation>
            <numerusform>%n check failed: %1</numerusform>
            <numerusform>%n checks failed, the last one: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::Undo</name>
    <message numerus="yes">
        <source>Removing %n container(s)</source>
        <translation>
            <numerusform>Removing %n container</numerusform>
            <numerusform>Removing %n containers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message numerus="yes">
        <source>%n operations are still running.</source>
        <translation>
            <numerusform>%n operation is still running.</numerusform>
            <numerusform>%n operations are still running.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n steps</source>
        <translation>
            <numerusform>%1: %2 of %n step</numerusform>
            <numerusform>%1: %2 of %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n steps, %3 %4</source>
        <translation>
            <numerusform>%1: %2 of %n step, %3 %4</numerusform>
            <numerusform>%1: %2 of %n steps, %3 %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n unhealthy</source>
        <translation>
            <numerusform>%1 of %2 running, %n unhealthy</numerusform>
            <numerusform>%1 of %2 running, %n unhealthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n starting</source>
        <translation>
            <numerusform>%1 of %2 running, %n starting</numerusform>
            <numerusform>%1 of %2 running, %n starting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n paused</source>
        <translation>
            <numerusform>%1 of %2 running, %n paused</numerusform>
            <numerusform>%1 of %2 running, %n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n stopped</source>
        <translation>
            <numerusform>%1 of %2 running, %n stopped</numerusform>
            <numerusform>%1 of %2 running, %n stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n done</source>
        <translation>
            <numerusform>%1 · %n done</numerusform>
            <numerusform>%1 · %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GraphTexts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GraphView</name>
    <message numerus="yes">
        <source>Dependency graph of %1: %n service(s)</source>
        <translation>
            <numerusform>Dependency graph of %1: %n service</numerusform>
            <numerusform>Dependency graph of %1: %n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobDetail</name>
    <message numerus="yes">
        <source>%1, %2 of %n steps, %3</source>
        <comment>state, steps, duration</comment>
        <translation>
            <numerusform>%1, %2 of %n step, %3</numerusform>
            <numerusform>%1, %2 of %n steps, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogView</name>
    <message numerus="yes">
        <source>▼ %1 new</source>
        <translation>
            <numerusform>▼ %1 new</numerusform>
            <numerusform>▼ %1 new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ServiceDetails</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message numerus="yes">
        <source>Diagnostics, %n need attention</source>
        <translation>
            <numerusform>Diagnostics, %n needs attention</numerusform>
            <numerusform>Diagnostics, %n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TerminalView</name>
    <message numerus="yes">
        <source>The clipboard holds %n line(s), which may run as commands. Enter pastes, Escape does not.</source>
        <translation>
            <numerusform>The clipboard holds %n line, which may run as a command. Enter pastes, Escape does not.</numerusform>
            <numerusform>The clipboard holds %n lines, which may run as commands. Enter pastes, Escape does not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::VolumesDialog</name>
    <message numerus="yes">
        <source>Remove %n volumes</source>
        <translation>
            <numerusform>Remove %n volume</numerusform>
            <numerusform>Remove %n volumes</numerusform>
        </translation>
    </message>
</context>
</TS>
