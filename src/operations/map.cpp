// SPDX-License-Identifier: MIT
#include "rangeband/operations/map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "operations/features/map_shapes.hpp"
#include "operations/run.hpp"
#include "rangeband/catalog/outline.hpp"

namespace rangeband::operations {
namespace {

/// Fine enough that no picture of these footprints shows it.
Tolerance tolerance_of(const picture::Picture& picture, const Plan& plan) {
    constexpr double share = 20'000.0;  // a tenth of a pixel of a picture 4,000 pixels wide
    constexpr Length of_files = Length::km(200);
    Length shown = picture.radius.value_or(Length::km(20'000));
    if (!picture.radius && !plan.found.files) {
        Length widest;
        for (const Item& item : plan.found.items) {
            for (const auto& range : item.ranges) widest = std::max(widest, range->max.value_or(shown));
        }
        shown = widest;
    }
    if (plan.found.files && !picture.radius) shown = of_files;
    return Tolerance::of(std::clamp(shown / share, Length::m(0.01), plan.request.style.tolerance.length()));
}

/// Of every range, without addresses: the small print has little room, and `list sources` has them.
std::vector<std::string> sources_of(const std::vector<Item>& items) {
    std::vector<std::string> sources;
    for (const Item& item : items) {
        for (const auto& range : item.ranges) {
            for (const std::string& citation : range->citations) {
                const std::string cited = citation.substr(0, citation.find(", http"));
                if (std::ranges::find(sources, cited) == sources.end()) sources.push_back(cited);
            }
        }
    }
    return sources;
}

}  // namespace

struct Map::Impl : Plan {
    Impl(MapRequest&& asked, const Data& in_use)
        : Plan(std::move(asked.footprints), in_use), picture(std::move(asked.picture)), marks(std::move(asked.marks)) {
        if (asked.fit_tolerance) request.style.tolerance = tolerance_of(picture, *this);
    }

    picture::Picture picture;
    std::vector<geodesic::TypedPosition> marks;
};

Map::Map(MapRequest request, const Data& data) : impl_(std::make_unique<Impl>(std::move(request), data)) {}
Map::~Map() = default;
Map::Map(Map&&) noexcept = default;
Map& Map::operator=(Map&&) noexcept = default;

std::string Map::render(picture::FileKind kind, Tally& tally, const Reports& reports) {
    Plan& plan = *impl_;
    const Style& style = plan.request.style;
    picture::Picture picture = impl_->picture;
    const RowCheck rows = check_rows(plan, reports);
    picture.sources = sources_of(plan.found.items);
    picture.credits = plan.credits;

    MapShapes shapes(plan.request.merging.how);
    const Maker<MapPiece> maker = {
        [](const Item& item) { return piece_of(item); },
        [&style](const Row& row, footprint::Footprint&& footprint, std::vector<MapPiece>& made) {
            made.push_back(piece_of(row, std::move(footprint), style));
        }};
    tally = run<MapPiece>(plan, rows, maker, reports, [&](MapPiece&& piece) { shapes.put(std::move(piece)); });
    std::move(shapes).fill(picture);
    for (const geodesic::TypedPosition& mark : impl_->marks) {
        const std::string coordinates = fmt::format("{:.4f},{:.4f}", mark.position.lat(), mark.position.lon());
        picture.sites.push_back({mark.position, mark.name.empty() ? coordinates : mark.name});
    }

    picture.outlines = [&plan](catalog::Outlines which) {
        return catalog::read_outlines(catalog::outlines_text(which, plan.data.sources), "outlines");
    };
    if (picture.show_cities != picture::Cities::none) picture.cities = plan.data.catalog.cities();
    return picture::render(picture, kind);
}

}  // namespace rangeband::operations
