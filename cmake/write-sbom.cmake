# SPDX-License-Identifier: Apache-2.0
# cmake -DREADELF= -DBINARIES=file,... -DLIBRARIES=libraries.tsv -DSOURCES=sources.tsv -DARCHITECTURE= -DVERSION= -DOUTPUT= -P write-sbom.cmake
# Writes an SBOM (SPDX 2.3, https://spdx.github.io/spdx-spec/v2.3/): one package for the program, one for each library that the
# binaries ask for or that is compiled in, one for each source of the data inside. What libraries ask for in turn is the system's.
# With SOURCE_DATE_EPOCH set the same build gives the same bytes.
cmake_minimum_required(VERSION 3.25)

function(quoted text result)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

# add_package(ID NAME VERSION LICENCE HOME PURL COMMENT RELATIONSHIP): an empty VERSION or LICENCE is not known.
function(add_package id name version licence home purl comment relationship)
  set(members)
  foreach(member "name=${name}" "versionInfo=${version}" "licenseDeclared=${licence}" "licenseConcluded=${licence}"
      "homepage=${home}" "comment=${comment}")
    string(REGEX MATCH "^([^=]+)=(.*)$" ignored "${member}")
    set(key ${CMAKE_MATCH_1})
    if(NOT CMAKE_MATCH_2 STREQUAL "")
      quoted("${CMAKE_MATCH_2}" value)
      string(APPEND members "\"${key}\": ${value}, ")
    endif()
  endforeach()
  if(purl)
    string(APPEND members "\"externalRefs\": [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", "
      "\"referenceLocator\": \"${purl}\"}], ")
  endif()
  string(REGEX REPLACE "[^A-Za-z0-9.-]+" "-" id "SPDXRef-${id}")
  list(APPEND packages "  {\"SPDXID\": \"${id}\", ${members}\"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"copyrightText\": \"NOASSERTION\"}")
  if(relationship)
    list(APPEND relationships "  {\"spdxElementId\": \"SPDXRef-placeline\", \"relationshipType\": \"${relationship}\", \"relatedSpdxElement\": \"${id}\"}")
  endif()
  set(packages "${packages}" PARENT_SCOPE)
  set(relationships "${relationships}" PARENT_SCOPE)
endfunction()

# The package of the system that brings a library, as version and package URL; empty where there is no dpkg.
function(system_package soname version purl)
  set(${version} "" PARENT_SCOPE)
  set(${purl} "" PARENT_SCOPE)
  execute_process(COMMAND dpkg-query -S "*/${ARCHITECTURE}/${soname}" OUTPUT_VARIABLE owner RESULT_VARIABLE status ERROR_QUIET)
  if(status EQUAL 0 AND owner MATCHES "^([^: ]+)")
    execute_process(COMMAND dpkg-query -W "-f=\${Version} \${Architecture}" "${CMAKE_MATCH_1}:${DEBIAN_ARCHITECTURE}"
      OUTPUT_VARIABLE installed RESULT_VARIABLE status ERROR_QUIET)
    set(package ${CMAKE_MATCH_1})
    if(status EQUAL 0 AND installed MATCHES "^([^ ]+) ([^ ]+)$")
      string(REPLACE "+" "%2B" encoded "${CMAKE_MATCH_1}")
      set(${version} "${CMAKE_MATCH_1}" PARENT_SCOPE)
      set(${purl} "pkg:deb/debian/${package}@${encoded}?arch=${CMAKE_MATCH_2}&distro=debian-${DISTRIBUTION_VERSION_ID}" PARENT_SCOPE)
    endif()
  endif()
endfunction()

cmake_host_system_information(RESULT DISTRIBUTION QUERY DISTRIB_INFO)
execute_process(COMMAND dpkg --print-architecture OUTPUT_VARIABLE DEBIAN_ARCHITECTURE OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
  RESULT_VARIABLE ignored)
set(packages)
set(relationships "  {\"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\", \"relatedSpdxElement\": \"SPDXRef-placeline\"}")
add_package(placeline placeline ${VERSION} Apache-2.0 "" "" "" "")

# Libraries: what the binaries ask for must be known, and what is known and not asked for is left out.
set(needed)
string(REPLACE "," ";" binaries "${BINARIES}")
foreach(binary IN LISTS binaries)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${READELF} -d ${binary} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "[][]" "\n" dynamic "${dynamic}") # a bracket would hold a list of CMake together
  string(REGEX MATCHALL "\\(NEEDED\\)[^\n]*\n[^\n]+" entries "${dynamic}")
  list(TRANSFORM entries REPLACE ".*\n" "")
  list(APPEND needed ${entries})
endforeach()
list(SORT needed)
list(REMOVE_DUPLICATES needed)
set(unknown ${needed})
file(STRINGS ${LIBRARIES} rows)
foreach(row IN LISTS rows)
  string(REPLACE "\t" ";" fields "${row}")
  list(POP_FRONT fields name version licence sonames home)
  if(name STREQUAL "name")
    continue()
  endif()
  if(NOT sonames)
    add_package("library-${name}" "${name}" "${version}" "${licence}" ${home} "" "compiled in" CONTAINS)
    continue()
  endif()
  string(REPLACE " " ";" sonames "${sonames}")
  set(asked)
  foreach(library IN LISTS unknown)
    string(REGEX REPLACE "\\.so.*" "" soname "${library}")
    if(soname IN_LIST sonames)
      list(APPEND asked ${library})
    endif()
  endforeach()
  if(asked)
    list(REMOVE_ITEM unknown ${asked})
    list(GET asked 0 first)
    system_package(${first} installed purl)
    if(NOT version)
      set(version "${installed}")
    endif()
    list(JOIN asked ", " asked)
    add_package("library-${name}" "${name}" "${version}" "${licence}" ${home} "${purl}" "${asked}" DYNAMIC_LINK)
  endif()
endforeach()
if(unknown)
  list(JOIN unknown ", " unknown)
  message(FATAL_ERROR "${unknown}: linked, but not in cmake/libraries.tsv; add name, version and licence there")
endif()

# Data inside the program and its index.
file(STRINGS ${SOURCES} rows REGEX "^[^#]")
foreach(row IN LISTS rows)
  string(REPLACE "\t" ";" fields "${row}")
  list(POP_FRONT fields part title package version as_of licence home)
  if(part STREQUAL "part")
    continue()
  endif()
  set(comment "data (${part})")
  if(as_of)
    string(APPEND comment ", newest record of ${as_of}")
  endif()
  string(REPLACE "pkg:deb/" "pkg:deb/debian/" purl "pkg:${package}@${version}")
  add_package("data-${package}" "${title}" ${version} ${licence} ${home} "${purl}" "${comment}" CONTAINS)
endforeach()
add_package(data-own-list "placeline's own list of places" ${VERSION} Apache-2.0 "" "" "data (gazetteer)" CONTAINS)

list(JOIN packages ",\n" packages)
list(JOIN relationships ",\n" relationships)
string(UUID uuid NAMESPACE 6ba7b811-9dad-11d1-80b4-00c04fd430c8 NAME "${packages}${relationships}" TYPE SHA1)
string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC)
file(READ ${CMAKE_CURRENT_LIST_DIR}/licences.json licences)
string(STRIP "${licences}" licences)
file(WRITE ${OUTPUT} "{\"spdxVersion\": \"SPDX-2.3\", \"dataLicense\": \"CC0-1.0\", \"SPDXID\": \"SPDXRef-DOCUMENT\", \"name\": \"placeline-${VERSION}\",
\"documentNamespace\": \"https://spdx.org/spdxdocs/placeline-${VERSION}-${uuid}\",
\"creationInfo\": {\"created\": \"${created}\", \"creators\": [\"Organization: The placeline developers\", \"Tool: CMake-${CMAKE_VERSION}\"]},
\"documentDescribes\": [\"SPDXRef-placeline\"],
\"hasExtractedLicensingInfos\": ${licences},
\"packages\": [
${packages}
],
\"relationships\": [
${relationships}
]}
")
