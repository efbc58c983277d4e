// SPDX-License-Identifier: MIT
#include "picture/text.hpp"

#include <string_view>

#include "rangeband/utf8.hpp"

namespace rangeband::picture {
namespace {

/// The narrow faces first: a map has little room. Fontconfig takes the first that is there.
constexpr const char* family = "Noto Sans,DejaVu Sans Condensed,DejaVu Sans,Sans";

struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

/// U+200E, U+200F, U+202A…U+202E, U+2066…U+2069: marks, embeddings, overrides, isolates.
bool turns_direction(std::string_view sequence) {
    if (sequence.size() != 3 || sequence[0] != '\xE2') return false;
    const auto second = static_cast<unsigned char>(sequence[1]), third = static_cast<unsigned char>(sequence[2]);
    if (second == 0x80) return third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE);
    return second == 0x81 && third >= 0xA6 && third <= 0xA9;
}

/// The same layout at any size and in every kind of file.
void measure_exactly(PangoLayout* layout) {
    PangoContext* context = pango_layout_get_context(layout);
    pango_cairo_context_set_resolution(context, 72.0);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_layout_context_changed(layout);
}

}  // namespace

std::string showable(const std::string& text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = utf8_length(text, at);
        const std::string_view sequence = std::string_view(text).substr(at, size == 0 ? 1 : size);
        at += sequence.size();
        if (size == 1 && (static_cast<unsigned char>(sequence[0]) < 0x20 || sequence[0] == 0x7F)) {
            shown += ' ';
        } else if (size > 0 && !turns_direction(sequence)) {
            shown += sequence;
        }
    }
    return shown;
}

Text::Text(Canvas& canvas, const std::string& text, const Type& type) : canvas_(&canvas), type_(type) {
    layout_.reset(pango_cairo_create_layout(canvas.cairo()));
    measure_exactly(layout_.get());
    const std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), family);
    pango_font_description_set_absolute_size(font.get(), type.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(), type.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout_.get(), font.get());
    if (type.width > 0.0) {
        pango_layout_set_width(layout_.get(), static_cast<int>(type.width * PANGO_SCALE));
        pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_spacing(layout_.get(), static_cast<int>(0.12 * type.size * PANGO_SCALE));
    }
    if (type.lines > 0) {
        pango_layout_set_height(layout_.get(), -type.lines);
        pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
    }
    const std::string shown = showable(text);
    pango_layout_set_text(layout_.get(), shown.data(), static_cast<int>(shown.size()));
    int width = 0, height = 0;
    pango_layout_get_size(layout_.get(), &width, &height);
    width_ = static_cast<double>(width) / PANGO_SCALE;
    height_ = static_cast<double>(height) / PANGO_SCALE;
}

void Text::show() const {
    cairo_t* cairo = canvas_->cairo();
    if (type_.halo) {
        double x = 0.0, y = 0.0;
        cairo_get_current_point(cairo, &x, &y);
        cairo_new_path(cairo);
        cairo_move_to(cairo, x, y);
        pango_cairo_layout_path(cairo, layout_.get());
        canvas_->set(*type_.halo, 0.9);
        cairo_set_line_width(cairo, type_.halo_width);
        cairo_set_dash(cairo, nullptr, 0, 0.0);
        cairo_stroke(cairo);
        cairo_move_to(cairo, x, y);
    }
    canvas_->set(type_.colour);
    pango_cairo_show_layout(cairo, layout_.get());
    cairo_new_path(cairo);
}

void Text::draw(Point corner) const {
    cairo_new_path(canvas_->cairo());
    cairo_move_to(canvas_->cairo(), corner.x, corner.y);
    show();
}

void Text::draw_turned(Point middle, double angle) const {
    cairo_t* cairo = canvas_->cairo();
    cairo_save(cairo);
    cairo_translate(cairo, middle.x, middle.y);
    cairo_rotate(cairo, angle);
    draw({-width_ / 2.0, -height_ / 2.0});
    cairo_restore(cairo);
}

}  // namespace rangeband::picture
