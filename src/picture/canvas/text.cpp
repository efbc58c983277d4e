// SPDX-License-Identifier: MIT
#include "picture/canvas/text.hpp"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::picture {
namespace {

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

/// Pango puts the code of a letter without a glyph in the glyph's place.
void note_unreadable(Canvas& canvas, PangoLayout* layout, const std::string& text) {
    if (pango_layout_get_unknown_glyphs_count(layout) == 0) return;
    canvas.unreadable.push_back(text);
    PangoLayoutIter* at = pango_layout_get_iter(layout);
    do {
        const PangoLayoutRun* const run = pango_layout_iter_get_run_readonly(at);
        for (int i = 0; run != nullptr && i < run->glyphs->num_glyphs; ++i) {
            const PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
            if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
                canvas.missing.insert(static_cast<char32_t>(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
        }
    } while (pango_layout_iter_next_run(at) != 0);
    pango_layout_iter_free(at);
}

/// A number and its unit stay on one line.
std::string with_unbroken_lengths(std::string text) {
    constexpr std::array<std::string_view, 6> units = {"km", "км", "nmi", "mi", "m", "м"};
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
        if (at == 0 || !is_digit(text[at - 1])) continue;
        const std::string_view rest = std::string_view(text).substr(at + 1);
        const bool unit = std::ranges::any_of(units, [&](std::string_view name) {
            const bool ends =
                rest.size() == name.size() || (rest.size() > name.size() && g_ascii_isalnum(rest[name.size()]) == 0 &&
                                               static_cast<unsigned char>(rest[name.size()]) < 0x80);
            return rest.starts_with(name) && ends;
        });
        if (unit) text.replace(at, 1, "\u00A0");
    }
    return text;
}

/// The same layout at any size and in every kind of file.
PangoContext* make_context() {
    PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    pango_cairo_context_set_resolution(context, 72.0);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

PangoContext* shared_context() {
    static const std::unique_ptr<PangoContext, void (*)(PangoContext*)> context(
        make_context(), [](PangoContext* made) { g_object_unref(made); });
    return context.get();
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
    layout_.reset(pango_layout_new(shared_context()));
    const std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), families);
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
    if (type.spacing > 0.0) {
        PangoAttrList* attributes = pango_attr_list_new();
        pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(type.spacing * PANGO_SCALE)));
        pango_layout_set_attributes(layout_.get(), attributes);
        pango_attr_list_unref(attributes);
    }
    std::string shown = with_unbroken_lengths(showable(text));
    pango_layout_set_text(layout_.get(), shown.data(), static_cast<int>(shown.size()));
    cut_ = pango_layout_is_ellipsized(layout_.get()) != 0;
    while (pango_layout_is_ellipsized(layout_.get()) != 0) {  // not within a word
        const std::size_t end = shown.find_last_not_of(" ,;:", shown.rfind(' '));
        if (end == std::string::npos) break;
        shown.resize(end + 1);
        const std::string cut = shown + "\u2026";
        pango_layout_set_text(layout_.get(), cut.data(), static_cast<int>(cut.size()));
    }
    note_unreadable(canvas, layout_.get(), shown);
    int width = 0, height = 0;
    pango_layout_get_size(layout_.get(), &width, &height);
    width_ = static_cast<double>(width) / PANGO_SCALE;
    height_ = static_cast<double>(height) / PANGO_SCALE;
}

void Text::draw(Point corner) const { canvas_->write(layout_.get(), type_, corner, corner, 0.0); }

void Text::draw_turned(Point middle, double angle) const {
    canvas_->write(layout_.get(), type_, middle - Point{width_ / 2.0, height_ / 2.0}, middle, angle);
}

namespace {

/// `🚀 (U+1F680)`, and the code alone of what has no shape of its own.
std::string sign_by_itself(char32_t letter) {
    constexpr int longest = 6;  // bytes of a character, as GLib has them
    std::array<char, longest> bytes{};
    const int length = g_unichar_to_utf8(letter, bytes.data());
    const std::string code = fmt::format("U+{:04X}", static_cast<unsigned>(letter));
    if (g_unichar_isgraph(letter) == 0 || g_unichar_ismark(letter) != 0) return code;
    return fmt::format("{} ({})", std::string_view(bytes.data(), static_cast<std::size_t>(length)), code);
}

}  // namespace

std::map<std::string, std::string> scripts_of(const std::set<char32_t>& letters) {
    std::map<std::string, std::string> packages;
    auto* const known = static_cast<GEnumClass*>(g_type_class_ref(PANGO_TYPE_SCRIPT));
    for (const char32_t letter : letters) {
        const GUnicodeScript script = g_unichar_get_script(letter);
        if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED ||
            script == G_UNICODE_SCRIPT_UNKNOWN) {  // signs of no script: each by itself
            constexpr char32_t first_picture = 0x1F000;
            packages.emplace(sign_by_itself(letter),
                             letter >= first_picture ? "fonts-noto-color-emoji" : "fonts-noto-core");
            continue;
        }
        const bool east_asian = script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
                                script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL ||
                                script == G_UNICODE_SCRIPT_BOPOMOFO;
        const GEnumValue* const value = g_enum_get_value(known, script);
        std::string name = script == G_UNICODE_SCRIPT_HAN ? "Chinese" : value == nullptr ? "other" : value->value_nick;
        name.front() = g_ascii_toupper(name.front());
        packages.emplace(std::move(name), east_asian ? "fonts-noto-cjk" : "fonts-noto-core");
    }
    g_type_class_unref(known);
    return packages;
}

bool has_first_family() {
    const std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_from_string(families));
    const std::string_view all = families;
    const std::string_view first = all.substr(0, all.find(','));
    PangoFont* loaded = pango_context_load_font(shared_context(), font.get());
    if (loaded == nullptr) return false;
    const std::unique_ptr<PangoFontDescription, FreeFont> found(pango_font_describe(loaded));
    g_object_unref(loaded);
    const char* family = pango_font_description_get_family(found.get());
    return family != nullptr && first.starts_with(family);  // `DejaVu Sans`, with the stretch beside it
}

}  // namespace rangeband::picture
