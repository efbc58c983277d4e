// SPDX-License-Identifier: MIT
#include "picture/canvas.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "picture/file_notes.hpp"
#include "rangeband/error.hpp"

namespace rangeband::picture {
namespace {

constexpr double points_per_inch = 72.0;

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

Canvas::Canvas(FileKind kind, int width, int height, double dpi, const std::string& title)
    : kind_(kind), width_(width * points_per_inch / dpi), height_(height * points_per_inch / dpi), dpi_(dpi) {
    switch (kind) {
        case FileKind::png:
            surface_.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
            break;
        case FileKind::svg:
            surface_.reset(cairo_svg_surface_create_for_stream(append, &bytes_, width_, height_));
            break;
        case FileKind::pdf:
            surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, width_, height_));
            cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
            cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, creation_date().c_str());
            break;
    }
    must_be_well(cairo_surface_status(surface_.get()));
    cairo_.reset(cairo_create(surface_.get()));
    must_be_well(cairo_status(cairo_.get()));
    if (kind == FileKind::png) cairo_scale(cairo_.get(), dpi / points_per_inch, dpi / points_per_inch);
    cairo_set_fill_rule(cairo_.get(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(cairo_.get(), CAIRO_LINE_JOIN_ROUND);
    cairo_set_tolerance(cairo_.get(), 0.1);
}

Canvas::~Canvas() = default;

void Canvas::set(Colour colour, double opacity) {
    cairo_set_source_rgba(cairo_.get(), colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, opacity);
}

void Canvas::trace(const Curves& curves, bool closed) {
    cairo_new_path(cairo_.get());
    for (const Curve& curve : curves) {
        cairo_new_sub_path(cairo_.get());
        for (const Point point : curve) cairo_line_to(cairo_.get(), point.x, point.y);
        if (closed) cairo_close_path(cairo_.get());
    }
}

void Canvas::paint(Colour colour) {
    set(colour);
    cairo_paint(cairo_.get());
}

void Canvas::fill(const Curves& curves, Colour colour, double opacity) {
    trace(curves, true);
    set(colour, opacity);
    cairo_fill(cairo_.get());
}

void Canvas::fill(const Box& box, Colour colour, double opacity) {
    cairo_rectangle(cairo_.get(), box.left, box.top, box.width(), box.height());
    set(colour, opacity);
    cairo_fill(cairo_.get());
}

void Canvas::stroke(const Curves& lines, const Stroke& stroke) {
    trace(lines, false);
    set(stroke.colour, stroke.opacity);
    cairo_set_line_width(cairo_.get(), stroke.width);
    const double dashes[] = {4.0 * stroke.width, 2.6 * stroke.width};
    cairo_set_dash(cairo_.get(), dashes, stroke.dashed ? 2 : 0, 0.0);
    cairo_stroke(cairo_.get());
}

void Canvas::stroke(const Box& box, const Stroke& style) {
    stroke(Curves{{{box.left, box.top},
                   {box.right, box.top},
                   {box.right, box.bottom},
                   {box.left, box.bottom},
                   {box.left, box.top}}},
           style);
}

void Canvas::disc(Point centre, double radius, Colour colour) {
    cairo_new_path(cairo_.get());
    cairo_arc(cairo_.get(), centre.x, centre.y, radius, 0.0, 2.0 * std::numbers::pi);
    set(colour);
    cairo_fill(cairo_.get());
}

void Canvas::circle(Point centre, double radius, const Stroke& stroke) {
    cairo_new_path(cairo_.get());
    cairo_arc(cairo_.get(), centre.x, centre.y, radius, 0.0, 2.0 * std::numbers::pi);
    set(stroke.colour, stroke.opacity);
    cairo_set_line_width(cairo_.get(), stroke.width);
    cairo_set_dash(cairo_.get(), nullptr, 0, 0.0);
    cairo_stroke(cairo_.get());
}

Canvas::Group::Group(Canvas& canvas, double opacity) : canvas_(canvas), opacity_(opacity) {
    cairo_push_group(canvas_.cairo());
}

Canvas::Group::~Group() {
    cairo_pop_group_to_source(canvas_.cairo());
    cairo_paint_with_alpha(canvas_.cairo(), opacity_);
}

Canvas::Clip::Clip(Canvas& canvas, const Box& box) : canvas_(canvas) {
    cairo_save(canvas_.cairo());
    cairo_rectangle(canvas_.cairo(), box.left, box.top, box.width(), box.height());
    cairo_clip(canvas_.cairo());
}

Canvas::Clip::~Clip() { cairo_restore(canvas_.cairo()); }

Colour Canvas::pixel(Point point) const {
    cairo_surface_flush(surface_.get());
    const double scale = dpi_ / points_per_inch;
    const int x = static_cast<int>(point.x * scale), y = static_cast<int>(point.y * scale);
    const unsigned char* row = cairo_image_surface_get_data(surface_.get()) +
                               static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface_.get());
    const std::uint32_t value = *reinterpret_cast<const std::uint32_t*>(row + static_cast<std::ptrdiff_t>(4) * x);
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

std::string Canvas::take() {
    must_be_well(cairo_status(cairo_.get()));
    if (kind_ == FileKind::png) {
        must_be_well(cairo_surface_write_to_png_stream(surface_.get(), append, &bytes_));
        return with_resolution(std::move(bytes_), dpi_);
    }
    cairo_surface_finish(surface_.get());
    must_be_well(cairo_surface_status(surface_.get()));
    return std::move(bytes_);
}

}  // namespace rangeband::picture
