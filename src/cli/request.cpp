#include "cli/request.hpp"

#include "cli/about_output.hpp"
#include "cli/convert.hpp"
#include "cli/data.hpp"

namespace rangeband::cli {

FootprintRequest decide(const Values& values) {
    const Style style = style_of(values);
    const Merging merging = merging_of(values);
    const unsigned threads = threads_of(values);
    io::OutputRequest output = output_of(values);
    const bool quiet = values.flag("quiet");
    const bool progress = choice_of(values, "progress", "auto", "never", true) && !quiet;
    FootprintRequest request{.work = Work::decide(values, style),
                             .style = style,
                             .merging = merging,
                             .output = std::move(output),
                             .threads = threads,
                             .quiet = quiet,
                             .progress = progress};
    const Work& work = request.work;
    const std::vector<io::Field> kept = work.files ? work.files->kept_fields() : std::vector<io::Field>();
    request.group_by =
        GroupBy::parse(merging.group_by, kept, work.files ? work.files->kept_inputs() : std::vector<std::string>());

    request.layers = Layers::of(*request.output.format, style.lines, kept);
    request.output.layers = request.layers.list;
    request.output.decimals = style.decimals;
    request.output.title = title_of(values, work.items, work.ranges, merging);
    const auto credits = attributions(work.catalog, work.position_sources(values));
    request.output.description = description_of(values, merging, style.tolerance, credits);
    request.output.provenance = provenance_of("footprint", values, work.sources, style.tolerance, credits);
    return request;
}

}  // namespace rangeband::cli
