// SPDX-License-Identifier: MIT
#include "rangeband/operations/footprints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <utility>

#include "operations/about.hpp"
#include "operations/cutting.hpp"
#include "operations/run.hpp"
#include "operations/size_guard.hpp"
#include "operations/view.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

/// What the map tells apart is what the request asks about: depths, groups, or the ranges, and where these are too many
/// for a legend the systems or the treaty classes.
io::LayerStyle colours_of(const Plan& plan) {
    constexpr std::size_t most_ranges = 12;
    const Merging& merging = plan.request.merging;
    if (merging.how == Merge::depth) return depth_colours(number_of(Is::depth), merging);
    const GroupBy& by = plan.group_by;
    if (merging.merges() && by.kind == GroupBy::Kind::everything) return {};
    if (merging.merges() && by.kind == GroupBy::Kind::kept) return {.by = columns().size() + by.index};
    if (merging.merges() && !by.is(Is::range_id)) return {.by = by.index};
    std::set<std::string> ids, systems;
    const auto look = [&](const Ranges& ranges) {
        for (const auto& range : ranges) {
            ids.insert(range->id);
            systems.insert(range->system);
        }
    };
    look(plan.found.ranges);
    for (const Item& item : plan.found.items) look(item.ranges);
    if (ids.size() <= most_ranges) return {.by = number_of(Is::range_id), .legend = number_of(Is::range)};
    const bool by_system = systems.size() > 1 && systems.size() <= most_ranges;
    return {.by = number_of(by_system ? Is::system : Is::treaty_class)};
}

std::vector<io::Layer> described(const Plan& plan, const Layers& layers) {
    std::vector<io::Layer> list = layers.described(plan.found.kept_fields());
    const io::LayerStyle colours = colours_of(plan);
    for (io::Layer& layer : list) {
        if (layer.kind != io::GeometryKind::point) layer.style = colours;
    }
    return list;
}

void must_be_geojson(const io::Format& format) {
    if (format.name == "GeoJSON" || format.name == "GeoJSONSeq") return;
    throw Error::usage(fmt::format("{} clockwise is for GeoJSON and GeoJSONSeq; leave it out for {}",
                                   parameter("winding"), format.name));
}

void turn_round(io::Geometry& geometry) {
    auto* const polygons = std::get_if<footprint::MultiPolygon>(&geometry);
    if (polygons != nullptr) each_ring(*polygons, [](footprint::Path& ring) { std::ranges::reverse(ring); });
}

Layers layers_of(const Plan& plan, bool several) { return Layers::of(several, plan.request.style.lines); }

Shape shape_of(const Row& row, footprint::Footprint& footprint, const Layers& layers, const Cutting& cutting) {
    try {
        return cutting.shape(footprint, layers);
    } catch (const Error& error) {
        throw error.within(title_of(row));
    }
}

/// `missing` counts sites that are not shown.
Maker<Placed> maker_of(const Layers& layers, const Cutting& cutting, std::atomic<std::size_t>& missing) {
    return {[&](const Item& item) {
                std::optional<Placed> site = site_point(item, layers);
                if (site && !cutting.place(*site, layers)) {
                    site.reset();
                    ++missing;
                }
                return site;
            },
            [&](const Row& row, footprint::Footprint&& footprint, std::vector<Placed>& made) {
                const std::size_t first = made.size();
                add_footprint(row, shape_of(row, footprint, layers, cutting), layers, made);
                for (std::size_t i = first; i < made.size(); ++i) cutting.place(made[i], layers);
            }};
}

/// The file of footprints, and that of boundaries where it was asked for.
class Files {
  public:
    /// `output` holds the first `count` of the layers.
    Files(std::unique_ptr<io::Writer> output, std::size_t count, std::unique_ptr<io::Writer> lines,
          const Layers& layers)
        : output_(std::move(output)), count_(count), lines_(std::move(lines)), boundaries_(layers.boundaries) {}

    bool in_output(const Placed& placed) const { return placed.layer < count_; }

    /// What goes to one file alone can be written ahead. Safe to call from many threads.
    void encode(Placed& placed) const {
        if (!in_lines(placed)) return output_->encode(placed.layer, placed.feature);
        if (!in_output(placed)) lines_->encode(0, placed.feature);
    }

    void write(const Placed& placed) {
        if (in_lines(placed)) lines_->write(0, placed.feature);
        if (in_output(placed)) output_->write(placed.layer, placed.feature);
    }

    void finish() {
        if (lines_) lines_->finish();
        output_->finish();
    }

  private:
    bool in_lines(const Placed& placed) const { return lines_ && placed.layer == *boundaries_; }

    std::unique_ptr<io::Writer> output_;
    std::size_t count_;
    std::unique_ptr<io::Writer> lines_;
    std::optional<std::size_t> boundaries_;  ///< the layer
};

/// `drawn`, and each feature then through `visit`.
Maker<Placed> each_through(const Maker<Placed>& drawn, const std::function<void(Placed&)>& visit) {
    return {[=](const Item& item) {
                std::optional<Placed> site = drawn.site(item);
                if (site) visit(*site);
                return site;
            },
            [=](const Row& row, footprint::Footprint&& footprint, std::vector<Placed>& made) {
                const std::size_t first = made.size();
                drawn.footprint(row, std::move(footprint), made);
                for (std::size_t i = first; i < made.size(); ++i) visit(made[i]);
            }};
}

void say_missing(const Reports& reports, const Cutting& cutting, std::size_t sites) {
    if (sites > 0 && reports.say) reports.say(cutting.missing(sites));
}

}  // namespace

Plan::Plan(FootprintRequest asked, const Data& in_use) : request(std::move(asked)), data(in_use) {
    must_have_work(request.query, true);
    must_go_together(request.query, request.style, request.merging);
    found = find(request.query, request.style, data);
    group_by = GroupBy::parse(request.merging.group_by, found.kept_fields(), found.kept_inputs());
    credits = attributions(data.catalog, position_sources(data.catalog, request.query, found.items));
}

RowCheck check_rows(Plan& plan, const Reports& reports) {
    RowCheck rows = check_rows(plan.found, plan.request.query.skip_bad);
    if (!reports.say) return rows;
    std::ranges::for_each(rows.notes, reports.say);
    if (plan.found.files) std::ranges::for_each(plan.found.files->renames(), reports.say);
    const std::string dates = plan.found.date ? plan.found.on_dates() : "";
    if (!dates.empty()) reports.say(dates);
    return rows;
}

void add_to(Tally& tally, std::size_t footprints, const std::vector<std::string>& empty) {
    constexpr std::size_t most_named = 3;
    tally.footprints += footprints;
    tally.empties += empty.size();
    for (const std::string& title : empty) {
        if (tally.empty.size() < most_named) tally.empty.push_back(title);
    }
}

void each_piece(Found& found, const std::function<void(Item&&)>& visit) {
    constexpr std::size_t most_ranges = 16;
    each_item(found, [&](Item&& item) {
        if (item.ranges.size() <= most_ranges) return visit(std::move(item));
        const Ranges all = std::move(item.ranges);
        for (std::size_t first = 0; first < all.size(); first += most_ranges) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
            const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(first + most_ranges, all.size()));
            Item piece{item.place, {begin, end}, item.marks_site && first == 0};
            visit(std::move(piece));
        }
    });
}

struct Footprints::Impl : Plan {
    using Plan::Plan;

    const std::vector<io::Layer>& layers(bool several) {
        std::optional<std::vector<io::Layer>>& made = several ? several_ : one_;
        if (!made) made = described(*this, layers_of(*this, several));
        return *made;
    }

  private:
    std::optional<std::vector<io::Layer>> one_, several_;
};

Footprints::Footprints(FootprintRequest request, const Data& data)
    : impl_(std::make_unique<Impl>(std::move(request), data)) {}
Footprints::~Footprints() = default;
Footprints::Footprints(Footprints&&) noexcept = default;
Footprints& Footprints::operator=(Footprints&&) noexcept = default;

const std::vector<io::Layer>& Footprints::layers(bool several) { return impl_->layers(several); }

std::vector<std::string> Footprints::columns() const {
    std::vector<std::string> names;
    const std::vector<io::Field> kept = impl_->found.kept_fields();
    names.reserve(operations::columns().size() + kept.size());
    for (const Column& column : operations::columns()) names.emplace_back(column.name);
    for (const io::Field& field : kept) names.push_back(field.name);
    return names;
}

Tally Footprints::draw(bool several_layers, const FeatureSink& sink, const Reports& reports) {
    const Layers layers = layers_of(*impl_, several_layers);
    const RowCheck rows = check_rows(*impl_, reports);
    const Cutting cutting(impl_->request.style);
    std::atomic<std::size_t> missing = 0;
    Tally tally = run<Placed>(*impl_, rows, maker_of(layers, cutting, missing), reports,
                              [&](Placed&& placed) { sink(placed.layer, placed.feature); });
    say_missing(reports, cutting, missing);
    return tally;
}

Tally Footprints::write(io::OutputRequest output, const Reports& reports) {
    return write_all(std::move(output), nullptr, reports);
}

Tally Footprints::write(io::OutputRequest output, io::OutputRequest boundaries, const Reports& reports) {
    return write_all(std::move(output), &boundaries, reports);
}

Tally Footprints::write_all(io::OutputRequest output, io::OutputRequest* boundaries, const Reports& reports) {
    Plan& plan = *impl_;
    const FootprintRequest& request = plan.request;
    Layers layers = layers_of(plan, output.format->several_layers);
    output.layers = impl_->layers(output.format->several_layers);
    const std::size_t in_output = output.layers.size();
    output.decimals = request.style.decimals;
    output.tolerance = request.style.tolerance;
    output.crs = request.style.crs;
    output.title =
        title_of(request.wording, request.query, request.style, plan.found.items, plan.found.ranges, request.merging);
    output.description = description_of(request.wording, request.query, request.merging, request.style, plan.credits);
    output.provenance = provenance_of("footprint", request.wording, request.query, plan.found, plan.data.sources,
                                      request.style.tolerance, plan.credits);
    const RowCheck rows = check_rows(plan, reports);
    if (boundaries != nullptr && !layers.boundaries) layers.boundaries = in_output;
    must_not_be_huge(plan, rows, layers, *output.format);
    must_be_for_maps(request.style, *output.format);
    if (boundaries != nullptr) must_be_for_maps(request.style, *boundaries->format);
    if (request.style.clockwise) must_be_geojson(*output.format);
    if (!output.project.path.empty()) {
        output.project.credits = sentence_on_sources(plan.found);
        aim(output.project, [&](const auto& visit) { each_item(plan.found, visit); });
    }
    MergedSize merged(plan, *output.format);
    std::unique_ptr<io::Writer> lines;
    if (boundaries != nullptr) {
        boundaries->layers = described(plan, Layers::of(false, true));
        boundaries->decimals = output.decimals;
        boundaries->tolerance = output.tolerance;
        boundaries->crs = output.crs;
        boundaries->title = output.title;
        boundaries->description = output.description;
        boundaries->provenance = output.provenance;
        lines = io::Writer::open(std::move(*boundaries));
    }
    const Cutting cutting(request.style, output.format);
    Files files(io::Writer::open(std::move(output)), in_output, std::move(lines), layers);
    std::atomic<std::size_t> missing = 0;
    const Maker<Placed> maker = each_through(maker_of(layers, cutting, missing), [&](Placed& placed) {
        if (files.in_output(placed)) merged.add(placed.feature);
        if (request.style.clockwise) turn_round(placed.feature.geometry);
        files.encode(placed);
    });
    std::size_t beyond = 0, cut = 0;
    Tally tally = run<Placed>(plan, rows, maker, reports, [&](Placed&& placed) {
        if (placed.beyond_hemisphere) ++beyond;
        if (placed.cut) ++cut;
        files.write(placed);
    });
    tally.beyond_hemisphere = beyond;
    tally.cut = cut;
    tally.pieces = cutting.makes_pieces();
    files.finish();
    say_missing(reports, cutting, missing);
    return tally;
}

Captions Footprints::captions(picture::Language language) const {
    const Plan& plan = *impl_;
    const FootprintRequest& request = plan.request;
    Captions captions{title_of(request.wording, request.query, request.style, plan.found.items, plan.found.ranges,
                               request.merging, language),
                      {}};
    std::set<const catalog::Range*> known;
    const auto add = [&](const Ranges& ranges) {
        for (const auto& range : ranges) {
            if (known.insert(range.get()).second)
                captions.ranges.emplace_back(range->id, with_plain_blanks(picture::statement(*range, language)));
        }
    };
    add(plan.found.ranges);
    for (const Item& item : plan.found.items) add(item.ranges);
    return captions;
}

Forecast Footprints::forecast(const io::Format& format, const Reports& reports) {
    const RowCheck rows = check_rows(*impl_, reports);
    const std::size_t count = impl_->found.footprints(rows.good);
    if (impl_->request.merging.merges() || format.tiles) return {count, std::nullopt, rows};
    return {count, estimate_size(*impl_, rows.good, layers_of(*impl_, format.several_layers), format).bytes, rows};
}

std::vector<io::Field> footprint_fields() { return fields_of_footprints(); }

}  // namespace rangeband::operations
