# What `lasti bench` has beside its code: the page's parts as C++ text, lasti-launch, and the stand-in for pyperf.

set(LASTI_D3 /usr/share/nodejs CACHE PATH "The folder of D3's modules, which draw the page's charts")
set(d3_modules color interpolate array format time time-format scale selection axis) # each uses those before it
list(TRANSFORM d3_modules REPLACE "(.+)" "${LASTI_D3}/d3-\\1/dist/d3-\\1.min.js" OUTPUT_VARIABLE charts)
foreach(file IN LISTS charts)
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "There is no ${file}: install node-d3-scale, node-d3-selection and node-d3-axis, or set LASTI_D3")
  endif()
endforeach()

set(page ${CMAKE_CURRENT_SOURCE_DIR}/bench/page)
set(scripts ${page}/text.js ${page}/plots.js ${page}/table.js ${page}/page.js)
set(page_parts ${CMAKE_CURRENT_BINARY_DIR}/generated/bench/page_parts.h)
add_custom_command(
  OUTPUT ${page_parts}
  COMMAND ${CMAKE_COMMAND} "-Dpage=${page}/page.html" "-Dstyle=${page}/page.css" "-Dcharts=${charts}"
          "-Dscript=${scripts}" -Doutput=${page_parts} -P ${CMAKE_CURRENT_SOURCE_DIR}/bench/embed.cmake
  DEPENDS bench/embed.cmake ${page}/page.html ${page}/page.css ${charts} ${scripts}
  COMMENT "Putting the parts of the benchmarks' page into C++"
  VERBATIM)
add_custom_target(lasti_page_parts DEPENDS ${page_parts})
add_dependencies(lasti_bench lasti_page_parts)
target_include_directories(lasti_bench PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)

set(bench_folder ${CMAKE_BINARY_DIR}/lib/lasti/bench)
add_executable(lasti-launch bench/launch/launch.cpp)
set_target_properties(lasti-launch PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${bench_folder})
configure_file(bench/python/pyperf.py ${bench_folder}/pyperf.py COPYONLY)
install(TARGETS lasti-launch RUNTIME DESTINATION ${CMAKE_INSTALL_LIBDIR}/lasti/bench)
install(FILES bench/python/pyperf.py DESTINATION ${CMAKE_INSTALL_LIBDIR}/lasti/bench)
