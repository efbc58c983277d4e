#include "cli/data.hpp"

#include <filesystem>
#include <set>

namespace rangeband::cli {

std::vector<catalog::DataSource> data_sources_for(const Values& values) {
    std::vector<std::filesystem::path> folders;
    for (const Given& given : values.many("catalog")) folders.emplace_back(given.text);
    return catalog::data_sources(folders);
}

catalog::Catalog load_catalog(const std::vector<catalog::DataSource>& sources) {
    std::vector<std::filesystem::path> folders;
    for (const catalog::DataSource& source : sources) {
        if (source.in_use && !source.folder.empty()) folders.push_back(source.folder);
    }
    return catalog::Catalog::load(folders);
}

std::vector<std::string> attributions(const catalog::Catalog& catalog, const std::vector<std::string>& source_ids) {
    std::set<std::string> texts;
    for (const std::string& id : source_ids) texts.insert(catalog.source(id).attribution);
    texts.erase("");
    return {texts.begin(), texts.end()};
}

}  // namespace rangeband::cli
