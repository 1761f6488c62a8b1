# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# vedette_add_library(NAME SOURCES file... LINKS lib... [PRIVATE_LINKS lib...]): the library of the
# folder that calls this. LINKS are what it may use and hands on; PRIVATE_LINKS what only it uses.
#
# A static library may call what it does not name: the program that links both hides it. So, where
# tests are built, each is linked once by itself, with nothing but what it names.
configure_file("${CMAKE_SOURCE_DIR}/src/Version.h.in" "${CMAKE_BINARY_DIR}/src/Version.h" @ONLY)

function(vedette_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;PRIVATE_LINKS")
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}/src")
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})

    # A sanitizer's own symbols come with the program.
    if(BUILD_TESTING AND NOT VEDETTE_SANITIZERS)
        add_library(${name}_links MODULE $<TARGET_OBJECTS:${name}>)
        target_link_libraries(${name}_links PRIVATE ${arg_LINKS} ${arg_PRIVATE_LINKS})
        target_link_options(${name}_links PRIVATE LINKER:-z,defs)
        set_target_properties(${name}_links PROPERTIES
            LINKER_LANGUAGE CXX AUTOMOC OFF AUTORCC OFF LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/links")
        add_dependencies(library-links ${name}_links)
    endif()
endfunction()

# Links each library by itself.
add_custom_target(library-links)
