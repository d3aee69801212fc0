// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <string_view>

namespace meshscope::tests {

/// Runs one test class; argv[0] is the program, what follows are arguments of Qt Test.
using RunTest = int (*)(int argc, char **argv);

/// Names a test by its file, "…/tst_grant.cpp" -> "tst_grant", for main() of testprogram.cpp.
/// Called before main() by MESHSCOPE_TEST. Always true.
bool add(std::string_view file, RunTest run);

template<class Application, class Test>
int run(int argc, char **argv)
{
    const Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace meshscope::tests

/// Makes a test class of this file one of its program, which holds all of a folder: they are
/// compiled and linked as one, and CTest runs each in a process of its own.
#define MESHSCOPE_TEST(Class, Application)                                                         \
    [[maybe_unused]] static const bool isAdded##Class                                              \
        = meshscope::tests::add(__FILE__, &meshscope::tests::run<Application, Class>);
