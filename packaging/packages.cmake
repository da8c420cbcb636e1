# The .debs. cpack takes them from the build folder; ./dev package calls it.
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME galley)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Galley maintainers <maintainers@galley.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "turn newspaper pages into articles")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
    WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program dev)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME galley)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Without these two the pipeline newspaper does not start.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "tesseract-ocr-eng, tesseract-ocr-osd")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "galley-models (= ${PROJECT_VERSION}-1), poppler-data, tesseract-ocr-chi-sim, \
tesseract-ocr-chi-sim-vert, tesseract-ocr-chi-tra, tesseract-ocr-chi-tra-vert, \
tesseract-ocr-script-hans, tesseract-ocr-script-hant, tesseract-ocr-script-hant-vert")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "galley-dev, tesseract-ocr-ara, tesseract-ocr-frk, tesseract-ocr-heb, \
tesseract-ocr-kor, tesseract-ocr-rus, tesseract-ocr-script-frak")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "\
Galley reads folders of newspaper pages - scans, photographs, PDFs, text, ALTO\n\
and PAGE files - and writes articles: headline, byline, paragraphs, captions,\n\
each traced to its place on the paper.\n\
.\n\
This package has the program, its plugins, language profiles and pipelines.")

set(CPACK_DEBIAN_DEV_PACKAGE_NAME galley-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "galley (= ${PROJECT_VERSION}-1)")
set(CPACK_DEBIAN_DEV_PACKAGE_RECOMMENDS "cmake, g++, make")
set(CPACK_DEBIAN_DEV_PACKAGE_SUGGESTS "libleptonica-dev, nlohmann-json3-dev")
set(CPACK_COMPONENT_DEV_DESCRIPTION "\
Headers, CMake package, templates and documentation for plugins of Galley,\n\
which turns newspaper pages into articles.\n\
.\n\
\"galley new NAME\" starts a plugin from them.")

# Networks and their runtime: where they were fetched, since Debian has neither.
set(models ${PROJECT_SOURCE_DIR}/config/models)
if(TARGET galley-openvino AND EXISTS ${models}/pp-ocrv6-lines/lines.onnx AND EXISTS ${models}/pp-ocrv6-characters/characters.onnx)
  list(APPEND CPACK_COMPONENTS_ALL models)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/third_party/fetched/openvino/licenses/licensing/
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/galley-models/openvino COMPONENT models)
else()
  message(STATUS "No package galley-models: the networks or OpenVINO were not fetched; ./dev deps run fetches them")
endif()
set(CPACK_DEBIAN_MODELS_PACKAGE_NAME galley-models)
set(CPACK_DEBIAN_MODELS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_MODELS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_SOURCE_DIR}/third_party/fetched/openvino/lib)
set(CPACK_DEBIAN_MODELS_PACKAGE_DEPENDS "galley (= ${PROJECT_VERSION}-1)")
set(CPACK_COMPONENT_MODELS_DESCRIPTION "\
The trained networks by which Galley finds lines, reads them and cuts pages\n\
into articles, and OpenVINO, which runs them.\n\
.\n\
Without this package Tesseract finds and reads the lines.")

include(CPack)
