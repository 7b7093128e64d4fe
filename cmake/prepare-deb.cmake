# SPDX-License-Identifier: Apache-2.0
# Run by CPack on what is about to be packed: Debian wants manual pages and changelogs compressed, and a changelog of its own;
# its zsh looks for the completions of packages in a folder of their own, and under /usr nowhere else.
set(zsh ${CPACK_TEMPORARY_DIRECTORY}/usr/share/zsh)
file(RENAME ${zsh}/site-functions ${zsh}/vendor-completions)
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/*.[157])
list(FILTER pages INCLUDE REGEX "/man/man[157]/")
file(GLOB_RECURSE changelog ${CPACK_TEMPORARY_DIRECTORY}/CHANGELOG.md)
foreach(file IN LISTS changelog)
  cmake_path(GET file PARENT_PATH documents)
  file(RENAME ${file} ${documents}/changelog)
  string(TIMESTAMP day "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, where it is set
  file(WRITE ${documents}/changelog.Debian "placeline (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Made from the source tree; changelog.gz says what is new.

 -- ${CPACK_PACKAGE_CONTACT}  ${day}
")
  list(APPEND pages ${documents}/changelog ${documents}/changelog.Debian)
endforeach()
foreach(page IN LISTS pages)
  execute_process(COMMAND gzip -9 --no-name --force ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
