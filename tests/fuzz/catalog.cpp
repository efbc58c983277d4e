// SPDX-License-Identifier: MIT
// Tables and outlines of somebody's own catalogue, on top of ours.
#include <array>

#include "catalog/csv.hpp"
#include "fuzz/fuzz.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/catalog/outline.hpp"

using namespace rangeband;

namespace {

constexpr std::array tables = {"bands.csv", "systems.csv", "claims.csv",    "sites.csv",   "sources.csv",
                               "areas.csv", "cities.csv",  "countries.csv", "timeline.csv"};

void load(const fuzz::Folder& folder, const std::string& name, std::string_view text) {
    const auto file = folder.write(name, text);
    fuzz::answered_or_refused([&] {
        const catalog::Catalog catalog = catalog::Catalog::load({std::filesystem::path(), folder.path()});
        for (const catalog::Site& site : catalog.sites()) fuzz::expect(!site.id.empty(), "a site without an id");
        for (const catalog::Claim& claim : catalog.claims()) {
            fuzz::expect(!catalog.source(claim.source_id).title.empty(), "a claim without a source");
        }
        if (name == "cities.csv") catalog.cities();
        if (name == "countries.csv") catalog.countries();
        if (name == "timeline.csv") catalog.timeline();
    });
    std::filesystem::remove(file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Folder folder;
    if (size == 0) return 0;
    const std::string_view text = fuzz::as_text(data + 1, size - 1);
    if (data[0] >= tables.size()) {
        fuzz::answered_or_refused([&] { catalog::read_outlines(text, "fuzz.geojson"); });
        return 0;
    }
    // A table that is none costs a thousandth of the time that loading the catalogue takes.
    bool is_table = false;
    fuzz::answered_or_refused([&] {
        catalog::CsvTable::parse(text, "fuzz.csv");
        is_table = true;
    });
    if (is_table) load(folder, tables[data[0]], text);
    return 0;
}
