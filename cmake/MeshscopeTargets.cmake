# SPDX-License-Identifier: GPL-3.0-or-later
include_guard()

find_package(PkgConfig REQUIRED)

# moc 6.4 cannot parse libstdc++'s <concepts> when it comes first (through <compare>): this is the
# header's include guard, so that moc, and only moc, skips it.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)

# Warnings that every target of the project is built with. They are errors in the dev preset; with a
# sanitizer or at -O2, GCC 12 also warns of what is not there, and nobody's build stops for that.
option(MESHSCOPE_WERROR "Treat warnings as errors" OFF)
add_library(meshscope_warnings INTERFACE)
target_link_libraries(meshscope_warnings INTERFACE fmt::fmt)
target_compile_options(meshscope_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${MESHSCOPE_WERROR}>:-Werror>)
# The same, and no silent conversion between bytes and text: for everything but tests.
add_library(meshscope_options INTERFACE)
target_link_libraries(meshscope_options INTERFACE meshscope_warnings)
target_compile_definitions(meshscope_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING)

# What most files include from the standard library and from Qt is read once instead of once per
# file, which is half of what a build costs. Files still name what they use: clang-tidy and the fuzz
# preset do without, so one that does not is found.
set(meshscope_standard_headers <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory>
    <optional> <set> <stop_token> <string> <string_view> <unordered_map> <unordered_set> <utility>
    <variant> <vector> <fmt/format.h> <tl/expected.hpp>)
set(meshscope_qt_headers <QAbstractListModel> <QDateTime> <QHash> <QLocale> <QQmlEngine> <QQuickItem>
    <QStringList> <QThreadPool> <QTimer> <QUrl> <QVariant> <QtConcurrentRun>)

# Files of one target are compiled some at a time, in the order in which they are listed: headers
# are read and templates instantiated once for all of them, which halves a clean build. Two files
# beside each other cannot name two things the same in an anonymous namespace; the compiler says so.
option(MESHSCOPE_UNITY "Compile several files of a target as one" ON)
function(meshscope_unity target batch)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${MESHSCOPE_UNITY}
        UNITY_BUILD_BATCH_SIZE ${batch})
endfunction()

# meshscope_headers(<name> HEADERS header... LINKS target...)
# Precompiled headers for targets with the same flags to reuse.
function(meshscope_headers name)
    cmake_parse_arguments(arg "" "" "HEADERS;LINKS" ${ARGN})
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cpp CONTENT "")
    add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
    target_link_libraries(${name} PRIVATE ${arg_LINKS})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()
meshscope_headers(meshscope_room_headers HEADERS ${meshscope_standard_headers} LINKS meshscope_options)

# meshscope_room(<room> SOURCES file... [ROOMS room...] [LINKS target...])
# One static library per room of core/. ROOMS are the rooms it may include; LINKS are libraries
# of the system that its own sources use.
function(meshscope_room room)
    cmake_parse_arguments(arg "" "" "SOURCES;ROOMS;LINKS" ${ARGN})
    add_library(meshscope_${room} STATIC ${arg_SOURCES})
    set_target_properties(meshscope_${room} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
    target_include_directories(meshscope_${room} PUBLIC ${PROJECT_SOURCE_DIR}/core)
    target_link_libraries(meshscope_${room} PRIVATE meshscope_options ${arg_LINKS})
    target_precompile_headers(meshscope_${room} REUSE_FROM meshscope_room_headers)
    meshscope_unity(meshscope_${room} 8)
    foreach(neighbour IN LISTS arg_ROOMS)
        target_link_libraries(meshscope_${room} PUBLIC meshscope_${neighbour})
    endforeach()
endfunction()

# meshscope_program(<name> SOURCES file... [LIBS target...])
# A program of the tests, which ends in <build>/tests.
function(meshscope_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${name} PRIVATE meshscope_warnings Qt6::Test ${arg_LIBS})
    target_precompile_headers(${name} REUSE_FROM meshscope_tests_headers)
endfunction()

# meshscope_run(<test> COMMAND word... [ENVIRONMENT VAR=value...] [LABELS label...] [TIMEOUT seconds])
# A test of CTest, run headless.
function(meshscope_run test)
    cmake_parse_arguments(arg "" "TIMEOUT" "COMMAND;ENVIRONMENT;LABELS" ${ARGN})
    add_test(NAME ${test} COMMAND ${arg_COMMAND})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${test} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;LC_ALL=C.UTF-8;${arg_ENVIRONMENT}")
endfunction()

# meshscope_tests(<folder> TESTS name... [PREFIX text] [SOURCES file...] [LIBS target...])
# One program, <folder>_tests, of the files tst_<name>.cpp of a folder, each with one Qt Test class
# under MESHSCOPE_TEST. CTest runs each by itself, as tst_<prefix><name>. What one of them needs
# beyond that is set as a property of the test.
function(meshscope_tests folder)
    cmake_parse_arguments(arg "" "PREFIX" "TESTS;SOURCES;LIBS" ${ARGN})
    list(TRANSFORM arg_TESTS REPLACE "(.+)" "tst_\\1.cpp" OUTPUT_VARIABLE files)
    meshscope_program(${folder}_tests
        SOURCES ${files} ${arg_SOURCES} ${PROJECT_SOURCE_DIR}/tests/support/testprogram.cpp
        LIBS ${arg_LIBS})
    meshscope_unity(${folder}_tests 4)
    foreach(test IN LISTS arg_TESTS)
        meshscope_run(tst_${arg_PREFIX}${test} COMMAND ${folder}_tests tst_${test})
    endforeach()
endfunction()
