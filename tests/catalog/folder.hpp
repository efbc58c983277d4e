// SPDX-License-Identifier: MIT
/// A catalogue folder of a test's own, removed at its end.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace rangeband::catalog::test {

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "rangeband-catalog-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    Folder& write(std::string_view name, std::string_view text) {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return *this;
    }

    /// A small whole catalogue without a fault.
    Folder& write_whole() {
        return write("sources.csv", "id,title,publisher,date,url\ns1,A title,A paper,2019,https://example.org/a\n")
            .write("bands.csv",
                   "id,name,regime,lower_km,lower_edge,upper_km,upper_edge,source_id\n"
                   "b1,short missile,A Treaty (1987),500,inclusive,1000,exclusive,s1\n")
            .write("systems.csv", "id,name,source_id\nx1,System One,s1\nx2,System Two,s1\n")
            .write("claims.csv",
                   "id,system,claimant,claim_date,qualifier,min_km,max_km,source_id\n"
                   "a,x1,Somebody,2019-01,exactly,,480,s1\nb,x1,Somebody else,,at least,500,,s1\n")
            .write("sites.csv", "id,name,system,lat,lon,precision,source_id\np1,A place,x1;x2,48.5,45.25,town,s1\n");
    }

  private:
    std::filesystem::path path_;
};

}  // namespace rangeband::catalog::test
