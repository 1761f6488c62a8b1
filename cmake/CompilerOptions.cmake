# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target is compiled with: C++20, warnings as errors, the sanitizers a preset asks for.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_compile_options(
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Woverloaded-virtual)
option(VEDETTE_WARNINGS_AS_ERRORS "Fail on warnings; a compiler newer than ours may know more of them" ON)
if(VEDETTE_WARNINGS_AS_ERRORS)
    add_compile_options(-Werror)
endif()
add_compile_definitions(
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)

set(VEDETTE_SANITIZERS "" CACHE STRING "Value for -fsanitize=, empty for none")
option(VEDETTE_FUZZ_TARGETS "Build the fuzz targets too (libFuzzer: clang's, with its sanitizers)" OFF)
if(VEDETTE_FUZZ_TARGETS)
    # What a fuzzer looks for, also in a build that is optimised.
    add_compile_definitions(QT_FORCE_ASSERTS)
endif()
if(VEDETTE_SANITIZERS MATCHES "address")
    # GCC and clang have no macro in common that says so.
    add_compile_definitions(VEDETTE_ADDRESS_SANITIZER)
endif()
if(VEDETTE_SANITIZERS)
    add_compile_options(-fsanitize=${VEDETTE_SANITIZERS} -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${VEDETTE_SANITIZERS})
endif()
