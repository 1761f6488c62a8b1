# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DAPPDIR=… -DPLUGINS=… -DLIBRARIES=… -P gather.cmake: copies Qt's plugins that a window needs
# and every library that they and the program load into APPDIR/usr. PLUGINS and LIBRARIES are where
# Qt keeps its own.
cmake_minimum_required(VERSION 3.22)

# X11, Wayland with its window frames, input methods, TLS, the index of recordings, and what the
# simulated camera's pictures are made with.
set(wanted
    platforms/libqxcb.so platforms/libqwayland-*.so wayland-shell-integration/*.so
    wayland-decoration-client/*.so wayland-graphics-integration-client/libqt-plugin-wayland-egl.so
    platforminputcontexts/*.so tls/*.so imageformats/libqjpeg.so
    sqldrivers/libqsqlite.so)
set(plugins "")
foreach(pattern ${wanted})
    file(GLOB found "${PLUGINS}/${pattern}")
    if(NOT found)
        message(FATAL_ERROR "There is no ${pattern} in ${PLUGINS}: is qt6-wayland installed?")
    endif()
    foreach(plugin ${found})
        file(RELATIVE_PATH name "${PLUGINS}" "${plugin}")
        get_filename_component(folder "${name}" DIRECTORY)
        file(COPY "${plugin}" DESTINATION "${APPDIR}/usr/plugins/${folder}")
    endforeach()
    list(APPEND plugins ${found})
endforeach()
# Qt loads it by name, so that no file says it needs it.
find_file(SSL libssl.so.3 PATHS "${LIBRARIES}" NO_DEFAULT_PATH REQUIRED)

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/host-libraries.txt" host_libraries REGEX "^[^#]")
list(TRANSFORM host_libraries PREPEND "^")
list(TRANSFORM host_libraries APPEND "$")
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES "${APPDIR}/usr/bin/vedette"
    LIBRARIES ${plugins} "${SSL}"
    PRE_EXCLUDE_REGEXES ${host_libraries}
    RESOLVED_DEPENDENCIES_VAR libraries)
# FOLLOW_SYMLINK_CHAIN brings the file under its own name and the link that is loaded.
file(COPY ${libraries} "${SSL}" DESTINATION "${APPDIR}/usr/lib" FOLLOW_SYMLINK_CHAIN)
# Whoever hands these on hands on their licences; Debian keeps them by package.
foreach(file ${libraries} ${plugins} "${SSL}")
    get_filename_component(name "${file}" NAME)
    execute_process(COMMAND dpkg-query --search "*/${name}" OUTPUT_VARIABLE owners
        COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX REPLACE "[:,].*" "" package "${owners}")
    file(COPY "/usr/share/doc/${package}/copyright" DESTINATION "${APPDIR}/usr/share/doc/${package}")
endforeach()
# Qt asks for these names first, and where OpenSSL's development files are would get the machine's.
foreach(name ssl crypto)
    file(CREATE_LINK lib${name}.so.3 "${APPDIR}/usr/lib/lib${name}.so" SYMBOLIC)
endforeach()
