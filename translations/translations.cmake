# German is complete; English has the plurals only. Texts are collected by hand, not by a build:
#   cmake --build build/dev --target update_translations
# A new language needs its .ts file (a <TS language="…"> shell will do) before CMake runs.
# Included by ui/CMakeLists.txt: the compiled texts are resources of perry_ui.
set(PERRY_TR_FOLDER "${CMAKE_SOURCE_DIR}/translations")
set(PERRY_TS_FILES "${PERRY_TR_FOLDER}/perry_de.ts" "${PERRY_TR_FOLDER}/perry_en.ts")
set(PERRY_QM_FOLDER "${CMAKE_BINARY_DIR}/translations")
file(MAKE_DIRECTORY "${PERRY_QM_FOLDER}")
set_source_files_properties(${PERRY_TS_FILES} PROPERTIES OUTPUT_LOCATION "${PERRY_QM_FOLDER}")
qt_add_lrelease(perry_ui TS_FILES ${PERRY_TS_FILES} QM_FILES_OUTPUT_VARIABLE PERRY_QM_FILES)

set(PERRY_QRC_LINES "")
foreach(qm ${PERRY_QM_FILES})
    get_filename_component(name "${qm}" NAME)
    string(APPEND PERRY_QRC_LINES "    <file alias=\"${name}\">${qm}</file>\n")
endforeach()
file(CONFIGURE OUTPUT "${PERRY_QM_FOLDER}/translations.qrc"
    CONTENT "<RCC>\n<qresource prefix=\"/i18n\">\n${PERRY_QRC_LINES}</qresource>\n</RCC>\n")
qt_add_resources(PERRY_QM_SOURCES "${PERRY_QM_FOLDER}/translations.qrc")
target_sources(perry_ui PRIVATE ${PERRY_QM_SOURCES})

set(PERRY_TR_LUPDATE Qt6::lupdate -silent -no-obsolete -locations none -I "${CMAKE_SOURCE_DIR}"
    core backends ui app/desktop)
add_custom_target(update_translations
    COMMAND ${PERRY_TR_LUPDATE} -ts "${PERRY_TR_FOLDER}/perry_de.ts"
    COMMAND ${PERRY_TR_LUPDATE} -pluralonly -ts "${PERRY_TR_FOLDER}/perry_en.ts"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    COMMENT "Collecting the texts of the sources"
    VERBATIM)
