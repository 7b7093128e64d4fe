# SPDX-License-Identifier: Apache-2.0
# cmake -DNPM=... -DPACKAGE=name@version -DSHA512=... -DFOLDER=... -P fetch-npm-package.cmake
# Unpacks a package of npm into FOLDER/package, if its archive has the right checksum. Nothing of it is run.
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER})
execute_process(COMMAND ${NPM} pack ${PACKAGE} --silent WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE status
  OUTPUT_VARIABLE ignored ERROR_VARIABLE reason)
file(GLOB archive ${FOLDER}/*.tgz)
if(NOT status EQUAL 0 OR NOT archive)
  message(FATAL_ERROR "npm cannot fetch ${PACKAGE}: ${reason}\nWithout a network give -DPLACELINE_LEAFLET_DIR=FOLDER.")
endif()
file(SHA512 ${archive} found)
if(NOT found STREQUAL SHA512)
  message(FATAL_ERROR "${PACKAGE}: the archive's SHA-512 is ${found}, expected ${SHA512}")
endif()
file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${FOLDER})
file(GLOB_RECURSE unpacked ${FOLDER}/package/*)
file(TOUCH ${unpacked})
