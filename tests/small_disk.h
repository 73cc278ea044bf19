// A disk that fills up: a small tmpfs, where the test may mount one (as root, mostly).
#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <string>

namespace etude::test {

class SmallDisk {
 public:
  /// `options` as for mount -t tmpfs: "size=64k", "nr_inodes=8".
  SmallDisk(const std::filesystem::path& where, const std::string& options) : where_(where) {
    std::filesystem::create_directories(where);
    mounted_ = ::mount("tmpfs", where.c_str(), "tmpfs", 0, options.c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(where_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }

 private:
  std::filesystem::path where_;
  bool mounted_ = false;
};

}  // namespace etude::test
