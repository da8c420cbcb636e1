# Finds the runtime of networks, OpenVINO, where ./dev deps puts it or where OpenVINO_DIR says. Who links it finds it
# when installed, too: its libraries go to lib/galley/openvino, seen from the plugins ../openvino. It loads its parts from
# the folder that it stands in itself; of the wheel's 160 MB these are what networks on a processor need.
find_package(OpenVINO QUIET HINTS ${CMAKE_SOURCE_DIR}/third_party)
if(OpenVINO_FOUND)
  get_target_property(openvino_library openvino::runtime LOCATION)
  get_filename_component(openvino_folder ${openvino_library} DIRECTORY)
  file(GLOB openvino_files ${openvino_folder}/libopenvino.so* ${openvino_folder}/libopenvino_onnx_frontend.so*
       ${openvino_folder}/libopenvino_intel_cpu_plugin.so ${openvino_folder}/libtbb.so*)
  install(FILES ${openvino_files} DESTINATION ${CMAKE_INSTALL_LIBDIR}/galley/openvino)
  set(GALLEY_NETWORK_RPATH $ORIGIN/../openvino)
else()
  message(STATUS "OpenVINO was not found: networks will not run; ./dev deps brings it")
endif()
