# SPDX-License-Identifier: Apache-2.0
# Writes the weights files NAMES and CANDIDATES into OUT as raw string literals.

# Compilers need not take literals of more than 65,536 characters, so a longer file is several, joined by the compiler.
function(append_function name path)
  file(READ ${path} content)
  string(LENGTH "${content}" length)
  set(literal "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${content}" ${at} 30000 part)
    string(APPEND literal "R\"placeline(${part})placeline\"\n")
    math(EXPR at "${at} + 30000")
  endwhile()
  string(APPEND code "std::string_view ${name}() noexcept\n{\n    return ${literal};\n}\n")
  set(code "${code}" PARENT_SCOPE)
endfunction()

set(code "// SPDX-License-Identifier: Apache-2.0\n// Made by embed_weights.cmake. Do not edit.\n")
string(APPEND code "#include \"places/builtin_weights.hpp\"\n\nnamespace placeline::places {\n\n")
append_function(builtin_name_weights ${NAMES})
append_function(builtin_candidate_weights ${CANDIDATES})
string(APPEND code "\n} // namespace placeline::places\n")
file(WRITE ${OUT} "${code}")
