// SPDX-License-Identifier: MIT
#include "io/files/zip_file.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

/// The numbers of PKWARE's APPNOTE.TXT, least significant byte first.
class Record {
  public:
    Record& two(std::uint32_t number) {
        bytes_ += static_cast<char>(number & 0xFFU);
        bytes_ += static_cast<char>(number >> 8U & 0xFFU);
        return *this;
    }
    Record& four(std::uint64_t number) {
        return two(static_cast<std::uint32_t>(number)).two(static_cast<std::uint32_t>(number >> 16U));
    }
    Record& text(std::string_view text) {
        bytes_ += text;
        return *this;
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

constexpr std::uint32_t version = 20;
constexpr std::uint32_t sizes_follow = 1U << 3U;
constexpr std::uint32_t deflated = 8;

std::uint32_t dos_date(const Date& day) {
    if (day.year < 1980) return 0x21;  // 1980-01-01, the first that there is
    return static_cast<std::uint32_t>((day.year - 1980) << 9 | day.month << 5 | day.day);
}

/// Flags, method, time and date: as the local and the central header begin.
Record& begin_header(Record& record, std::uint32_t date) {
    return record.two(sizes_follow).two(deflated).two(0).two(date);
}

}  // namespace

struct ZipFile::Deflate {
    z_stream stream{};
    std::vector<unsigned char> buffer = std::vector<unsigned char>(1 << 18);
    ~Deflate() { deflateEnd(&stream); }
};

ZipFile::ZipFile(OutputPlace place, std::string name, const Date& date)
    : shown_(place.shown),
      name_(std::move(name)),
      date_(dos_date(date)),
      file_(std::move(place)),
      deflate_(std::make_unique<Deflate>()) {
    constexpr int without_header = -MAX_WBITS;
    constexpr int memory_level = 8;  // zlib's own
    if (deflateInit2(&deflate_->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, without_header, memory_level,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw Error::file(fmt::format("{}: cannot be compressed: out of memory", shown_));
    }
    Record header;
    header.four(0x04034b50).two(version);
    begin_header(header, date_).four(0).four(0).four(0);
    file_.write(header.two(static_cast<std::uint32_t>(name_.size())).two(0).text(name_).bytes());
}

ZipFile::~ZipFile() = default;

void ZipFile::compress(std::string_view bytes, bool last) {
    z_stream& stream = deflate_->stream;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
        stream.next_out = deflate_->buffer.data();
        stream.avail_out = static_cast<uInt>(deflate_->buffer.size());
        deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
        const std::size_t made = deflate_->buffer.size() - stream.avail_out;
        file_.write({reinterpret_cast<const char*>(deflate_->buffer.data()), made});
        compressed_ += made;
    } while (stream.avail_out == 0);
}

void ZipFile::write(std::string_view bytes) {
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    constexpr std::size_t piece = std::size_t{1} << 24U;
    if (size_ + bytes.size() > most) {
        throw Error::file(fmt::format("{}: a KMZ is limited to 4 GB; write KML, or a GeoPackage", shown_));
    }
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        const std::string_view part = bytes.substr(0, piece);
        sum_ = static_cast<std::uint32_t>(
            crc32(sum_, reinterpret_cast<const Bytef*>(part.data()), static_cast<uInt>(part.size())));
        size_ += part.size();
        compress(part, false);
    }
}

void ZipFile::commit() {
    compress({}, true);
    const auto name_size = static_cast<std::uint32_t>(name_.size());
    const std::uint64_t local_header = 30 + name_.size();
    const std::uint64_t data_descriptor = 16;
    Record descriptor, central, end;
    descriptor.four(0x08074b50).four(sum_).four(compressed_).four(size_);
    central.four(0x02014b50).two(version).two(version);
    begin_header(central, date_).four(sum_).four(compressed_).four(size_).two(name_size);
    central.two(0).two(0).two(0).two(0).four(0).four(0).text(name_);
    end.four(0x06054b50).two(0).two(0).two(1).two(1).four(central.bytes().size());
    end.four(local_header + compressed_ + data_descriptor).two(0);
    file_.write(descriptor.bytes() + central.bytes() + end.bytes());
    file_.commit();
}

}  // namespace rangeband::io
