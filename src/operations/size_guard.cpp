// SPDX-License-Identifier: MIT
#include "operations/size_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

constexpr std::size_t most_places = 64;
constexpr std::size_t most_areas = 8;  // each of which takes long to draw
constexpr std::size_t most_ranges_of_a_place = 4;

/// A trial is drawn to no less than this share of the range: some thousand edges of a circle where longitude and
/// latitude are fair, and around an area, which is many discs, a tenth of that.
constexpr double trial_share = 1.0 / 500'000.0;
constexpr double trial_share_of_area = 1.0 / 5'000.0;

/// The bytes of a feature besides its vertices: values of our own columns and, in text, their names.
constexpr double bytes_of_columns = 900.0;

/// Takes evenly spread ones of `count`, at most `most`.
class Spread {
  public:
    Spread(std::size_t count, std::size_t most) : step_(std::max<std::size_t>((count + most - 1) / most, 1)) {}
    bool next() { return number_++ % step_ == 0; }

  private:
    std::size_t step_;
    std::size_t number_ = 0;
};

struct Sample {
    Place place;
    std::shared_ptr<const catalog::Range> range;
};

std::vector<Sample> samples_of(Found& found, std::size_t good_rows) {
    std::vector<Sample> samples;
    Spread places(found.items.size() + good_rows, most_places);
    each_item(found, [&](Item&& item) {
        if (!places.next()) return;
        Spread ranges(item.ranges.size(), most_ranges_of_a_place);
        for (const auto& range : item.ranges) {
            if (ranges.next()) samples.push_back({item.place, range});
        }
    });
    return samples;
}

double vertices_in(const footprint::MultiPolygon& polygons) { return static_cast<double>(count_vertices(polygons)); }

bool of_area(const Sample& sample) { return sample.place.area != nullptr; }

/// More vertices than any footprint has: an edge of a circle of a range r is √(8·r·tolerance) long, less where
/// longitude and latitude bend it, and each of an area's discs has a few on both edges of a band.
double most_vertices(Tolerance tolerance, bool areas) {
    constexpr double half_meridian_m = 2e7;
    const double of_site = 1000.0 + 20.0 * std::sqrt(half_meridian_m / tolerance.m());
    return of_site + (areas ? 6.0 * static_cast<double>(limits::most_discs) : 0.0);
}

struct Drawing {
    double vertices = 0.0;
    int decimals = 0;
};

/// A trial that is coarser than what is asked for is told from a second one that is coarser still: vertices on seams do
/// not depend on the tolerance, the others go with its inverse square root.
Drawing drawing_of(const Sample& sample, const Style& style) {
    constexpr double coarser = 4.0;
    const auto trial = [&](Tolerance tolerance) {
        Style tried = style;
        tried.tolerance = tolerance;
        return drawn_around(sample.place, *sample.range, tried);
    };
    const double share = of_area(sample) ? trial_share_of_area : trial_share;
    const double reach_m = sample.range->max ? sample.range->max->m() : 2e7;
    const Tolerance fine = std::max(style.tolerance, Tolerance::m(std::max(share * reach_m, 1e-6)));
    const footprint::Footprint first = trial(fine);
    const double vertices = vertices_in(first.polygons);
    if (fine == style.tolerance) return {vertices, first.decimals};
    const footprint::Footprint second = trial(Tolerance::m(coarser * fine.m()));
    const auto fineness = [](Tolerance tolerance) { return 1.0 / std::sqrt(tolerance.m()); };
    const double apart = fineness(first.tolerance) - fineness(second.tolerance);
    const double of_curves = apart > 0.0 ? std::max(vertices - vertices_in(second.polygons), 0.0) / apart : 0.0;
    const double further = std::max(fineness(style.tolerance) - fineness(first.tolerance), 0.0);
    const auto digits = static_cast<int>(std::lround(std::log10(fine.m() / style.tolerance.m())));
    return {vertices + of_curves * further, first.decimals + digits};
}

double text_bytes(const Place& place) {
    double bytes = 3.0 * static_cast<double>(place.label.size());  // name, site, members or a folder
    for (const io::Value& value : place.kept) {
        constexpr double of_a_number = 20.0;
        const auto* text = std::get_if<std::string>(&value);
        bytes += text != nullptr ? static_cast<double>(text->size()) : of_a_number;
    }
    return bytes;
}

double count_of(const Layers& layers) { return (layers.areas ? 1.0 : 0.0) + (layers.boundaries ? 1.0 : 0.0); }

/// Most requests are, and need no estimate.
bool surely_small(const Plan& plan, const RowCheck& rows, const Layers& layers, const io::Format& format) {
    constexpr double most_bytes_of_a_row = 10'000.0;
    const auto& items = plan.found.items;
    const bool areas =
        rows.areas > 0 || std::ranges::any_of(items, [](const Item& item) { return item.place.area != nullptr; });
    const double bytes =
        most_vertices(plan.request.style.tolerance, areas) * io::bytes_of_vertex(format, limits::most_decimals) +
        most_bytes_of_a_row;
    return count_of(layers) * bytes * static_cast<double>(plan.found.footprints(rows.good)) < limits::most_bytes;
}

std::string size_text(double bytes) {
    constexpr double gigabyte = 1e9;
    return bytes < 1e3 * gigabyte
               ? fmt::format("{:.0f} GB", bytes / gigabyte)
               : fmt::format("{} TB", grouped(static_cast<unsigned long long>(bytes / (1e3 * gigabyte))));
}

}  // namespace

SizeEstimate estimate_size(Plan& plan, std::size_t good_rows, const Layers& layers, const io::Format& format) {
    const Style& style = plan.request.style;
    SizeEstimate estimate{.footprints = plan.found.footprints(good_rows)};
    std::vector<Sample> samples = samples_of(plan.found, good_rows);
    Spread areas(static_cast<std::size_t>(std::ranges::count_if(samples, of_area)), most_areas);
    std::erase_if(samples, [&](const Sample& sample) { return of_area(sample) && !areas.next(); });
    if (samples.empty()) return estimate;
    double bytes = 0.0;
    for (const Sample& sample : samples) {
        const Drawing drawing = drawing_of(sample, style);
        const int decimals = std::max(drawing.decimals, style.decimals);
        const double of_geometry = drawing.vertices * io::bytes_of_vertex(format, decimals);
        estimate.vertices += drawing.vertices;
        bytes += count_of(layers) * (of_geometry + bytes_of_columns + text_bytes(sample.place));
    }
    estimate.vertices /= static_cast<double>(samples.size());
    estimate.bytes = bytes / static_cast<double>(samples.size()) * static_cast<double>(estimate.footprints) +
                     io::bytes_of_file(format);
    return estimate;
}

void must_not_exceed(double bytes, std::string_view of, std::string_view instead) {
    if (bytes <= limits::most_bytes) return;
    throw Error::usage(fmt::format("would write about {}: {}; add {} if that is meant, or try {}", size_text(bytes), of,
                                   parameter("force"), instead));
}

void must_not_be_huge(Plan& plan, const RowCheck& rows, const Layers& layers, const io::Format& format) {
    if (plan.request.force || plan.request.merging.merges() || surely_small(plan, rows, layers, format)) return;
    const SizeEstimate estimate = estimate_size(plan, rows.good, layers, format);
    const std::string of = fmt::format("{} of about {} vertices", counted(estimate.footprints, "footprint"),
                                       grouped(static_cast<unsigned long long>(estimate.vertices)));
    must_not_exceed(estimate.bytes, of,
                    fmt::format("a larger {}, fewer ranges or {}", parameter("tolerance"), parameter("merge union")));
}

void MergedSize::add(const io::Feature& feature) {
    if (!counts_) return;
    const auto vertices = static_cast<double>(io::count_vertices(feature.geometry));
    const double bytes = bytes_of_columns + vertices * io::bytes_of_vertex(format_, feature.decimals);
    const std::size_t so_far = bytes_ += static_cast<std::size_t>(bytes);
    if (static_cast<double>(so_far) <= limits::most_bytes) return;
    throw Error::usage(fmt::format(
        "would write more than {} of merged footprints; add {} if that is meant, or try a larger {}, fewer ranges or "
        "{}",
        size_text(limits::most_bytes), parameter("force"), parameter("tolerance"), parameter("group_by none")));
}

}  // namespace rangeband::operations
