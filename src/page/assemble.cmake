# SPDX-License-Identifier: Apache-2.0
# cmake -DNAME=variable -DWEB=files -DLEAFLET=files -DPALETTE=file -DOUTPUT=template.cpp -P assemble.cmake
# Puts style sheets and scripts into the HTML file among them, where it says @...@, and the whole into the C++ string NAME.
# The page's Content-Security-Policy names its scripts and styles by their SHA-256, so that nothing else can run in it.
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/PlacelinePalette.cmake)
placeline_palette(COLOUR ${PALETTE})

# The SHA-256 of a text in base64, as a Content-Security-Policy has it.
function(csp_hash out text)
  set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  string(SHA256 hex "${text}")
  string(APPEND hex "00") # 64 digits and padding: 22 groups of three, the last of which gives one letter and "="
  set(base64 "")
  foreach(group RANGE 0 21)
    math(EXPR at "${group} * 3")
    string(SUBSTRING "${hex}" ${at} 3 digits)
    math(EXPR high "0x${digits} >> 6")
    math(EXPR low "0x${digits} & 63")
    string(SUBSTRING "${alphabet}" ${high} 1 first)
    string(SUBSTRING "${alphabet}" ${low} 1 second)
    string(APPEND base64 ${first}${second})
  endforeach()
  string(SUBSTRING "${base64}" 0 43 base64)
  set(${out} "'sha256-${base64}='" PARENT_SCOPE)
endfunction()

set(page "")
set(style "")
set(script "\"use strict\";\n(() => {\n")
foreach(file IN LISTS WEB)
  file(READ "${file}" content)
  if(file MATCHES "\\.html$")
    set(page "${content}")
  elseif(file MATCHES "\\.css$")
    string(APPEND style "${content}")
  else()
    string(APPEND script "${content}")
  endif()
endforeach()
string(APPEND script "})();\n")
foreach(measure killed injured strikes targets munitions none)
  foreach(ground light dark)
    string(REPLACE "@${measure}_${ground}@" "#${COLOUR_${measure}_${ground}}" style "${style}")
  endforeach()
endforeach()

list(GET LEAFLET 0 file)
file(READ "${file}" leaflet_script)
string(REGEX REPLACE "\n?//# sourceMappingURL=[^\n]*\n?" "" leaflet_script "${leaflet_script}")
list(GET LEAFLET 1 file)
file(READ "${file}" leaflet_style)
list(GET LEAFLET 2 file)
file(READ "${file}" leaflet_license)
set(leaflet_script "/*\n${leaflet_license}*/\n${leaflet_script}")
set(style "${leaflet_style}\n${style}")

csp_hash(leaflet_hash "${leaflet_script}")
csp_hash(script_hash "${script}")
csp_hash(style_hash "${style}")
foreach(part leaflet_hash script_hash style_hash leaflet_script script style)
  string(REPLACE "@${part}@" "${${part}}" page "${page}")
endforeach()
string(FIND "${page}" ")page\"" end)
if(NOT end EQUAL -1)
  message(FATAL_ERROR "the page holds the end of the string that shall hold it")
endif()
file(WRITE "${OUTPUT}" "// SPDX-License-Identifier: Apache-2.0
// Made by assemble.cmake.
#include \"page/template.hpp\"

namespace placeline::page {

const std::string_view ${NAME} = R\"page(${page})page\";

} // namespace placeline::page
")
