# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where, and the .deb.
include(GNUInstallDirs)

install(TARGETS meshscope RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS meshscope-layout RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/meshscope)
install(DIRECTORY resources/demo/ DESTINATION ${CMAKE_INSTALL_DATADIR}/meshscope/demo)
install(FILES packaging/meshscope.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
if(MESHSCOPE_WINDOW)
    install(TARGETS meshscope-window RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/meshscope)
    install(FILES packaging/org.meshscope.Meshscope.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES packaging/org.meshscope.Meshscope.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME meshscope)
set(CPACK_PACKAGE_CONTACT "Meshscope developers <developers@meshscope.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "find and judge data products, ask for access, see lineage")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# dpkg-shlibdeps cannot see QML modules, the SVG plug-in and fonts.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "qml6-module-qtquick, qml6-module-qtquick-controls, qml6-module-qtquick-templates, qml6-module-qtquick-layouts, qml6-module-qtquick-window, qml6-module-qtquick-shapes, qml6-module-qtquick-dialogs, qml6-module-qt-labs-folderlistmodel, qml6-module-qtqml, qml6-module-qtqml-models, qml6-module-qtqml-workerscript, qml6-module-qtcore, qml6-module-qt-labs-settings, qml6-module-qt-labs-qmlmodels, qml6-module-qt-labs-platform, libqt6svg6, fonts-inter, fonts-jetbrains-mono")
include(CPack)
