#include "cli/request.hpp"

#include <set>
#include <string>
#include <utility>

#include "cli/about_output.hpp"
#include "cli/columns.hpp"
#include "cli/convert.hpp"
#include "cli/data.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {
namespace {

/// What the map tells apart is what the request asks about: depths, groups, or the ranges, and where these are too many
/// for a legend the systems or the treaty classes.
io::LayerStyle colours_of(const FootprintRequest& request, const std::vector<io::Field>& kept) {
    constexpr std::size_t most_ranges = 12;
    const bool dashed = request.style.contested;
    if (request.merging.how == Merge::depth) return depth_colours(request.merging);
    const GroupBy& by = request.group_by;
    if (request.merging.merges() && by.kind == GroupBy::Kind::everything) return {"", "", "", false, dashed};
    if (request.merging.merges() && by.name != "range_id") {
        const bool own = by.kind == GroupBy::Kind::column;
        return {own ? std::string(columns()[by.index].name) : kept[by.index].name, "", "", false, dashed};
    }
    std::set<std::string> ids, systems;
    const auto look = [&](const Ranges& ranges) {
        for (const auto& range : ranges) {
            ids.insert(range->id);
            systems.insert(range->system);
        }
    };
    look(request.asked.ranges);
    for (const Item& item : request.asked.items) look(item.ranges);
    if (ids.size() <= most_ranges) return {"range_id", "range", "", false, dashed};
    return {systems.size() > 1 && systems.size() <= most_ranges ? "system" : "class", "", "", false, dashed};
}

}  // namespace

FootprintRequest decide(const Values& values, io::OutputRequest output) {
    FootprintRequest request;
    request.style = style_of(values);
    request.merging = merging_of(values);
    request.threads = threads_of(values);
    request.output = std::move(output);
    request.skip_bad = values.flag("skip-bad");
    request.quiet = values.flag("quiet");
    request.force = values.flag("force");
    request.progress = progress_of(values);
    must_have_work(values, true);

    const auto sources = data_sources_for(values);
    const catalog::Catalog catalog = load_catalog(sources);
    const auto keep = values.one("keep");
    request.asked = ask(values, catalog, sources, request.style, keep ? Keep::parse(*keep) : Keep());
    const Asked& asked = request.asked;
    const auto kept = asked.files ? asked.files->kept_fields() : std::vector<io::Field>();
    const auto kept_inputs = asked.files ? asked.files->kept_inputs() : std::vector<std::string>();
    request.group_by = GroupBy::parse(request.merging.group_by, kept, kept_inputs);

    request.layers = Layers::of(*request.output.format, request.style.lines, kept);
    const io::LayerStyle colours = colours_of(request, kept);
    for (io::Layer& layer : request.layers.list) {
        if (layer.kind != io::GeometryKind::point) layer.style = colours;
    }
    request.output.layers = request.layers.list;
    request.output.decimals = request.style.decimals;
    request.output.title = title_of(values, asked.items, asked.ranges, request.merging);
    request.credits = attributions(catalog, position_sources(catalog, values, asked.items));
    request.output.description = description_of(values, request.merging, request.style.tolerance, request.credits);
    request.output.provenance = provenance_of("footprint", values, sources, request.style.tolerance, request.credits);
    return request;
}

}  // namespace rangeband::cli
