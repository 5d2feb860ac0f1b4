# archive_main.py as marshalled bytecode of the default version, a list of numbers for program/archive.cpp.

set(archive_main ${CMAKE_CURRENT_SOURCE_DIR}/program/archive_main.py)
set(archive_main_bytes ${CMAKE_CURRENT_BINARY_DIR}/program/archive_main.inc)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/program/marshal_file.py
     "import marshal, sys\n"
     "source, target = sys.argv[1:]\n"
     "with open(source) as file: code = compile(file.read(), '<lasti archive>', 'exec', dont_inherit=True)\n"
     "with open(target, 'w') as file: file.write(', '.join(map(str, marshal.dumps(code))))\n")
add_custom_command(
  OUTPUT ${archive_main_bytes}
  COMMAND ${LASTI_PYTHON_${LASTI_DEFAULT_VERSION}} -I -S ${CMAKE_CURRENT_BINARY_DIR}/program/marshal_file.py ${archive_main}
          ${archive_main_bytes}
  DEPENDS ${archive_main}
  COMMENT "Compiling program/archive_main.py")
add_custom_target(lasti_archive_main DEPENDS ${archive_main_bytes})
add_dependencies(lasti_program lasti_archive_main)
target_include_directories(lasti_program PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
