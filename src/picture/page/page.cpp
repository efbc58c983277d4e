// SPDX-License-Identifier: MIT
/// The page: title, map, legend, small print.
#include "rangeband/picture/picture.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ranges>
#include <set>
#include <utility>

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/text.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/furniture.hpp"
#include "picture/map/labels.hpp"
#include "picture/map/map.hpp"
#include "picture/map/seen.hpp"
#include "picture/map/series_style.hpp"
#include "picture/page/legend.hpp"
#include "picture/page/page.hpp"
#include "picture/projection/fit.hpp"
#include "picture/words/words.hpp"
#include "rangeband/error.hpp"
#include "rangeband/picture/resolution.hpp"

namespace rangeband::picture {
namespace {

constexpr double edge_gap = 2.0;   // points between the frame and the nearest label
constexpr double very_wide = 1.6;  // a whole map so much wider than high has its legend below
constexpr double wide = 1.12;      // a page this much wider than high has its legend at the side
constexpr double roomiest = 1.5;   // a cylindrical map is no higher, in proportion, than its subject by more than this
constexpr double banner = 1.7;     // and this much has all of its words there

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

/// Parted behind a full stop that ends a word of more than two letters: `U.S.` and `z. B.` end nothing.
std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    for (std::size_t at = text.find(". "); at != text.npos; at = text.find(". ", at + 1)) {
        const std::size_t word = text.find_last_of(" .(", at - 1) + 1;
        if (at < begin + 3 || at - word < 3) continue;
        sentences.push_back(text.substr(begin, at + 1 - begin));
        begin = at + 2;
    }
    if (begin < text.size()) sentences.push_back(text.substr(begin));
    return sentences;
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

/// A ring around a pole runs along ±90° on plane geometry.
bool is_open_at_pole(const Picture& picture) {
    if (picture.projection != ProjectionKind::mercator && picture.projection != ProjectionKind::equal_earth)
        return false;
    return std::ranges::any_of(picture.shapes, [](const Shape& shape) {
        return std::ranges::any_of(shape.polygons, [](const footprint::Polygon& polygon) {
            return std::ranges::any_of(polygon.exterior, [](const auto& place) { return std::abs(place.lat) == 90.0; });
        });
    });
}

/// The note below, in full and ever shorter; the last is what licences ask for.
std::vector<std::string> small_prints(const Picture& picture, bool coarse) {
    const Words& words = words_of(picture.language);
    std::string sources, due;
    for (const std::string& source : picture.sources) sources += (sources.empty() ? "" : "; ") + source;
    if (!sources.empty()) sources = fmt::format("{}{}. ", words.sources, sources);
    for (const std::string& credit : picture.credits.others) due += credit + ". ";
    if (picture.outlines != nullptr || picture.credits.natural_earth) due += fmt::format("{} ", words.outlines);
    if (picture.show_cities != Cities::none || picture.credits.geonames) due += fmt::format("{} ", words.places_by);
    const std::string borders = picture.borders ? fmt::format("{} ", words.todays_borders) : "";
    const std::string coasts = (coarse ? fmt::format("{} ", words.coarse_coasts) : "") +
                               (is_open_at_pole(picture) ? fmt::format("{} ", words.open_at_pole) : "");
    const std::string exact = fmt::format("{} {} ", words.ellipsoid, name_of(picture.projection, words));
    const bool named = std::ranges::any_of(picture.series, [](const Series& series) { return !series.notes.empty(); });
    if (named && !words.names_as_stated.empty()) due = fmt::format("{} {}", words.names_as_stated, due);
    const std::string claim = fmt::format("{} ", words.only_a_claim);
    return {claim + exact + sources + borders + coasts + due,
            claim + sources + borders + coasts + due,
            claim + borders + coasts + due,
            claim + coasts + due,
            borders + coasts + due,
            coasts + due,
            due};
}
constexpr std::size_t brief_print = 2;  ///< of these, the first without sources

/// Where everything goes, from the outside in. Where claims find no room beside their figures, the note below gets
/// shorter, then the map smaller, then the description goes, and only then the claims. Where there is more room than
/// the map can use, as on banners and posters, the type is larger.
class Page {
  public:
    Page(Canvas& canvas, const Picture& picture, const ThemeStyle& theme, const Scene& scene,
         const std::vector<Seen>& seen)
        : canvas_(canvas),
          picture_(picture),
          theme_(theme),
          scene_(scene),
          seen_(seen),
          short_side_(std::min(canvas.width(), canvas.height())),
          margin_(std::clamp(0.035 * short_side_, 5.0, 22.0)) {
        constexpr std::array attempts = {
            Attempt{0, true, false, false},          Attempt{brief_print, true, false, false},
            Attempt{brief_print, true, true, true},  Attempt{brief_print, true, true, false},
            Attempt{brief_print, false, true, true}, Attempt{brief_print, false, true, false}};
        std::optional<Attempt> best;
        int most = -1;
        for (const Attempt& attempt : attempts) {
            lay_out(attempt);
            const int shown = legend_ ? legend_->most_notes() : -1;
            if (!best || shown > most) best = attempt, most = shown;
            if (most == Legend::all_notes) break;
        }
        lay_out(*best);
        if (most == Legend::all_notes) enlarge(*best);
    }

    const Box& frame() const { return frame_; }

    void draw_words() const {
        {
            const Canvas::Layer layer(canvas_, "title");
            title_->draw(title_corner_);
            if (description_) description_->draw(description_corner_);
        }
        if (legend_) legend_->draw(legend_corner_);
        const Canvas::Layer layer(canvas_, "note");
        print_->draw(print_corner_);
    }

    void draw_marks(const Labelled& labelled) const {
        if (legend_ && short_side_ >= tiny) legend_->draw_marks(legend_corner_, labelled);
    }

  private:
    static constexpr double small = 300.0;       // points: a page with a shorter side has no description
    static constexpr double tiny = 215.0;        // and one with a still shorter one no legend
    static constexpr double least_share = 0.45;  // of the page's width or height, for the map

    struct Attempt {
        std::size_t print;  ///< which of the notes below is the longest that may be
        bool described;
        bool roomy;        ///< the legend may take what the map can spare
        bool at_the_side;  ///< on a page that is about square, too
    };

    /// Metres of the plane per point.
    double scale() const {
        return std::max(scene_.extent.width() / frame_.width(), scene_.extent.height() / frame_.height());
    }

    /// The largest type with which nothing is said in fewer words and the map is as large as before.
    void enlarge(const Attempt& attempt) {
        const double before = scale();
        const std::size_t kept = kept_sentences_, print = print_kept_, cut = legend_->cut();
        for (const double zoom : {1.4, 1.3, 1.2, 1.1}) {
            zoom_ = zoom;
            lay_out(attempt);
            const bool whole = legend_ && legend_->most_notes() == Legend::all_notes && kept_sentences_ >= kept &&
                               print_kept_ <= print && !title_->cut() && legend_->cut() <= cut;
            constexpr double rounding = 1.0 + 1e-9;
            if (whole && scale() <= rounding * before) return;
        }
        zoom_ = 1.0;
        lay_out(attempt);
    }

    void lay_out(const Attempt& attempt) {
        attempt_ = attempt;
        description_.reset();
        if (canvas_.width() > widest_above() * canvas_.height() && !scene_.whole) {
            beside();
        } else {
            above_and_below();
        }
    }

    /// A page so much wider than high has a column of words, as far as it has words.
    double widest_above() const {
        constexpr double always = 1e9;
        if (!picture_.description.empty()) return banner;
        return Legend::is_needless(picture_, seen_) ? always : 1.4 * banner;
    }

    double gap() const { return 0.6 * margin_; }

    /// One that is too long is set smaller, on a line more, before it is cut. Larger type asks for no further line.
    void set_title(double width, int lines) {
        const double size = std::clamp(0.029 * short_side_, 9.2, 17.0);
        const auto set = [&](double share) {
            title_.emplace(
                canvas_, picture_.title,
                Type{.size = share * size, .colour = theme_.ink, .bold = true, .width = width, .lines = lines});
        };
        set(1.0);
        const double usual = title_->height();
        for (const double larger : {zoom_, std::sqrt(zoom_)}) {
            if (larger == 1.0 || title_->cut()) break;
            set(larger);
            if (!title_->cut() && title_->height() < 1.1 * larger * usual) return;
            set(1.0);
        }
        for (const double share : {1.0, 0.8, 0.7}) {
            set(share);
            if (!title_->cut()) return;
            ++lines;
        }
    }

    /// Whole sentences: what has no room is left out before the last one, which says what a circle does not mean.
    void set_description(double width, int lines) {
        kept_sentences_ = 0;
        if (picture_.description.empty() || short_side_ < small || !attempt_.described) return;
        const std::vector<std::string_view> sentences = sentences_of(picture_.description);
        for (std::size_t kept = sentences.size(); kept > 0; --kept) {
            std::string text;
            for (std::size_t i = 0; i + 1 < kept; ++i) text += std::string(sentences[i]) + " ";
            text += sentences.back();
            description_.emplace(canvas_, text,
                                 Type{.size = 8.8 * zoom_, .colour = theme_.muted, .width = width, .lines = lines});
            kept_sentences_ = kept;
            if (!description_->cut()) return;
        }
        kept_sentences_ = 0;
        description_.reset();
    }

    /// The longest that fits.
    void set_print(double width, double most_height) {
        const std::vector<std::string> prints = small_prints(picture_, scene_.ground_width < coarse_below);
        for (print_kept_ = attempt_.print; print_kept_ < prints.size(); ++print_kept_) {
            print_.emplace(canvas_, prints[print_kept_],
                           Type{.size = 5.9 * std::sqrt(zoom_), .colour = theme_.muted, .width = width});
            if (print_->height() <= most_height) return;
        }
    }

    /// Words in a column at the left, the map beside them from top to bottom.
    void beside() {
        // A map wider than high needs more of the width than one that is round.
        const double needed = scene_.extent.width() / scene_.extent.height() * (canvas_.height() - 2.0 * margin_);
        const double spared = std::max(0.28 * canvas_.width(), canvas_.width() - 3.0 * margin_ - needed);
        const double usual = attempt_.roomy ? std::clamp((1.0 - least_share) * canvas_.width(), 130.0, 460.0)
                                            : std::clamp(std::min(0.36 * canvas_.width(), spared), 130.0, 320.0);
        const double width = std::min(usual * zoom_, std::max(usual, (1.0 - least_share) * canvas_.width()));
        const double bottom = canvas_.height() - margin_;
        set_title(width, 4);
        set_description(width, canvas_.height() > 400.0 ? 6 : 4);
        set_print(width, 0.24 * canvas_.height());
        title_corner_ = {margin_, margin_ - 3.0};
        double top = title_corner_.y + title_->height() + 4.0;
        print_corner_ = {margin_, bottom - print_->height()};
        if (description_ && top + description_->height() < 0.5 * canvas_.height()) {
            description_corner_ = {margin_, top};
            top += description_->height() + 6.0;
        } else {
            description_.reset();
            kept_sentences_ = 0;
        }
        const double room = print_corner_.y - gap() - top;
        set_legend({width, 1, room, false});
        for (std::size_t columns = 2; columns <= 3; ++columns) {
            const double column =
                (width - Legend::column_gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
            if (column > least_column) set_better_legend({column, columns, room, false});
        }
        if (is_of_depths(picture_)) set_better_legend({width, 1, room, true});
        drop_partial_legend();
        legend_corner_ = {margin_, top};
        frame_ = {margin_ + width + margin_, margin_, canvas_.width() - margin_, bottom};
    }

    void above_and_below() {
        const double width = canvas_.width() - 2.0 * margin_;
        const double aspect = scene_.extent.width() / scene_.extent.height();
        set_title(width, 2);
        const bool tall = canvas_.height() > 1.2 * canvas_.width();
        set_description(width, tall ? 7 : 3);
        set_print(width, 0.13 * canvas_.height());
        title_corner_ = {margin_, margin_ - 4.0};
        double top = title_corner_.y + title_->height() + 3.0;
        if (description_) {
            description_corner_ = {margin_, top};
            top += description_->height() + 3.0;
        }
        print_corner_ = {margin_, canvas_.height() - margin_ + 4.0 - print_->height()};
        frame_ = {margin_, top + 0.25 * margin_, canvas_.width() - margin_, print_corner_.y - 0.35 * margin_};
        const double squarest = attempt_.at_the_side ? 0.9 : wide;
        const bool at_the_side = canvas_.width() > squarest * canvas_.height() && aspect <= very_wide &&
                                 !Legend::is_needless(picture_, seen_);
        if (at_the_side) legend_at_the_side(aspect);
        if (!at_the_side || (!legend_ && is_of_depths(picture_))) legend_below(width, aspect);
    }

    void legend_at_the_side(double aspect) {
        const double usual = zoom_ * std::max(96.0, 0.22 * canvas_.width());
        const double spare = frame_.width() - gap() - std::min(aspect * frame_.height(), least_share * canvas_.width());
        const double widest = attempt_.roomy ? std::max(usual, std::min(spare, 230.0 * zoom_)) : usual;
        set_legend({canvas_.width(), 1, frame_.height(), false});
        if (!legend_) return;
        const double column = std::clamp(legend_->width() + 1.0, 70.0, widest);
        set_legend({column, 1, frame_.height(), false});
        drop_partial_legend();
        if (!legend_) return;
        frame_.right -= column + gap();
        legend_corner_ = {frame_.right + gap(), frame_.top};
    }

    void legend_below(double width, double aspect) {
        const std::size_t most_columns = canvas_.width() > 420.0 * zoom_ ? 3 : 2;
        const std::size_t columns = std::clamp<std::size_t>(Legend::count(picture_, seen_), 1, most_columns);
        const double column =
            (width - Legend::column_gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        const double least = width / aspect;
        const double highest = scene_.whole ? least : scene_.world ? roomiest * least : frame_.height();
        const double spare =
            attempt_.roomy ? frame_.height() - least_share * canvas_.height() : frame_.height() - highest;
        const double room = std::max(0.3 * frame_.height(), spare - 8.0);
        if (is_of_depths(picture_)) {
            set_legend({width, 1, canvas_.height(), true, short_side_ >= tiny});
        } else if (Legend::is_needless(picture_, seen_)) {
            set_legend({width, 1, canvas_.height(), false});
        } else {
            set_legend({column, columns, room, false});
        }
        drop_partial_legend();
        if (legend_) frame_.bottom -= legend_->height() + 8.0;
        const double left = std::max(0.0, frame_.height() - highest);
        frame_.bottom -= left;
        legend_corner_ = {margin_, frame_.bottom + 8.0};
    }

    /// A page that is tiny has a key only for colours without which nothing can be read.
    void set_legend(Legend::Form form) {
        legend_.reset();
        form.zoom = zoom_;
        if (short_side_ >= tiny || is_of_depths(picture_)) legend_.emplace(canvas_, picture_, theme_, seen_, form);
    }

    void set_better_legend(Legend::Form form) {
        form.zoom = zoom_;
        if (!legend_ || (legend_->is_whole() && legend_->most_notes() == Legend::all_notes)) return;
        Legend other(canvas_, picture_, theme_, seen_, form);
        if (!other.is_whole() || (legend_->is_whole() && legend_->most_notes() >= other.most_notes())) return;
        legend_.emplace(std::move(other));
    }

    /// A legend that leaves out colours of the map is worse than labels on the rings alone.
    void drop_partial_legend() {
        if (legend_ && !legend_->is_whole()) legend_.reset();
    }

    static constexpr double least_column = 110.0;  // points, for the text of claims
    static constexpr double coarse_below = 400e3;  // metres across

    Canvas& canvas_;
    const Picture& picture_;
    const ThemeStyle& theme_;
    const Scene& scene_;
    const std::vector<Seen>& seen_;
    double short_side_, margin_;
    double zoom_ = 1.0;  ///< of all type
    std::size_t kept_sentences_ = 0, print_kept_ = 0;
    Attempt attempt_{};
    std::optional<Text> title_, description_, print_;
    std::optional<Legend> legend_;
    Point title_corner_, description_corner_, legend_corner_, print_corner_;
    Box frame_;
};

/// Borders and names are for maps of a region: on a map of half the Earth they would only be in the way.
void add_borders(Picture& picture, const Scene& scene) {
    constexpr double borders_below = 16e6, names_below = 9e6;  // metres across
    const double across = std::min(scene.extent.width(), scene.extent.height());
    picture.borders = picture.borders || (across < borders_below && !scene.whole);
    picture.country_names = picture.country_names && across < names_below;
}

Land land_for(const Picture& picture, const View& view) {
    constexpr double fine_below = 9e6;  // metres across the map: there 1:110 million looks coarse
    if (!picture.outlines) return {};
    const bool fine = ground_width(view) < fine_below;
    return land_of(picture.outlines(fine ? catalog::Outlines::countries_50m : catalog::Outlines::countries));
}

void say_what_fonts_lack(const Canvas& canvas, const Picture& picture) {
    if (!picture.say) return;
    if (!has_first_family()) {
        picture.say(
            "the typeface DejaVu Sans Condensed (package fonts-dejavu-extra) is not installed; the picture uses "
            "another one");
    }
    if (canvas.unreadable.empty()) return;
    std::vector<std::string> scripts;
    std::set<std::string> packages, texts(canvas.unreadable.begin(), canvas.unreadable.end());
    for (const auto& [script, package] : scripts_of(canvas.missing)) {
        scripts.push_back(script);
        packages.insert(package);
    }
    picture.say(fmt::format("no font here has these letters: {} (as in '{}'); a box stands for each; install {}",
                            fmt::join(scripts, ", "), fmt::join(texts | std::views::take(3), "', '"),
                            fmt::join(packages, " and ")));
}

}  // namespace

void draw(Canvas& canvas, const Picture& asked) {
    Picture picture = asked;
    const ThemeStyle& theme = ThemeStyle::of(picture.theme);
    canvas.paint(theme.page);
    Scene scene = scene_of(picture);
    add_borders(picture, scene);
    std::vector<Seen> seen(picture.series.size(), Seen::ring);
    const double finest = finest_pixels * points_per_inch / dpi_of(picture);
    std::optional<Page> page;
    std::optional<View> view;
    for (int attempt = 0; attempt < 3; ++attempt) {  // what the map does not show gives its room to the map
        page.emplace(canvas, picture, theme, scene, seen);
        if (page->frame().width() < 60.0 || page->frame().height() < 60.0) {
            throw Error::usage("the text leaves no room for the map; choose a larger size or fewer pixels per inch");
        }
        view.emplace(Projection::make(picture.projection, scene.centre), scene.extent, page->frame(), finest,
                     scene.world);
        if (is_of_depths(picture)) break;
        std::vector<Seen> now = seen_of(*view, picture);
        if (now == seen) break;
        seen = std::move(now);
    }
    const Land land = land_for(picture, *view);
    draw_map(canvas, *view, picture, land, theme);
    for (Curve edge : view->shown_world()) {
        edge.push_back(edge.front());
        canvas.stroke({edge}, {theme.edge, 0.7});
    }
    CollisionGrid collisions(page->frame().grown(-edge_gap));
    collisions.keep_within(view->shown_world());
    draw_furniture(canvas, *view, picture, theme, collisions);
    const Labelled labelled = draw_labels(canvas, *view, picture, land, theme, collisions);
    page->draw_words();
    page->draw_marks(labelled);
    say_what_fonts_lack(canvas, picture);
}

std::string draw(const Picture& picture, FileKind kind) {
    check(picture);
    const std::string about =
        picture.description.empty() ? std::string(words_of(picture.language).only_a_claim) : picture.description;
    const FileNotes notes{showable(picture.title), showable(about), showable(picture.provenance), picture.date};
    const auto canvas = make_canvas(kind, picture.width, picture.height, dpi_of(picture), notes);
    draw(*canvas, picture);
    return canvas->take();
}

}  // namespace rangeband::picture
