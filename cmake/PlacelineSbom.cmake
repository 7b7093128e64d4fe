# SPDX-License-Identifier: Apache-2.0
# The SBOM, placeline.spdx.json: what the program is linked with, compiled from and carries inside, in SPDX 2.3. It is written
# when program and modules are linked, so that a library that libraries.tsv lacks fails the build.
set(sbom ${PROJECT_BINARY_DIR}/placeline.spdx.json)

# libraries.tsv with the versions in place of the names of their variables.
get_directory_property(leaflet_version DIRECTORY ${PROJECT_SOURCE_DIR}/src/page DEFINITION leaflet_version)
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/libraries.tsv rows REGEX "^[^#]")
set(known)
foreach(row IN LISTS rows)
  string(REPLACE "\t" ";" fields "${row}")
  list(POP_FRONT fields name version licence sonames home)
  if(version)
    set(version "${${version}}")
  endif()
  string(APPEND known "${name}\t${version}\t${licence}\t${sonames}\t${home}\n")
endforeach()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/libraries.tsv CONTENT "${known}" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/libraries.tsv)

get_directory_property(modules DIRECTORY ${PROJECT_SOURCE_DIR}/src/module BUILDSYSTEM_TARGETS)
set(binaries placeline ${modules})
list(TRANSFORM binaries REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE binary_files)
list(JOIN binary_files "," binary_files)

find_program(PLACELINE_READELF readelf REQUIRED)
add_custom_command(OUTPUT ${sbom}
  COMMAND ${CMAKE_COMMAND} -DREADELF=${PLACELINE_READELF} -DVERSION=${PROJECT_VERSION} -DARCHITECTURE=${CMAKE_LIBRARY_ARCHITECTURE}
    -DBINARIES=${binary_files}
    -DLIBRARIES=${PROJECT_BINARY_DIR}/libraries.tsv -DSOURCES=${PROJECT_SOURCE_DIR}/geodata/sources.tsv
    -DOUTPUT=${sbom} -P ${CMAKE_CURRENT_LIST_DIR}/write-sbom.cmake
  DEPENDS ${binaries} ${PROJECT_BINARY_DIR}/libraries.tsv ${PROJECT_SOURCE_DIR}/geodata/sources.tsv
    ${CMAKE_CURRENT_LIST_DIR}/write-sbom.cmake ${CMAKE_CURRENT_LIST_DIR}/licences.json
  COMMENT "Writing the SBOM" VERBATIM)
add_custom_target(placeline_sbom ALL DEPENDS ${sbom})
install(FILES ${sbom} DESTINATION ${CMAKE_INSTALL_DOCDIR})
