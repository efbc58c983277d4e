// SPDX-License-Identifier: MIT
#include "io/read/input_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

#include "io/files/atomic_file.hpp"
#include "io/gdal_module.hpp"
#include "io/read/text_encoding.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::io {
namespace {

constexpr std::size_t head_size = 4096;  ///< bytes that tell what a file is

constexpr std::array delimited_extensions = {"csv", "tsv", "psv", "txt", "dat"};
constexpr std::array packed_extensions = {"geojson", "json", "geojsonl", "kml", "gpx", "gml"};  // of .gz
constexpr std::array workbook_extensions = {"xlsx", "xls", "ods"};
constexpr std::array json_extensions = {"geojson", "json", "geojsonl", "geojsons", "ndjson", "topojson"};

template <std::size_t N>
bool among(std::string_view word, const std::array<const char*, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](const char* each) { return word == each; });
}

std::string extension_of(const std::string& path) {
    const auto slash = path.find_last_of('/');
    const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    const auto point = name.find_last_of('.');
    return point == std::string::npos || point == 0 ? std::string() : lowered(name.substr(point + 1));
}

bool in_archive(const std::string& path) { return path.starts_with("/vsi"); }

/// What the first bytes are, past a byte order mark and blanks.
enum class Content { json, xml, text, binary, utf16 };

Content content_of(std::string_view head) {
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return Content::utf16;
    if (!utf16_without_mark(head).empty()) return Content::utf16;
    if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
    if (head.find('\0') != std::string_view::npos || head.starts_with("PK\x03\x04")) return Content::binary;
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return Content::text;
    if (head[first] == '{' || head[first] == '[' || head[first] == '\x1e') return Content::json;
    return head[first] == '<' ? Content::xml : Content::text;
}

bool is_web_page(std::string_view head) {
    const std::string text = lowered(head);
    return text.find("<!doctype html") != text.npos || text.find("<html") != text.npos;
}

std::string_view describe(Content content, std::string_view head, std::string_view extension) {
    const bool is_json = head.find("\"type\"") != head.npos;
    switch (content) {
        case Content::json:
            if (head.starts_with("{\\rtf")) return "it is the text of a word processor (RTF); save it as plain text";
            return is_json ? "it looks like JSON; name it .geojson"
                           : "it looks like JSON without geometries; save it as CSV or GeoJSON";
        case Content::xml:
            return among(extension, workbook_extensions) ? "it is a web page or XML and no workbook; save it as .xlsx"
                   : is_web_page(head) ? "it is a web page, such as a login or an error; download the file itself"
                                       : "it looks like XML; name a KML file .kml";
        case Content::text:
            return "it looks like plain text; name a table .csv";
        case Content::binary:
            return "it is not text";
        case Content::utf16:
            return among(extension, json_extensions) ? "it is UTF-16 text; save it as UTF-8"
                                                     : "it is UTF-16 text; save it as UTF-8, or name it .csv";
    }
    return "";
}

/// In ways that are not unpacked here.
void must_not_be_packed(std::string_view head, const std::string& shown) {
    using namespace std::string_view_literals;
    constexpr std::array kinds = {std::pair("BZh"sv, "bzip2"),
                                  std::pair("\xFD"
                                            "7zXZ"sv,
                                            "xz"),
                                  std::pair("7z\xBC\xAF"sv, "7-Zip"), std::pair("Rar!"sv, "RAR"),
                                  std::pair("\x28\xB5\x2F\xFD"sv, "zstd")};
    constexpr std::size_t mark_of_tar = 257;
    const auto kind = std::ranges::find_if(kinds, [&](const auto& each) { return head.starts_with(each.first); });
    const bool tar = head.size() > mark_of_tar && head.substr(mark_of_tar).starts_with("ustar");
    if (kind == kinds.end() && !tar) return;
    throw Error::file(fmt::format("{}: is packed with {}, which cannot be read; unpack it, or pack it as .zip or .gz",
                                  shown, tar ? "tar" : kind->second));
}

/// Passes so many bytes on, and refuses more.
std::function<void(std::string_view)> bounded_copy(TemporaryFile& to, std::size_t most, std::string refusal) {
    return [&to, left = most, refusal = std::move(refusal)](std::string_view bytes) mutable {
        if (bytes.size() > left) throw Error::file(refusal);
        left -= bytes.size();
        to.write(bytes);
    };
}

/// Old Excel, and what it wraps a workbook in that has a password.
constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";

/// Beside the files for which somebody packs an archive.
bool is_furniture(const std::string& path) {
    const std::string name = lowered(path.substr(path.find_last_of('/') + 1));
    const auto starts = [&](std::string_view word) { return name.starts_with(word); };
    const auto ends = [&](std::string_view word) { return name.ends_with(word); };
    return starts("readme") || starts("license") || starts("licence") || starts("copying") || ends(".md") ||
           ends(".pdf") || ends(".html") || ends(".htm");
}

}  // namespace

InputSource::InputSource(const SitesRequest& request)
    : path_(request.path),
      shown_(path_ == "-" ? "standard input" : path_),
      encoding_(encoding_name(request.encoding)),
      scratch_(request.scratch) {
    if (path_ == "-") {
        spool_stdin();
    } else if (const auto remote = remote_source(path_)) {
        shown_ = remote->shown;
        if (!request.allow_network) {
            throw Error::file(
                fmt::format("{}: is on the network; add {}{}", shown_, parameter("allow_network"),
                            remote->kind == RemoteSource::Kind::service ? "" : ", or download the file first"));
        }
        open_remote(*remote);
    } else {
        extension_ = extension_of(path_);
        if (in_archive(path_)) return;  // GDAL looks inside; what it says is told when the file is opened
        check_file();
    }
    if (kind_ == InputKind::delimited) recode();
}

void InputSource::read_from(TemporaryFile&& copy) {
    copy_.emplace(std::move(copy));
    path_ = fmt::format("/dev/fd/{}", copy_->descriptor());
}

/// A file is fetched once: it cannot change between two walks, and nothing in it is followed from here on.
void InputSource::open_remote(const RemoteSource& remote) {
    if (remote.kind == RemoteSource::Kind::file) {
        fetched_.emplace(fetch(remote, scratch_));
        path_ = fetched_->path() + "/" + remote.file_name;
        extension_ = extension_of(path_);
        check_file();
        return;
    }
    path_ = remote.to_open;
    driver_ = remote.driver;
    if (remote.kind == RemoteSource::Kind::archive) extension_ = extension_of(path_);
}

void InputSource::check_file() {
    struct stat status {};
    if (stat(path_.c_str(), &status) != 0) {
        throw Error::file(errno == ENOENT ? fmt::format("{}: no such file", shown_)
                                          : fmt::format("{}: {}", shown_, strerror(errno)));
    }
    if (S_ISDIR(status.st_mode)) {
        if (extension_ == "gdb") return;  // a file geodatabase is a folder
        throw Error::file(fmt::format("{}: is a folder; name a file of sites in it", shown_));
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error::file(fmt::format("{}: is not a regular file; pipe it to {}", shown_, parameter("sites -")));
    }
    const int file = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw Error::file(fmt::format("{}: {}", shown_, strerror(errno)));
    std::array<char, head_size> head{};
    const auto got = read(file, head.data(), head.size());
    close(file);
    if (got < 0) throw Error::file(fmt::format("{}: {}", shown_, strerror(errno)));
    if (got == 0) throw Error::file(fmt::format("{}: is empty", shown_));
    if (!path_.starts_with('/')) path_ = "./" + path_;  // so that GDAL cannot take `CSV:…` for one of its own prefixes
    if (extension_ == "zip" || extension_ == "gz") return unpack();
    must_not_be_packed({head.data(), static_cast<std::size_t>(got)}, shown_);
    tell_kind({head.data(), static_cast<std::size_t>(got)});
}

/// A table is unpacked, since it is read several times; what GDAL reads, it unpacks by itself.
void InputSource::unpack() {
    const bool zip = extension_ == "zip";
    std::string packed = (zip ? "/vsizip/" : "/vsigzip/") + path_;
    extension_ = extension_of(path_.substr(0, path_.size() - extension_.size() - 1));
    if (zip) {
        auto files = gdal(shown_).files_in(packed);
        std::erase_if(files, is_furniture);
        const auto of = [&](const auto& extensions) {
            std::vector<std::string> found;
            std::ranges::copy_if(files, std::back_inserter(found),
                                 [&](const std::string& file) { return among(extension_of(file), extensions); });
            return found;
        };
        const auto short_name = [&](const std::string& file) { return file.substr(packed.size() + 1); };
        const auto tables = of(delimited_extensions), shapefiles = of(std::array{"shp"});
        if (const auto workbooks = of(workbook_extensions); files.size() == 1 && workbooks.size() == 1) {
            throw Error::file(
                fmt::format("{}: contains a workbook, which can be read only on its own; unpack it and "
                            "name {}",
                            shown_, short_name(workbooks.front())));
        }
        const std::size_t whole = tables.size() + of(workbook_extensions).size() + of(packed_extensions).size();
        if (whole > 1 && whole == files.size()) {
            throw Error::file(fmt::format("{}: contains {} {}; unpack it and name one, such as {}", shown_, whole,
                                          whole == tables.size() ? "tables" : "files", short_name(files.front())));
        }
        extension_ = files.size() == 1 ? extension_of(files.front()) : "zip";
        if (files.size() == 1 && tables.size() == 1) packed = files.front();
        if (!shapefiles.empty()) extension_ = "shp";
        if (shapefiles.size() == 1) packed = shapefiles.front();
    }
    path_ = packed;
    if (!among(extension_, delimited_extensions)) {
        if (zip || among(extension_, packed_extensions)) return;
        if (extension_ == "tar" || extension_ == "tgz") {
            throw Error::file(
                fmt::format("{}: is packed with tar, which cannot be read; unpack it, or pack it as .zip", shown_));
        }
        throw Error::file(
            fmt::format("{}: is packed, and what it holds is told by a second extension; name it for "
                        "example .csv.gz or .geojson.gz",
                        shown_));
    }
    TemporaryFile unpacked(scratch_.folder, shown_);
    gdal(shown_).unpack(path_, shown_,
                        bounded_copy(unpacked, scratch_.most_unpacked,
                                     fmt::format("{}: is larger than {} when unpacked; unpack it, and name the table",
                                                 shown_, whole_size(scratch_.most_unpacked))));
    read_from(std::move(unpacked));
    kind_ = InputKind::delimited;
}

/// Delimited text in another encoding is read by way of a copy in UTF-8.
void InputSource::recode() {
    std::string from = encoding_;
    const TextEncoding looks = encoding_of(path_, shown_);
    if (looks.certain) {
        from = looks.name;
    } else if (looks.utf8 && !from.empty() && lowered(from) != "utf-8" && lowered(from) != "utf8") {
        notes_.push_back(
            fmt::format("{}: looks like UTF-8, and is read as {} as {} says", shown_, from, parameter("encoding")));
    } else if (from.empty()) {
        from = looks.name;
        if (!from.empty()) {
            notes_.push_back(fmt::format("{}: is not UTF-8 and is read as {}; {} chooses another encoding", shown_,
                                         from, parameter("encoding NAME")));
        }
    }
    if (from.empty()) return;
    TemporaryFile recoded(scratch_.folder, shown_);
    recode_file(path_, from, recoded, shown_);
    read_from(std::move(recoded));
}

/// Readers of XML know a handful of encodings; what declares another one, or is given one, is read by way of a copy in
/// UTF-8 that declares nothing.
void InputSource::recode_xml(std::string_view head) {
    constexpr std::array known = {"utf-8", "utf8", "utf-16", "us-ascii", "iso-8859-1"};
    const XmlEncoding declared = xml_encoding(head);
    const bool as_declared = encoding_.empty() || encoding_of(path_, shown_).name.empty();
    const std::string from = as_declared ? declared.name : encoding_;
    if (from.empty() || (as_declared && among(lowered(from), known))) return;
    TemporaryFile recoded(scratch_.folder, shown_);
    recode_file(path_, encoding_name(from), recoded, shown_);
    const std::string blanks(declared.size, ' ');
    if (pwrite(recoded.descriptor(), blanks.data(), blanks.size(), static_cast<off_t>(declared.at)) < 0) {
        throw_system_error(shown_, errno);
    }
    read_from(std::move(recoded));
    if (as_declared) notes_.push_back(fmt::format("{}: is read as {}, as it declares", shown_, from));
}

void InputSource::spool_stdin() {
    TemporaryFile copy(scratch_.folder, shown_);
    const auto put = bounded_copy(copy, scratch_.most_piped,
                                  fmt::format("{}: is larger than {}; save it as a file, and name that", shown_,
                                              whole_size(scratch_.most_piped)));
    std::vector<char> buffer(1 << 20);
    std::string head;
    for (;;) {
        const auto got = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_system_error(shown_, errno);
        if (got == 0) break;
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
        if (head.size() < head_size) head.append(bytes);
        put(bytes);
    }
    if (head.empty()) throw Error::file("standard input: is empty");
    read_from(std::move(copy));
    tell_kind(std::string_view(head).substr(0, head_size));
}

void InputSource::tell_kind(std::string_view head) {
    const auto content = content_of(head);
    const auto refuse = [&] {
        throw Error::file(fmt::format("{}: is not a file of sites that can be read: {}", shown_,
                                      describe(content, head, extension_)));
    };
    if (extension_ == "xlsx" && head.starts_with(compound_file)) {
        throw Error::file(
            fmt::format("{}: has a password or is a workbook of old Excel; save it again as .xlsx, without a "
                        "password",
                        shown_));
    }
    if (extension_ == "xls" && head.starts_with("PK")) {
        throw Error::file(
            fmt::format("{}: is a workbook of current Excel with an old extension; rename it to .xlsx", shown_));
    }
    const bool tabbed =
        extension_ == "tab" && content == Content::text && head.find("!table") == head.npos;  // not MapInfo's
    if (tabbed || among(extension_, delimited_extensions)) {
        if (content != Content::text && content != Content::utf16) refuse();
        kind_ = InputKind::delimited;
    } else if (among(extension_, json_extensions)) {
        if (content != Content::json) refuse();
        constexpr std::array members = {"\"type\"", "\"geometry", "\"coordinates\"", "\"features\""};
        const auto has = [&](std::string_view member) { return head.find(member) != head.npos; };
        if (has("\"elements\"") && (has("\"osm3s\"") || has("\"node\""))) {
            hint_ = "it is JSON of Overpass; ask it for [out:xml] and name the answer .osm, or convert it to GeoJSON";
        } else if (std::ranges::none_of(members, has)) {
            hint_ = "it is JSON without geometries; save it as CSV or GeoJSON";
        }
    } else if (extension_ == "kml") {
        if (content != Content::xml || is_web_page(head)) refuse();
    } else if (content == Content::utf16 || (content == Content::xml && is_web_page(head)) ||
               (among(extension_, workbook_extensions) && content != Content::binary)) {
        refuse();
    } else if (extension_.empty() && content == Content::text) {
        kind_ = InputKind::delimited;
    }
    if (content == Content::xml && kind_ == InputKind::vector) recode_xml(head);
}

}  // namespace rangeband::io
