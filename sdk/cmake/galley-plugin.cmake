# galley_add_plugin(NAME SOURCES plugin.cpp [LOGIC pure.cpp ...] [LINK lib ...] [VERIFY argument ...] [NO_VERIFY])
#
# Builds galley-NAME.so: hidden symbols, the one exported symbol, nothing left undefined. LOGIC files become the static
# library NAME_logic, so that tests link the pure functions without any shared library. Where tests are built, the test
# verify.NAME runs galley verify on the plugin; VERIFY adds arguments, such as --set STAGE.OPTION=VALUE or --input FILE.
function(galley_add_plugin name)
  set(map ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/galley-plugin.map)
  cmake_parse_arguments(arg "NO_VERIFY" "" "SOURCES;LOGIC;LINK;VERIFY" ${ARGN})
  string(REPLACE "_" "-" file_name ${name})
  add_library(${name} MODULE ${arg_SOURCES})
  if(arg_LOGIC)
    add_library(${name}_logic STATIC ${arg_LOGIC})
    target_include_directories(${name}_logic PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name}_logic PUBLIC galley::sdk ${arg_LINK})
    target_link_libraries(${name} PRIVATE ${name}_logic)
    set_target_properties(${name}_logic PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden)
  endif()
  target_link_libraries(${name} PRIVATE galley::sdk ${arg_LINK})
  set_target_properties(${name} PROPERTIES PREFIX "" OUTPUT_NAME galley-${file_name} CXX_VISIBILITY_PRESET hidden
                                           C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  target_link_options(${name} PRIVATE -Wl,--version-script=${map})
  if(NOT GALLEY_SANITIZE)
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${map})
  if(GALLEY_PLUGIN_OUTPUT)
    set_target_properties(${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${GALLEY_PLUGIN_OUTPUT})
  endif()
  if(GALLEY_PLUGIN_DIR)
    install(TARGETS ${name} LIBRARY DESTINATION ${GALLEY_PLUGIN_DIR})
  endif()
  if(BUILD_TESTING AND NOT arg_NO_VERIFY)
    galley_add_verify(${name} $<TARGET_FILE:${name}> ${arg_VERIFY})
  endif()
endfunction()

# galley_add_verify(NAME PLUGIN_OR_STAGE argument ...): the test verify.NAME runs galley verify. A sanitizer makes a plugin
# many times slower, and machines that test are busy.
function(galley_add_verify name)
  if(GALLEY_SANITIZE)
    set(patience --timeout 300 --cancel-within 30)
  endif()
  galley_add_program_test(verify.${name} verify --only-failed ${patience} ${ARGN})
endfunction()

# galley_add_run(NAME PIPELINE INPUT argument ...): the test run.NAME runs a pipeline, both seen from the source folder;
# the articles appear in out/ of the build folder. Everything is done again each time: a test tells of the plugin as it is.
function(galley_add_run name pipeline input)
  galley_add_program_test(run.${name} run --fresh ${CMAKE_CURRENT_SOURCE_DIR}/${pipeline} ${CMAKE_CURRENT_SOURCE_DIR}/${input}
                          -o ${CMAKE_CURRENT_BINARY_DIR}/out ${ARGN})
endfunction()

# A test that runs the program galley: the target of this tree, or the one that was installed with the SDK.
function(galley_add_program_test name)
  if(TARGET galley)
    set(program $<TARGET_FILE:galley>)
  elseif(GALLEY_PROGRAM)
    set(program ${GALLEY_PROGRAM})
  else()
    message(STATUS "The program galley was not found: there is no test ${name}")
    return()
  endif()
  add_test(NAME ${name} COMMAND ${program} ${ARGN})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()
