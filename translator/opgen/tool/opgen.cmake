# The operation table: a libTooling program reads the annotated functions of runtime/ops and writes
# operations.inc (for the translator) and opcodes.md (for people; docs/opcodes.md is the same text).

file(GLOB opgen_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_executable(lasti-opgen ${opgen_sources})
target_link_libraries(lasti-opgen PRIVATE lasti_options lasti_bytecode clang-cpp)
set_target_properties(lasti-opgen PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

set(opgen_output ${CMAKE_CURRENT_BINARY_DIR}/generated)
add_custom_target(operations)

# lasti_operations_for(VERSION): generated/py3xx/operations.inc, from the headers as they are for that version; and
# lib/lasti/py3xx/plain/operations.h and .inc, the same as functions with plain types, for the runtime and what is
# emitted in the plain form.
function(lasti_operations_for version)
  lasti_version_folder(${version} folder)
  lasti_runtime_flags(${version} flags)
  set(output ${opgen_output}/${folder})
  lasti_plain_folder(${version} plain)
  file(MAKE_DIRECTORY ${output} ${plain})
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/*.h)
  list(FILTER headers EXCLUDE REGEX /runtime/plain/)
  add_custom_command(
    OUTPUT ${output}/operations.inc ${output}/opcodes.md ${plain}/operations.h ${plain}/operations.inc
    COMMAND lasti-opgen --python=${version} --runtime=${CMAKE_SOURCE_DIR}/runtime
            --lowerings=${CMAKE_CURRENT_SOURCE_DIR}/lower/Lowerings.def
            --table=${output}/operations.inc --page=${output}/opcodes.md --plain=${plain}
            -- ${flags} -DLASTI_OPGEN -resource-dir ${LASTI_RESOURCE_DIR}
    DEPENDS lasti-opgen ${headers} ${CMAKE_CURRENT_SOURCE_DIR}/lower/Lowerings.def
    COMMENT "Reading the operations of runtime/ops for ${version}"
    VERBATIM)
  add_custom_target(operations_${folder} DEPENDS ${output}/operations.inc)
  add_dependencies(operations operations_${folder})
endfunction()

# generated/operation_tables.inc: `tables`, those of all versions (opgen/operation.cpp).
foreach(version IN LISTS LASTI_VERSIONS)
  lasti_operations_for(${version})
  lasti_version_folder(${version} folder)
  string(REPLACE "." ", " numbers ${version})
  string(APPEND table_namespaces "namespace ${folder} {\n#include \"${folder}/operations.inc\"\n}\n")
  string(APPEND table_rows "  {{${numbers}}, ${folder}::operation_table},\n")
endforeach()
file(CONFIGURE OUTPUT ${opgen_output}/operation_tables.inc
     CONTENT "${table_namespaces}const Table tables[] = {\n${table_rows}};\n")

lasti_library(opgen profile)
add_dependencies(lasti_opgen operations)
target_include_directories(lasti_opgen PRIVATE ${opgen_output})

lasti_version_folder(${LASTI_DEFAULT_VERSION} default_folder)
add_custom_target(update-docs
  COMMAND ${CMAKE_COMMAND} -E copy ${opgen_output}/${default_folder}/opcodes.md ${CMAKE_SOURCE_DIR}/docs/opcodes.md
  DEPENDS operations
  COMMENT "Writing docs/opcodes.md")
