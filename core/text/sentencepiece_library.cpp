#include "core/text/sentencepiece_library.h"

#include "core/base/paths.h"
#include "core/base/say.h"

#include <dlfcn.h>

namespace etude {

namespace {

// The module's own libraries come before those of the program, which may hold another protobuf.
#ifdef __SANITIZE_ADDRESS__
constexpr int kModuleFlags = RTLD_NOW | RTLD_LOCAL;  // which the sanitizer demands
#else
constexpr int kModuleFlags = RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND;
#endif

SentencePieceFactory openFactory() {
  std::string failures;
  for (const fs::path& path : libraryPaths("libetude_sentencepiece.so")) {
    // A library that was once opened stays.
    if (void* module = ::dlopen(path.c_str(), kModuleFlags)) {
      if (const auto factory = reinterpret_cast<SentencePieceFactory>(::dlsym(module, kSentencePieceFactoryName))) return factory;
    }
    const char* why = ::dlerror();
    failures += (failures.empty() ? "" : "; ") + std::string(why ? why : path.c_str());
  }
  throw ProblemError(say("SentencePiece models cannot be read: %1", failures), say("Install Etude completely."), "libetude_sentencepiece.so");
}

}  // namespace

std::unique_ptr<SentencePieceLibrary> openSentencePiece(const std::string& bytes) {
  static const SentencePieceFactory factory = openFactory();
  return std::unique_ptr<SentencePieceLibrary>(factory(bytes));
}

}  // namespace etude
