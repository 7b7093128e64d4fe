# SPDX-License-Identifier: Apache-2.0
# Leaflet for the page of `placeline map -o map.html`: fetched with npm by name and version when the program is built, and
# checked. PLACELINE_LEAFLET_DIR names a folder that has it already: the package's own, or its dist/.
# Sets PLACELINE_LEAFLET_FILES: leaflet.js, leaflet.css and LICENSE.
set(leaflet_version 1.9.4)
set(leaflet_sha512
  9f14b5ca7cc93a63a51e9fa22f71725aa2bcf46b4d2fc53caef94c3ac41d4d3b2cc59c025e1f0dd8d07718340e2fe611dd79d6c99031c108b15116fe140ef83c)
set(PLACELINE_LEAFLET_DIR "" CACHE PATH "Folder of Leaflet ${leaflet_version}; empty: fetched with npm")

if(PLACELINE_LEAFLET_DIR)
  find_file(leaflet_js leaflet.js PATHS ${PLACELINE_LEAFLET_DIR} PATH_SUFFIXES dist NO_DEFAULT_PATH NO_CACHE)
  find_file(leaflet_css leaflet.css PATHS ${PLACELINE_LEAFLET_DIR} PATH_SUFFIXES dist NO_DEFAULT_PATH NO_CACHE)
  find_file(leaflet_license LICENSE PATHS ${PLACELINE_LEAFLET_DIR} ${PLACELINE_LEAFLET_DIR}/.. NO_DEFAULT_PATH NO_CACHE)
  if(NOT leaflet_js OR NOT leaflet_css OR NOT leaflet_license)
    message(FATAL_ERROR "PLACELINE_LEAFLET_DIR is ${PLACELINE_LEAFLET_DIR}, but leaflet.js, leaflet.css and LICENSE are not there")
  endif()
  file(STRINGS ${leaflet_js} leaflet_head LIMIT_COUNT 3)
  if(NOT leaflet_head MATCHES "Leaflet 1\\.9\\.")
    message(FATAL_ERROR "${leaflet_js} is not of Leaflet 1.9; the page is written for ${leaflet_version}")
  endif()
  set(PLACELINE_LEAFLET_FILES ${leaflet_js} ${leaflet_css} ${leaflet_license})
else()
  find_program(PLACELINE_NPM npm)
  if(NOT PLACELINE_NPM)
    message(FATAL_ERROR "npm is needed to fetch Leaflet ${leaflet_version} (Debian: apt install npm); or give "
      "-DPLACELINE_LEAFLET_DIR=FOLDER with leaflet.js, leaflet.css and LICENSE in it")
  endif()
  set(leaflet_folder ${PROJECT_BINARY_DIR}/leaflet-${leaflet_version})
  set(PLACELINE_LEAFLET_FILES ${leaflet_folder}/package/dist/leaflet.js ${leaflet_folder}/package/dist/leaflet.css
    ${leaflet_folder}/package/LICENSE)
  add_custom_command(OUTPUT ${PLACELINE_LEAFLET_FILES}
    COMMAND ${CMAKE_COMMAND} -DNPM=${PLACELINE_NPM} -DPACKAGE=leaflet@${leaflet_version} -DSHA512=${leaflet_sha512}
      -DFOLDER=${leaflet_folder} -P ${PROJECT_SOURCE_DIR}/cmake/fetch-npm-package.cmake
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/fetch-npm-package.cmake
    COMMENT "Fetching Leaflet ${leaflet_version}" VERBATIM)
endif()
