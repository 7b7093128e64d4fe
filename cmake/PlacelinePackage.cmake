# SPDX-License-Identifier: Apache-2.0
# `cmake --workflow --preset deb` makes a .deb of what `cmake --install` installs.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME placeline)
set(CPACK_PACKAGE_VENDOR "The placeline developers")
set(CPACK_PACKAGE_CONTACT "The placeline developers <developers@placeline.invalid>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "map where reports of strikes say they happened")
set(CPACK_PACKAGE_DESCRIPTION "placeline reads reports of strikes and attacks (news text, feeds, tables),
finds the place names in them, resolves them with a gazetteer of its own,
joins the places with counts and casualties, and writes layers for GIS and
finished maps. It works offline; every number leads back to the words that
carry it.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 0local1) # sorts below what a distribution packs
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # the right libraries and versions, as the linker sees them
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-dejavu-core, python3") # python3 runs scripts/poll-feed
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/prepare-deb.cmake)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS qgis) # recommended, it would bring a desktop to a server that reads feeds
include(CPack)
