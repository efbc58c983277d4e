// SPDX-License-Identifier: MIT
/// The page: title, map, legend, small print.
#include "rangeband/picture/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "picture/canvas.hpp"
#include "picture/fit.hpp"
#include "picture/labels.hpp"
#include "picture/legend.hpp"
#include "picture/map.hpp"
#include "picture/picture.hpp"
#include "picture/scale_bar.hpp"
#include "picture/text.hpp"
#include "picture/theme.hpp"
#include "picture/words.hpp"
#include "rangeband/error.hpp"

namespace rangeband::picture {
namespace {

constexpr double points_per_inch = 72.0;
constexpr double edge_gap = 2.0;        // points between the frame and the nearest label
constexpr double very_wide = 1.6;       // a whole map so much wider than high has its legend below
constexpr double margin = 22.0;         // points around everything
constexpr double a4_long_side = 11.69;  // inches
constexpr double wide = 1.12;           // a page this much wider than high has its legend at the side

double dpi_of(const Picture& picture) {
    if (picture.dpi > 0.0) return picture.dpi;
    return std::clamp(std::max(picture.width, picture.height) / a4_long_side, Picture::least_dpi, Picture::most_dpi);
}

void check(const Picture& picture) {
    for (const int side : {picture.width, picture.height}) {
        if (side < Picture::least_side || side > Picture::most_side) {
            throw Error::usage(fmt::format("a picture of {} x {} pixels is outside {} to {} on each side",
                                           picture.width, picture.height, Picture::least_side, Picture::most_side));
        }
    }
    if (static_cast<double>(picture.width) * picture.height > Picture::most_pixels) {
        throw Error::usage(fmt::format("a picture of {} x {} pixels has more than {:.0f} million", picture.width,
                                       picture.height, Picture::most_pixels / 1e6));
    }
}

std::string title_of(const Picture& picture) {
    if (!picture.title.empty()) return picture.title;
    const Words& words = words_of(picture.language);
    constexpr std::size_t most = 3;
    std::vector<std::string> shown;
    for (const Series& series : picture.series) {
        std::string text = figures(series, picture.language);
        if (!text.empty() && std::ranges::find(shown, text) == shown.end()) shown.push_back(std::move(text));
    }
    std::string what;
    for (const std::string& text : shown) what += (what.empty() ? "" : ", ") + text;
    if (shown.empty() || shown.size() > most) what = words.several_ranges;
    if (picture.sites.size() == 1) return fmt::format(fmt::runtime(words.title_one), what, picture.sites.front().name);
    return fmt::format(fmt::runtime(words.title_many), what, picture.sites.size());
}

std::string_view name_of(ProjectionKind kind, const Words& words) {
    switch (kind) {
        case ProjectionKind::orthographic:
            return words.orthographic;
        case ProjectionKind::equal_area:
            return words.equal_area;
        case ProjectionKind::mercator:
            return words.mercator;
        case ProjectionKind::equal_earth:
            return words.equal_earth;
        case ProjectionKind::equidistant:
            break;
    }
    return words.equidistant;
}

std::string small_print(const Picture& picture) {
    const Words& words = words_of(picture.language);
    std::string text =
        fmt::format("{} {} {} ", words.only_a_claim, words.ellipsoid, name_of(picture.projection, words));
    std::string sources;
    for (const std::string& source : picture.sources) sources += (sources.empty() ? "" : "; ") + source;
    if (!sources.empty()) text += fmt::format("{}{}. ", words.sources, sources);
    for (const std::string& credit : picture.credits) text += credit + ". ";
    if (picture.outlines) text += words.outlines;
    if (picture.borders) text += fmt::format(" {}", words.todays_borders);
    if (picture.show_cities != Cities::none) text += fmt::format(" {}", words.cities_by);
    return text;
}

/// Where everything goes, from the outside in.
struct Page {
    Page(Canvas& canvas, const Picture& picture, const Look& look, const Scene& scene) {
        const double width = canvas.width() - 2.0 * margin;
        const double aspect = scene.extent.width() / scene.extent.height();
        const bool beside = canvas.width() > wide * canvas.height() && !(scene.whole && aspect > very_wide);
        title.emplace(canvas, title_of(picture),
                      Type{.size = 17.0, .colour = look.ink, .bold = true, .width = width, .lines = 2});
        double top = margin - 4.0 + title->height() + 3.0;
        if (!picture.description.empty()) {
            description.emplace(canvas, picture.description,
                                Type{.size = 8.8, .colour = look.muted, .width = width, .lines = 3});
            description_top = top;
            top += description->height() + 3.0;
        }
        top += 6.0;
        print.emplace(canvas, small_print(picture),
                      Type{.size = 5.9, .colour = look.muted, .width = width, .lines = 6});
        print_top = canvas.height() - margin + 6.0 - print->height();
        const double bottom = print_top - 7.0;
        frame = {margin, top, canvas.width() - margin, bottom};
        if (beside) {
            const double natural = Legend(canvas, picture, look, canvas.width(), 1, canvas.height()).width();
            const double column = std::clamp(natural + 1.0, 96.0, std::max(96.0, 0.22 * canvas.width()));
            legend.emplace(canvas, picture, look, column, 1, bottom - top);
            frame.right -= column + 14.0;
            legend_corner = {frame.right + 14.0, top};
        } else {
            const std::size_t columns = canvas.width() > 420.0 ? 3 : 2;
            const double column = (width - 16.0 * static_cast<double>(columns - 1)) / static_cast<double>(columns);
            legend.emplace(canvas, picture, look, column, columns, 0.3 * (bottom - top));
            frame.bottom -= legend->height() + 8.0;
            if (scene.whole) share_out(frame.height() - width / aspect);
            legend_corner = {margin, frame.bottom + 8.0 + below};
        }
    }

    /// Room that a map of the whole Earth leaves over and under itself, so that none gathers below the legend.
    void share_out(double left) {
        if (left <= 0.0) return;
        frame.top += left / 3.0;
        frame.bottom -= left * 2.0 / 3.0;
        below = left / 3.0;
    }

    void draw_words() const {
        title->draw({margin, margin - 4.0});
        if (description) description->draw({margin, description_top});
        print->draw({margin, print_top});
        legend->draw(legend_corner);
    }

    std::optional<Text> title, description, print;
    std::optional<Legend> legend;
    double description_top = 0.0, print_top = 0.0;
    double below = 0.0;  ///< between the map and the legend
    Point legend_corner;
    Box frame;
};

}  // namespace

std::string draw(const Picture& picture, FileKind kind) {
    check(picture);
    const double dpi = dpi_of(picture);
    Canvas canvas(kind, picture.width, picture.height, dpi, showable(title_of(picture)));
    const Look& look = Look::of(picture.theme);
    canvas.paint(look.page);
    Scene scene = scene_of(picture);
    const Page page(canvas, picture, look, scene);
    if (page.frame.width() < 60.0 || page.frame.height() < 60.0) {
        throw Error::usage("the words leave no room for the map; choose a larger size or fewer pixels per inch");
    }
    const View view(std::move(scene.projection), scene.extent, page.frame, finest_pixels * points_per_inch / dpi);
    draw_map(canvas, view, picture, look);
    for (Curve edge : view.shown_world()) {
        edge.push_back(edge.front());
        canvas.stroke({edge}, {look.edge, 0.7});
    }
    Space space(page.frame.grown(-edge_gap));
    space.keep_within(view.shown_world());
    draw_scale_bar(canvas, view, picture, look, space);
    const Labelled labelled = draw_labels(canvas, view, picture, look, space);
    page.draw_words();
    page.legend->draw_marks(page.legend_corner, labelled);
    return canvas.take();
}

}  // namespace rangeband::picture
