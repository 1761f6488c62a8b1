# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What makes a memory error end the program instead of handing it over. tests/lint/hardening.sh
# looks for all of it in the programs as they are built. Not in a sanitizer build, whose own checks
# stand in the same places.
if(VEDETTE_SANITIZERS)
    return()
endif()
include(CheckCXXCompilerFlag)
include(CheckPIESupported)

check_pie_supported(OUTPUT_VARIABLE pie_problem LANGUAGES CXX)
if(NOT CMAKE_CXX_LINK_PIE_SUPPORTED)
    message(WARNING "The programs cannot be loaded at random addresses: ${pie_problem}")
endif()

add_compile_options(-Wformat=2 -fstack-protector-strong)
# Each for some processors and compilers only: -fcf-protection is x86's, -mbranch-protection arm64's.
foreach(option -fstack-clash-protection -fcf-protection=full -mbranch-protection=standard)
    string(MAKE_C_IDENTIFIER "VEDETTE_HAS${option}" has)
    check_cxx_compiler_flag(${option} ${has})
    if(${has})
        add_compile_options(${option})
    endif()
endforeach()

# glibc checks sizes only in code that is optimised, and complains of being asked to in other code.
# -U: some compilers come with a level of their own. Level 3 also sees what malloc() was asked for.
add_compile_options("$<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>")
add_compile_definitions(_GLIBCXX_ASSERTIONS)

add_link_options(LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
