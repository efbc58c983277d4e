// SPDX-License-Identifier: MIT
// drawn FILE.gpkg FILE.png: a footprint as GDAL writes it, and as a picture.
#include <cstdio>
#include <rangeband/error.hpp>
#include <rangeband/io/file.hpp>
#include <rangeband/operations/footprints.hpp>
#include <rangeband/operations/map.hpp>

using namespace rangeband;

int main(int /*count*/, char** words) try {
    const auto data = operations::Data::open();
    operations::FootprintRequest request;
    request.query.at = {operations::parse_place("48.57,46.25")};
    request.query.range = {"480km"};

    io::OutputRequest output;
    output.target = words[1];
    output.format = &io::format_for(output.target);
    operations::Footprints(request, data).write(output);

    operations::MapRequest map;
    map.footprints = request;
    operations::Tally tally;
    io::OutputFile(words[2], false).complete(operations::Map(map, data).render(picture::FileKind::png, tally));
    return 0;
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
