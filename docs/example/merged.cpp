// merged SCENARIO FILE.geojson: what any site of one of the catalogue's scenarios reaches, as one footprint.
#include <cstdio>
#include <rangeband/error.hpp>
#include <rangeband/operations/footprints.hpp>
#include <rangeband/operations/scenario.hpp>

using namespace rangeband;

int main(int count, char** words) try {
    if (count != 3) throw Error::usage("a scenario and a file are needed, such as europe-1987 together.geojson");
    const auto data = operations::Data::open();  // the catalogue that is installed, else the one built in
    const auto scenario = operations::read_scenario(words[1], data);

    operations::FootprintRequest request;
    request.query = scenario.query;  // or sites and ranges of one's own: query.at, query.range
    request.style.tolerance = Tolerance::m(500);
    request.merging.how = operations::Merge::any;
    request.merging.group_by = "none";
    request.wording.scenario_title = scenario.title;
    request.threads = 2;

    operations::Reports reports;  // what people must know; a progress bar would hang on reports.progress
    reports.say = [](const std::string& sentence) { std::fprintf(stderr, "%s\n", plain(sentence).c_str()); };

    operations::Footprints footprints(request, data);
    io::OutputRequest output;
    output.target = words[2];
    output.format = &io::format_for(output.target);
    const auto tally = footprints.write(output, reports);
    std::printf("%zu footprint in %s\n", tally.footprints, words[2]);

    footprints.draw(false, [](std::size_t, const io::Feature& feature) {  // the same as values
        std::printf("%zu parts\n", std::get<footprint::MultiPolygon>(feature.geometry).size());
    });
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());  // error.worded() puts in other names of parameters
    return error.kind() == ErrorKind::usage ? 2 : 1;
}
