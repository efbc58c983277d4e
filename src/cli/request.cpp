#include "cli/request.hpp"

#include <utility>

#include "cli/about_output.hpp"
#include "cli/convert.hpp"
#include "cli/data.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

FootprintRequest decide(const Values& values, io::OutputRequest output) {
    FootprintRequest request;
    request.style = style_of(values);
    request.merging = merging_of(values);
    request.threads = threads_of(values);
    request.output = std::move(output);
    request.skip_bad = values.flag("skip-bad");
    request.quiet = values.flag("quiet");
    request.progress = choice_of(values, "progress", "auto", "never", true) && !request.quiet;
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
    request.output.layers = request.layers.list;
    request.output.decimals = request.style.decimals;
    request.output.title = title_of(values, asked.items, asked.ranges, request.merging);
    request.credits = attributions(catalog, position_sources(catalog, values, asked.items));
    request.output.description = description_of(values, request.merging, request.style.tolerance, request.credits);
    request.output.provenance = provenance_of("footprint", values, sources, request.style.tolerance, request.credits);
    return request;
}

}  // namespace rangeband::cli
