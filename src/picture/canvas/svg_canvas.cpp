// SPDX-License-Identifier: MIT
#include "picture/canvas/svg_canvas.hpp"

#include <fmt/format.h>
#include <pango/pango.h>

#include <cmath>
#include <numbers>

#include "picture/canvas/text.hpp"
#include "rangeband/palette.hpp"
#include "rangeband/picture/resolution.hpp"

namespace rangeband::picture {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

/// To a hundredth, without needless zeros.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", std::abs(value) < 0.005 ? 0.0 : value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string opacity_of(std::string_view what, double opacity) {
    return opacity < 1.0 ? fmt::format(" {}=\"{}\"", what, number(opacity)) : "";
}

std::string path_of(const Curves& curves, bool closed) {
    std::string d;
    for (const Curve& curve : curves) {
        for (std::size_t i = 0; i < curve.size(); ++i) {
            d += fmt::format("{}{},{}", i == 0 ? "M" : i == 1 ? "L" : " ", number(curve[i].x), number(curve[i].y));
        }
        if (closed && !curve.empty()) d += "Z";
    }
    return d;
}

std::string style_of(const Stroke& stroke) {
    std::string style = fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}", hex(stroke.colour),
                                    number(stroke.width), opacity_of("stroke-opacity", stroke.opacity));
    std::string lengths;
    for (const double length : lengths_of(stroke.dash)) {
        lengths += (lengths.empty() ? "" : " ") + number(length * stroke.width);
    }
    return lengths.empty() ? style : style + fmt::format(" stroke-dasharray=\"{}\"", lengths);
}

/// What a line shows: of what is cut off, `…`.
std::string shown_text(PangoLayout* layout, PangoLayoutLine* line) {
    const char* all = pango_layout_get_text(layout);
    std::string text;
    for (GSList* run = line->runs; run != nullptr; run = run->next) {
        const PangoItem* item = static_cast<PangoGlyphItem*>(run->data)->item;
        if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0) {
            text += "…";
        } else {
            text.append(all + item->offset, static_cast<std::size_t>(item->length));
        }
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace

SvgCanvas::SvgCanvas(int width, int height, double dpi, const FileNotes& notes)
    : Canvas(width * points_per_inch / dpi, height * points_per_inch / dpi) {
    text_ = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {2} {3}\" role=\"img\" "
        "fill-rule=\"evenodd\" stroke-linejoin=\"round\" font-family=\"{4}\">\n<title>{5}</title>\n",
        width, height, number(Canvas::width()), number(Canvas::height()), families, escaped(notes.title));
    if (!notes.description.empty()) text_ += fmt::format("<desc>{}</desc>\n", escaped(notes.description));
    if (!notes.provenance.empty()) text_ += fmt::format("<metadata>{}</metadata>\n", escaped(notes.provenance));
}

void SvgCanvas::fill(const Curves& curves, Colour colour, double opacity) {
    if (curves.empty()) return;
    text_ += fmt::format("<path fill=\"{}\"{} d=\"{}\"/>\n", hex(colour), opacity_of("fill-opacity", opacity),
                         path_of(curves, true));
}

void SvgCanvas::stroke(const Curves& lines, const Stroke& stroke) {
    if (lines.empty()) return;
    text_ += fmt::format("<path {} d=\"{}\"/>\n", style_of(stroke), path_of(lines, false));
}

void SvgCanvas::disc(Point centre, double radius, Colour colour) {
    text_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n", number(centre.x), number(centre.y),
                         number(radius), hex(colour));
}

void SvgCanvas::circle(Point centre, double radius, const Stroke& stroke) {
    text_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>\n", number(centre.x), number(centre.y),
                         number(radius), style_of(stroke));
}

void SvgCanvas::write(_PangoLayout* layout, const Type& type, Point corner, Point pivot, double angle) {
    std::string style = fmt::format(
        "font-size=\"{}\"{}{}{} fill=\"{}\"", number(type.size), type.bold ? " font-weight=\"bold\"" : "",
        type.italic ? " font-style=\"italic\"" : "",
        type.spacing > 0.0 ? fmt::format(" letter-spacing=\"{}\"", number(type.spacing)) : "", hex(type.colour));
    if (type.halo) {
        style += fmt::format(" stroke=\"{}\" stroke-width=\"{}\" stroke-opacity=\"0.9\" paint-order=\"stroke\"",
                             hex(*type.halo), number(type.halo_width));
    }
    if (angle != 0.0) {
        style += fmt::format(" transform=\"rotate({} {} {})\"", number(angle * 180.0 / std::numbers::pi),
                             number(pivot.x), number(pivot.y));
    }
    text_ += fmt::format("<text {}>", style);
    PangoLayoutIter* line = pango_layout_get_iter(layout);
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(line, nullptr, &box);
        text_ += fmt::format("<tspan x=\"{}\" y=\"{}\">{}</tspan>",
                             number(corner.x + static_cast<double>(box.x) / PANGO_SCALE),
                             number(corner.y + static_cast<double>(pango_layout_iter_get_baseline(line)) / PANGO_SCALE),
                             escaped(shown_text(layout, pango_layout_iter_get_line_readonly(line))));
    } while (pango_layout_iter_next_line(line) != 0);
    pango_layout_iter_free(line);
    text_ += "</text>\n";
}

void SvgCanvas::begin_group(double opacity) { text_ += fmt::format("<g opacity=\"{}\">\n", number(opacity)); }
void SvgCanvas::end_group() { text_ += "</g>\n"; }

void SvgCanvas::begin_clip(const Box& box) {
    const int id = ++clips_;
    text_ += fmt::format(
        "<clipPath id=\"frame-{0}\"><rect x=\"{1}\" y=\"{2}\" width=\"{3}\" height=\"{4}\"/></clipPath>\n"
        "<g clip-path=\"url(#frame-{0})\">\n",
        id, number(box.left), number(box.top), number(box.width()), number(box.height()));
}

void SvgCanvas::end_clip() { text_ += "</g>\n"; }

void SvgCanvas::begin_layer(std::string_view name) { text_ += fmt::format("<g id=\"{}\">\n", name); }
void SvgCanvas::end_layer() { text_ += "</g>\n"; }

std::string SvgCanvas::take() { return std::move(text_) + "</svg>\n"; }

}  // namespace rangeband::picture
