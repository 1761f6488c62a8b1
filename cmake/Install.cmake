# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What `cmake --install` puts where. A component is a package: server, camera, desktop.
include(GNUInstallDirs)

set(VEDETTE_SYSTEMD_UNIT_DIR "lib/systemd/system" CACHE STRING "Where systemd's units are installed")
option(VEDETTE_MAN_PAGES "Make the man pages, which starts the programs (needs help2man)" OFF)

# vedette_install_program(TARGET COMPONENT): the program and, when they are made, its man page.
function(vedette_install_program program component)
    install(TARGETS ${program} COMPONENT ${component})
    if(NOT VEDETTE_MAN_PAGES)
        return()
    endif()
    set(page "${CMAKE_BINARY_DIR}/man/${program}.1")
    set(sources "${CMAKE_SOURCE_DIR}/packaging/man")
    add_custom_command(OUTPUT "${page}"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/man"
        COMMAND sh "${sources}/make.sh" "$<TARGET_FILE:${program}>" "${page}"
        DEPENDS ${program} "${sources}/make.sh" "${sources}/${program}.h2m"
            "${sources}/env-file.h2m" "${sources}/see-also.h2m"
        COMMENT "Making the man page of ${program}")
    add_custom_target(${program}-man ALL DEPENDS "${page}")
    install(FILES "${page}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT ${component})
endfunction()

if(VEDETTE_MAN_PAGES)
    find_program(HELP2MAN help2man REQUIRED)
endif()

vedette_install_program(vedette-server server)
install(FILES packaging/systemd/vedette-server.service packaging/systemd/vedette-server.socket
    DESTINATION "${VEDETTE_SYSTEMD_UNIT_DIR}" COMPONENT server)
install(FILES packaging/systemd/server.conf
    DESTINATION "${CMAKE_INSTALL_FULL_SYSCONFDIR}/vedette" COMPONENT server)
install(FILES packaging/systemd/vedette-server.sysusers
    DESTINATION lib/sysusers.d COMPONENT server RENAME vedette-server.conf)
install(FILES packaging/systemd/vedette-server.tmpfiles
    DESTINATION lib/tmpfiles.d COMPONENT server RENAME vedette-server.conf)
install(FILES packaging/systemd/camera.env
    DESTINATION "${CMAKE_INSTALL_DATADIR}/vedette-server" COMPONENT server)

if(NOT VEDETTE_BUILD_DESKTOP)
    return()
endif()
vedette_install_program(vedette-camera camera)
vedette_install_program(vedette desktop)
install(FILES packaging/${VEDETTE_APPLICATION_ID}.desktop
    DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT desktop)
install(FILES packaging/${VEDETTE_APPLICATION_ID}.metainfo.xml
    DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT desktop)
set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
foreach(size 16 32 48 64 128 256 512)
    install(FILES resources/icons/vedette-${size}.png DESTINATION "${icons}/${size}x${size}/apps"
        RENAME ${VEDETTE_APPLICATION_ID}.png COMPONENT desktop)
endforeach()
install(FILES resources/icons/vedette.svg DESTINATION "${icons}/scalable/apps"
    RENAME ${VEDETTE_APPLICATION_ID}.svg COMPONENT desktop)
