# Finds the runtime of networks, OpenVINO, where ./dev deps puts it (third_party) or where OpenVINO_DIR says. Installed, its
# libraries stand in lib/galley/openvino. It loads its reader of ONNX and its calculations
# for processors from the folder that it stands in itself, so they go with it.
# Sanitizers look at what is ours and end a program that loads libraries as its threads do: they build without it.
if(NOT GALLEY_SANITIZE)
  find_package(OpenVINO QUIET CONFIG PATHS ${CMAKE_SOURCE_DIR}/third_party)
endif()
if(OpenVINO_FOUND)
  get_target_property(openvino_library openvino::runtime IMPORTED_LOCATION)
  if(NOT openvino_library) # a package of the system's names one for each kind of build
    get_target_property(openvino_library openvino::runtime IMPORTED_LOCATION_RELEASE)
  endif()
  get_filename_component(openvino_folder ${openvino_library} DIRECTORY)
  file(GLOB openvino_files ${openvino_folder}/libopenvino.so* ${openvino_folder}/libopenvino_onnx_frontend.so*
       ${openvino_folder}/libopenvino_*_cpu_plugin.so ${openvino_folder}/libtbb.so*)
  install(FILES ${openvino_files} DESTINATION ${CMAKE_INSTALL_LIBDIR}/galley/openvino COMPONENT models)
else()
  message(STATUS "OpenVINO was not found: networks will not run; ./dev deps brings it")
endif()
