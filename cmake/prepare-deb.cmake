# SPDX-License-Identifier: Apache-2.0
# Run by CPack on what is about to be packed: Debian wants manual pages and the changelog compressed.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/*.[157])
list(FILTER pages INCLUDE REGEX "/man/man[157]/")
file(GLOB_RECURSE changelog ${CPACK_TEMPORARY_DIRECTORY}/CHANGELOG.md)
foreach(file IN LISTS changelog)
  cmake_path(REPLACE_FILENAME file changelog OUTPUT_VARIABLE renamed)
  file(RENAME ${file} ${renamed})
  list(APPEND pages ${renamed})
endforeach()
foreach(page IN LISTS pages)
  execute_process(COMMAND gzip -9 --no-name --force ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
