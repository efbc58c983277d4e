// SPDX-License-Identifier: MIT
// The code of a view of the classroom page: `--state`, an address, or what a pupil pasted.
#include "fuzz/fuzz.hpp"
#include "rangeband/atlas/code.hpp"

using namespace rangeband;

namespace {

/// The catalogue alone knows the sites and claims; the page adds a place and a scenario of its own.
const atlas::Page page{
    .places = {{.id = "own-1", .name = "<script>", .position = {}}},
    .scenarios = {{.id = "europe-1987", .titles = {}, .descriptions = {}, .own = false, .pairs = {}}},
    .code = "",
    .language = ""};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const catalog::Catalog catalog = catalog::Catalog::load({std::filesystem::path()});
    const std::string_view code = fuzz::as_text(data, size);
    fuzz::answered_or_refused([&] {
        atlas::check_code(code, page, catalog);
        constexpr std::string_view passes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:@~-=+";
        fuzz::expect(code.size() <= atlas::longest_code, "too long");
        fuzz::expect(code.find_first_not_of(passes) == std::string_view::npos, "a letter that ends an attribute");
    });
    return 0;
}
