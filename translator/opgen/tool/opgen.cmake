# The operation table: a libTooling program reads the annotated functions of runtime/ops and writes
# operations.inc (for the translator) and opcodes.md (for people; docs/opcodes.md is the same text).

file(GLOB opgen_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_executable(lasti-opgen ${opgen_sources})
target_link_libraries(lasti-opgen PRIVATE lasti_options lasti_bytecode clang-cpp)
set_target_properties(lasti-opgen PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

set(opgen_output ${CMAKE_CURRENT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${opgen_output})
file(GLOB_RECURSE runtime_headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/*.h)
add_custom_command(
  OUTPUT ${opgen_output}/operations.inc ${opgen_output}/opcodes.md
  COMMAND lasti-opgen --runtime=${CMAKE_SOURCE_DIR}/runtime
          --emitters=${CMAKE_CURRENT_SOURCE_DIR}/emit/Emitters.def
          --table=${opgen_output}/operations.inc --page=${opgen_output}/opcodes.md
          -- ${LASTI_RUNTIME_FLAGS} -DLASTI_OPGEN -resource-dir ${LASTI_RESOURCE_DIR}
  DEPENDS lasti-opgen ${runtime_headers} ${CMAKE_CURRENT_SOURCE_DIR}/emit/Emitters.def
  COMMENT "Reading the operations of runtime/ops"
  VERBATIM)
add_custom_target(operations DEPENDS ${opgen_output}/operations.inc)

lasti_library(opgen bytecode)
add_dependencies(lasti_opgen operations)
target_include_directories(lasti_opgen PRIVATE ${opgen_output})

add_custom_target(update-docs
  COMMAND ${CMAKE_COMMAND} -E copy ${opgen_output}/opcodes.md ${CMAKE_SOURCE_DIR}/docs/opcodes.md
  DEPENDS operations
  COMMENT "Writing docs/opcodes.md")
