# A copy of each version's static libpython in which calls are inlined though there is a hook (main.cpp), beside the
# runtime: lib/lasti/py3xx/libpython.a. It is not there where the library does not look as expected.

file(GLOB inlining_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_custom_target(lasti_inlining ALL)

function(lasti_inlining_for version)
  lasti_version_folder(${version} folder)
  lasti_runtime_flags(${version} flags)
  set(tool lasti-inlining-${folder})
  add_executable(${tool} ${inlining_sources})
  target_compile_options(${tool} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${flags}>)
  target_link_libraries(${tool} PRIVATE lasti_options)
  set_target_properties(${tool} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  set(library ${LASTI_PYTHON_${version}_LIBRARY})
  set(copy ${CMAKE_BINARY_DIR}/lib/lasti/${folder}/libpython.a)
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/inlining_${folder}.done)
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${copy}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/lib/lasti/${folder}
    COMMAND ${tool} ${library} -o ${copy}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${tool} ${library}
    COMMENT "Letting the interpreter of ${version} inline calls"
    VERBATIM)
  add_custom_target(lasti_inlining_${folder} DEPENDS ${stamp})
  add_dependencies(lasti_inlining lasti_inlining_${folder})
  install(FILES ${copy} DESTINATION ${CMAKE_INSTALL_LIBDIR}/lasti/${folder} OPTIONAL)
endfunction()

foreach(version IN LISTS LASTI_VERSIONS)
  lasti_inlining_for(${version})
endforeach()
