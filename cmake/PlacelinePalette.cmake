# SPDX-License-Identifier: Apache-2.0
# placeline_palette(PREFIX FILE): sets PREFIX_MEASURE_light, _print and _dark to the colours of geodata/style/palette.tsv, as
# six hexadecimal digits.
function(placeline_palette prefix file)
  file(STRINGS ${file} lines REGEX "^[^#]")
  foreach(line IN LISTS lines)
    string(REPLACE "\t" ";" fields "${line}")
    list(GET fields 0 measure)
    foreach(column light print dark)
      list(POP_FRONT fields)
      list(GET fields 0 colour)
      set(${prefix}_${measure}_${column} ${colour} PARENT_SCOPE)
    endforeach()
  endforeach()
endfunction()
