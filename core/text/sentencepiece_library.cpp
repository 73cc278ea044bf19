#include "core/text/sentencepiece_library.h"

#include "core/base/paths.h"
#include "core/base/say.h"

#include <dlfcn.h>

namespace etude {

namespace {

#ifndef __has_feature  // clang's
#define __has_feature(name) 0
#endif

// The module's own libraries come before those of the program, which may hold another protobuf.
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
constexpr int kModuleFlags = RTLD_NOW | RTLD_LOCAL;  // which the sanitizer demands
#else
constexpr int kModuleFlags = RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND;
#endif

struct Module {
  SentencePieceFactory open = nullptr;
  SentencePieceTrain train = nullptr;
};

Module openModule() {
  std::string failures;
  for (const fs::path& path : libraryPaths("libetude_sentencepiece.so")) {
    // A library that was once opened stays.
    if (void* library = ::dlopen(path.c_str(), kModuleFlags)) {
      const Module found{reinterpret_cast<SentencePieceFactory>(::dlsym(library, kSentencePieceFactoryName)),
                         reinterpret_cast<SentencePieceTrain>(::dlsym(library, kSentencePieceTrainName))};
      if (found.open && found.train) return found;
    }
    const char* why = ::dlerror();
    failures += (failures.empty() ? "" : "; ") + std::string(why ? why : path.c_str());
  }
  throw ProblemError(say("SentencePiece models cannot be read: %1", failures), say("Install Etude completely."),
                     "libetude_sentencepiece.so");
}

const Module& sentencePieceModule() {
  static const Module module = openModule();
  return module;
}

}  // namespace

std::unique_ptr<SentencePieceLibrary> openSentencePiece(const std::string& bytes) {
  return std::unique_ptr<SentencePieceLibrary>(sentencePieceModule().open(bytes));
}

bool trainSentencePieceLibrary(const TrainerOptions& options, const std::vector<std::string>& sentences, std::string& model,
                               std::string& failure) {
  return sentencePieceModule().train(options, sentences, model, failure);
}

}  // namespace etude
