# SPDX-License-Identifier: Apache-2.0
# placeline_layer(NAME [USES layer...] [PUBLIC library...] [PRIVATE library...])
#
# A folder of src/ is one static target, placeline::NAME, which lists its sources in its own CMakeLists.txt.
# USES names the folders whose headers it may include; tests/structure reads those lines from src/CMakeLists.txt.

add_library(placeline_flags INTERFACE)
target_compile_options(placeline_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  $<$<BOOL:${PLACELINE_WERROR}>:-Werror>)
if(PLACELINE_SANITIZE)
  target_compile_options(placeline_flags INTERFACE -fsanitize=${PLACELINE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(placeline_flags INTERFACE -fsanitize=${PLACELINE_SANITIZE})
  target_sources(placeline_flags INTERFACE # each program has the options and suppressions inside
    $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:${PROJECT_SOURCE_DIR}/tests/sanitizers/options.cpp>)
endif()
if(PLACELINE_FUZZ) # coverage everywhere; libFuzzer's main is linked to the targets alone (tests/fuzz)
  target_compile_options(placeline_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_compile_definitions(placeline_flags INTERFACE FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
endif()

function(placeline_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "USES;PUBLIC;PRIVATE")
  add_library(placeline_${name} STATIC)
  add_library(placeline::${name} ALIAS placeline_${name})
  target_include_directories(placeline_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM layer_USES PREPEND placeline_)
  target_link_libraries(placeline_${name} PUBLIC ${layer_USES} ${layer_PUBLIC} PRIVATE placeline_flags ${layer_PRIVATE})
  add_subdirectory(${name})
endfunction()
