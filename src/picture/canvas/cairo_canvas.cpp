// SPDX-License-Identifier: MIT
#include "picture/canvas/cairo_canvas.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <numbers>
#include <utility>

#include "picture/canvas/png_notes.hpp"
#include "rangeband/error.hpp"
#include "rangeband/picture/resolution.hpp"

namespace rangeband::picture {
namespace {

cairo_status_t append(void* to, const unsigned char* data, unsigned int size) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

void must_be_well(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw Error::file(fmt::format("the picture cannot be drawn: {}; try a smaller {}",
                                      cairo_status_to_string(status), parameter("size")));
    }
}

}  // namespace

CairoCanvas::CairoCanvas(FileKind kind, int width, int height, double dpi, const FileNotes& notes)
    : Canvas(width * points_per_inch / dpi, height * points_per_inch / dpi), kind_(kind), dpi_(dpi), notes_(notes) {
    if (kind == FileKind::png) {
        surface_.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    } else {
        surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, Canvas::width(), Canvas::height()));
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, notes.title.c_str());
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_SUBJECT, notes.description.c_str());
        const std::string date = iso_text(notes.date) + "T00:00:00Z";
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
    }
    must_be_well(cairo_surface_status(surface_.get()));
    cairo_.reset(cairo_create(surface_.get()));
    must_be_well(cairo_status(cairo_.get()));
    if (kind == FileKind::png) cairo_scale(cairo_.get(), dpi / points_per_inch, dpi / points_per_inch);
    cairo_set_fill_rule(cairo_.get(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(cairo_.get(), CAIRO_LINE_JOIN_ROUND);
    cairo_set_tolerance(cairo_.get(), 0.1);
}

void CairoCanvas::set(Colour colour, double opacity) {
    cairo_set_source_rgba(cairo_.get(), colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, opacity);
}

void CairoCanvas::set(const Stroke& stroke) {
    set(stroke.colour, stroke.opacity);
    cairo_set_line_width(cairo_.get(), stroke.width);
    std::vector<double> lengths;
    for (const double length : lengths_of(stroke.dash)) lengths.push_back(length * stroke.width);
    cairo_set_dash(cairo_.get(), lengths.data(), static_cast<int>(lengths.size()), 0.0);
}

void CairoCanvas::trace(const Curves& curves, bool closed) {
    cairo_new_path(cairo_.get());
    for (const Curve& curve : curves) {
        cairo_new_sub_path(cairo_.get());
        for (const Point point : curve) cairo_line_to(cairo_.get(), point.x, point.y);
        if (closed) cairo_close_path(cairo_.get());
    }
}

void CairoCanvas::fill(const Curves& curves, Colour colour, double opacity) {
    trace(curves, true);
    set(colour, opacity);
    cairo_fill(cairo_.get());
}

void CairoCanvas::stroke(const Curves& lines, const Stroke& stroke) {
    trace(lines, false);
    set(stroke);
    cairo_stroke(cairo_.get());
}

void CairoCanvas::disc(Point centre, double radius, Colour colour) {
    cairo_new_path(cairo_.get());
    cairo_arc(cairo_.get(), centre.x, centre.y, radius, 0.0, 2.0 * std::numbers::pi);
    set(colour);
    cairo_fill(cairo_.get());
}

void CairoCanvas::circle(Point centre, double radius, const Stroke& stroke) {
    cairo_new_path(cairo_.get());
    cairo_arc(cairo_.get(), centre.x, centre.y, radius, 0.0, 2.0 * std::numbers::pi);
    set(stroke);
    cairo_stroke(cairo_.get());
}

/// A PNG has its letters as filled outlines, since Cairo 1.16 puts glyphs on whole pixels and so at uneven distances.
void CairoCanvas::write(_PangoLayout* layout, const Type& type, Point corner, Point pivot, double angle) {
    cairo_t* cairo = cairo_.get();
    cairo_save(cairo);
    cairo_translate(cairo, pivot.x, pivot.y);
    cairo_rotate(cairo, angle);
    cairo_translate(cairo, -pivot.x, -pivot.y);
    const auto outline = [&] {
        cairo_new_path(cairo);
        cairo_move_to(cairo, corner.x, corner.y);
        pango_cairo_layout_path(cairo, layout);
    };
    if (type.halo) {
        outline();
        set({*type.halo, type.halo_width, 0.9});
        cairo_stroke(cairo);
    }
    set(type.colour);
    if (kind_ == FileKind::png) {
        outline();
        cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING);
        cairo_fill(cairo);
    } else {
        cairo_move_to(cairo, corner.x, corner.y);
        pango_cairo_show_layout(cairo, layout);
    }
    cairo_new_path(cairo);
    cairo_restore(cairo);
}

void CairoCanvas::begin_group(double opacity) {
    opacities_.push_back(opacity);
    cairo_push_group(cairo_.get());
}

void CairoCanvas::end_group() {
    cairo_pop_group_to_source(cairo_.get());
    cairo_paint_with_alpha(cairo_.get(), opacities_.back());
    opacities_.pop_back();
}

void CairoCanvas::begin_clip(const Box& box) {
    cairo_save(cairo_.get());
    cairo_rectangle(cairo_.get(), box.left, box.top, box.width(), box.height());
    cairo_clip(cairo_.get());
}

void CairoCanvas::end_clip() { cairo_restore(cairo_.get()); }

Colour CairoCanvas::pixel(Point point) const {
    cairo_surface_flush(surface_.get());
    const double scale = dpi_ / points_per_inch;
    const int x = static_cast<int>(point.x * scale), y = static_cast<int>(point.y * scale);
    const unsigned char* row = cairo_image_surface_get_data(surface_.get()) +
                               static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface_.get());
    const std::uint32_t value = *reinterpret_cast<const std::uint32_t*>(row + static_cast<std::ptrdiff_t>(4) * x);
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

std::string CairoCanvas::take() {
    must_be_well(cairo_status(cairo_.get()));
    if (kind_ == FileKind::png) {
        must_be_well(cairo_surface_write_to_png_stream(surface_.get(), append, &bytes_));
        return with_notes(std::move(bytes_), dpi_, notes_);
    }
    cairo_surface_finish(surface_.get());
    must_be_well(cairo_surface_status(surface_.get()));
    return std::move(bytes_);
}

}  // namespace rangeband::picture
