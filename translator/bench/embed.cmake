# Writes a header with a raw string for each part of the page; a part may be several files.

file(WRITE ${output} "#pragma once\n\nnamespace lasti::bench::parts {\n\n")
foreach(part page style charts script)
  file(APPEND ${output} "inline constexpr char ${part}[] = R\"lasti(")
  foreach(source IN LISTS ${part})
    file(READ ${source} text)
    file(APPEND ${output} "${text}")
  endforeach()
  file(APPEND ${output} ")lasti\";\n")
endforeach()
file(APPEND ${output} "\n} // namespace lasti::bench::parts\n")
