# find_package(OpenVINO CONFIG PATHS <source>/third_party): the target openvino::runtime, from what third_party/fetch took
# out of the wheel of PyPI. The wheel's own CMake files ask for every front end and for the plugins of other processors,
# which are left out here. An OpenVINO of the system's is found in its place with -DOpenVINO_DIR=<its cmake folder>.
set(_openvino ${CMAKE_CURRENT_LIST_DIR}/fetched/openvino)
file(GLOB _openvino_library ${_openvino}/lib/libopenvino.so.*)
if(NOT _openvino_library)
  set(OpenVINO_FOUND FALSE)
  set(OpenVINO_NOT_FOUND_MESSAGE "${_openvino} is missing: third_party/fetch run brings it")
  return()
endif()
if(NOT TARGET openvino::runtime)
  add_library(openvino::runtime SHARED IMPORTED)
  set_target_properties(openvino::runtime PROPERTIES
    IMPORTED_LOCATION ${_openvino_library}
    INTERFACE_INCLUDE_DIRECTORIES ${_openvino}/include)
endif()
set(OpenVINO_LIBRARY_DIR ${_openvino}/lib)  # all that an installation has to copy beside each other
set(OpenVINO_Runtime_FOUND TRUE)
