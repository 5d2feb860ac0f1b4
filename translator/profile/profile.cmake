# What `lasti profile` runs programs with: Python files of their own beside the runtime library.

set(profile_folder ${CMAKE_BINARY_DIR}/lib/lasti/profile)
foreach(file sitecustomize.py collect.py)
  configure_file(profile/python/${file} ${profile_folder}/${file} COPYONLY)
  install(FILES profile/python/${file} DESTINATION ${CMAKE_INSTALL_LIBDIR}/lasti/profile)
endforeach()
