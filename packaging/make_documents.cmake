# cmake -DPROGRAM= -DFOLDER= -DEPOCH= -DSOURCE= -DVERSION= -P make_documents.cmake: writes man1/, completions/ and both
# changelogs, compressed as Debian wants them.
set(ENV{SOURCE_DATE_EPOCH} ${EPOCH})
file(REMOVE_RECURSE ${FOLDER}/man1 ${FOLDER}/completions)
file(MAKE_DIRECTORY ${FOLDER}/completions)
execute_process(COMMAND ${PROGRAM} docs --man ${FOLDER}/man1 ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
foreach(pair bash=galley zsh=_galley fish=galley.fish)
  string(REPLACE "=" ";" pair ${pair})
  list(GET pair 0 shell)
  list(GET pair 1 file)
  execute_process(COMMAND ${PROGRAM} completion ${shell} OUTPUT_FILE ${FOLDER}/completions/${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()

string(TIMESTAMP DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${FOLDER}/changelog.Debian @ONLY)
configure_file(${SOURCE}/CHANGELOG.md ${FOLDER}/changelog COPYONLY)
file(GLOB pages ${FOLDER}/man1/*.1)
execute_process(COMMAND gzip -9nf ${pages} ${FOLDER}/changelog ${FOLDER}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
