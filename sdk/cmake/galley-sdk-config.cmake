include(${CMAKE_CURRENT_LIST_DIR}/galley-sdk-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/galley-plugin.cmake)
# The program that belongs to this SDK: beside an installed share/cmake/galley-sdk, or in the build tree.
find_program(GALLEY_PROGRAM galley HINTS ${CMAKE_CURRENT_LIST_DIR}/../../../bin ${CMAKE_CURRENT_LIST_DIR}/../../..)
