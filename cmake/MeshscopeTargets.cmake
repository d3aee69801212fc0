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
target_compile_options(meshscope_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${MESHSCOPE_WERROR}>:-Werror>)
# The same, and no silent conversion between bytes and text: for everything but tests.
add_library(meshscope_options INTERFACE)
target_link_libraries(meshscope_options INTERFACE meshscope_warnings)
target_compile_definitions(meshscope_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING)

# meshscope_room(<room> SOURCES file... [ROOMS room...] [LINKS target...])
# One static library per room of core/. ROOMS are the rooms it may include; LINKS are libraries
# of the system that its own sources use.
function(meshscope_room room)
    cmake_parse_arguments(arg "" "" "SOURCES;ROOMS;LINKS" ${ARGN})
    add_library(meshscope_${room} STATIC ${arg_SOURCES})
    set_target_properties(meshscope_${room} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
    target_include_directories(meshscope_${room} PUBLIC ${PROJECT_SOURCE_DIR}/core)
    target_link_libraries(meshscope_${room} PRIVATE meshscope_options ${arg_LINKS})
    foreach(neighbour IN LISTS arg_ROOMS)
        target_link_libraries(meshscope_${room} PUBLIC meshscope_${neighbour})
    endforeach()
endfunction()

# meshscope_test(<name> SOURCES file... [LIBS target...] [ENVIRONMENT VAR=value...] [LABELS label...])
# A Qt Test program of one file with logic, run headless.
function(meshscope_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LIBS;ENVIRONMENT;LABELS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${name} PRIVATE meshscope_warnings Qt6::Test ${arg_LIBS})
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;LC_ALL=C.UTF-8;${arg_ENVIRONMENT}")
endfunction()
