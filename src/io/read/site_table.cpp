// SPDX-License-Identifier: MIT
#include "rangeband/io/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "io/gdal_module.hpp"
#include "io/read/csv_reader.hpp"
#include "io/read/own_rows.hpp"
#include "io/read/remote_source.hpp"
#include "io/read/rows.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {

namespace {

std::unique_ptr<Rows> open_rows(const InputSource& source, const SitesRequest& request) {
    if (source.kind() != InputKind::delimited) return gdal(source.shown()).open_rows(source, request);
    if (request.layer) {
        throw Error::file(fmt::format("{}: has no layer '{}'; a plain table has none, leave out {}", source.shown(),
                                      *request.layer, parameter("layer")));
    }
    return open_table_rows(std::make_unique<CsvReader>(source.path(), source.shown()), source, request);
}

}  // namespace

struct SiteTable::Impl {
    explicit Impl(const SitesRequest& request) : source(std::in_place, request), rows(open_rows(*source, request)) {
        notes = source->notes();
        std::ranges::move(rows->notes(), std::back_inserter(notes));
    }

    Impl(std::shared_ptr<const OwnTable> table, const SitesRequest& request)
        : rows(open_own_rows(std::move(table), request)) {}

    std::optional<InputSource> source;  ///< of a file
    std::unique_ptr<Rows> rows;
    std::vector<std::string> notes;
};

std::vector<std::string> layers_of(const SitesRequest& request) {
    const InputSource source(request);
    if (source.kind() == InputKind::delimited) return {};
    return gdal(source.shown()).layers_of(source);
}

std::string shown_source(const std::string& path) {
    if (path == "-") return "standard input";
    const auto remote = remote_source(path);
    return remote ? remote->shown : path;
}

bool is_local_file(const std::string& path) { return path != "-" && !remote_source(path); }

SiteTable::SiteTable(const SitesRequest& request) : impl_(std::make_unique<Impl>(request)) {}
SiteTable::SiteTable(std::shared_ptr<const OwnTable> table, const SitesRequest& request)
    : impl_(std::make_unique<Impl>(std::move(table), request)) {}
SiteTable::~SiteTable() = default;
SiteTable::SiteTable(SiteTable&&) noexcept = default;
SiteTable& SiteTable::operator=(SiteTable&&) noexcept = default;

const std::vector<Field>& SiteTable::fields() const { return impl_->rows->fields(); }

DecimalSign SiteTable::decimal_sign() const { return impl_->rows->decimal_sign(); }
DecimalSign SiteTable::decimal_sign_of(std::size_t field) const { return impl_->rows->decimal_sign_of(field); }
std::string SiteTable::thousands_in_doubt(std::size_t field) const { return impl_->rows->thousands_in_doubt(field); }
const std::vector<std::string>& SiteTable::notes() const { return impl_->notes; }

void SiteTable::each(const std::function<void(SiteRow&&)>& good, const std::function<void(BadRow&&)>& bad) {
    impl_->rows->each(good, bad);
}

}  // namespace rangeband::io
