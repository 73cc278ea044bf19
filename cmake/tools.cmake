# Compiler cache, linker, warnings and sanitizers, for our own targets.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # The sloppiness is what lets files on a precompiled header hit the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
  add_link_options(-fuse-ld=mold)
endif()

add_library(etude_flags INTERFACE)
target_compile_options(etude_flags INTERFACE -Wall -Wextra -Wshadow -Werror)
# g++ 12 sees overlaps and overruns in the inlined code of std::string that are not there (GCC bugs 105329, 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(etude_flags INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()
target_include_directories(etude_flags INTERFACE ${PROJECT_SOURCE_DIR})
if(ETUDE_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "ETUDE_FUZZ needs clang: cmake --preset fuzz")
  endif()
  set(ETUDE_SANITIZE fuzzer-no-link address undefined)
  target_compile_options(etude_flags INTERFACE -fno-sanitize-recover=undefined)
endif()
if(ETUDE_SANITIZE)
  list(JOIN ETUDE_SANITIZE "," _sanitizers)
  target_compile_options(etude_flags INTERFACE -fsanitize=${_sanitizers} -fno-omit-frame-pointer -g1 -O1)  # -O2 takes several times as long to compile
  target_link_options(etude_flags INTERFACE -fsanitize=${_sanitizers})
endif()
