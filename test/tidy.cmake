# `ninja tidy`: clang-tidy over the translator and the runtime, a file at a time, each only when it
# changed. Left out is what includes most of Clang: a minute a file.

find_program(clang_tidy clang-tidy-19)
add_custom_target(tidy)
if(NOT clang_tidy)
  return()
endif()

file(GLOB_RECURSE tidy_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/translator/*.cpp
     ${CMAKE_SOURCE_DIR}/runtime/*.cpp)
list(FILTER tidy_sources EXCLUDE REGEX "compile/frontend\\.cpp|opgen/tool/")
foreach(source IN LISTS tidy_sources)
  file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR} ${source})
  string(REPLACE "/" "_" stamp ${name})
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/tidy/${stamp}.ok)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${clang_tidy} -p ${CMAKE_BINARY_DIR} --quiet ${source}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${source} ${CMAKE_SOURCE_DIR}/.clang-tidy operations option_table lasti_page_parts
    COMMENT "Checking ${name}"
    VERBATIM)
  target_sources(tidy PRIVATE ${stamp})
endforeach()
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tidy)
