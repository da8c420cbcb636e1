include(${CMAKE_CURRENT_LIST_DIR}/galley-sdk-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/galley-plugin.cmake)
