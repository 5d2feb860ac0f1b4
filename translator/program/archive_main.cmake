# archive_main.py as marshalled bytecode of each version: program/archive_main.inc, for program/archive.cpp.

set(archive_main ${CMAKE_CURRENT_SOURCE_DIR}/program/archive_main.py)
set(archive_main_output ${CMAKE_CURRENT_BINARY_DIR}/program)
file(WRITE ${archive_main_output}/marshal_file.py
     "import marshal, sys\n"
     "source, target = sys.argv[1:]\n"
     "with open(source) as file: code = compile(file.read(), '<lasti archive>', 'exec', dont_inherit=True)\n"
     "with open(target, 'w') as file: file.write(', '.join(map(str, marshal.dumps(code))))\n")
set(archive_main_files)
foreach(version IN LISTS LASTI_VERSIONS)
  lasti_version_folder(${version} folder)
  string(REPLACE "." ", " numbers ${version})
  set(file ${archive_main_output}/archive_main_${folder}.inc)
  add_custom_command(
    OUTPUT ${file}
    COMMAND ${LASTI_PYTHON_${version}} -I -S ${archive_main_output}/marshal_file.py ${archive_main} ${file}
    DEPENDS ${archive_main}
    COMMENT "Compiling program/archive_main.py for ${version}")
  list(APPEND archive_main_files ${file})
  string(APPEND archive_main_arrays
         "constexpr uint8_t archive_main_${folder}[] = {\n#include \"archive_main_${folder}.inc\"\n};\n")
  string(APPEND archive_main_rows "  {{${numbers}}, archive_main_${folder}},\n")
endforeach()
file(CONFIGURE OUTPUT ${archive_main_output}/archive_main.inc
     CONTENT "${archive_main_arrays}const ArchiveMain archive_mains[] = {\n${archive_main_rows}};\n")
add_custom_target(lasti_archive_main DEPENDS ${archive_main_files})
add_dependencies(lasti_program lasti_archive_main)
target_include_directories(lasti_program PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
