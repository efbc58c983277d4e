// SPDX-License-Identifier: MIT
#include "rangeband/io/read.hpp"

#include "io/gdal_module.hpp"
#include "io/read/remote_source.hpp"
#include "io/read/rows.hpp"

namespace rangeband::io {

struct SiteTable::Impl {
    explicit Impl(const SitesRequest& request)
        : source(request.path, request.allow_network),
          rows(source.kind() == InputKind::delimited ? open_csv_rows(source, request)
                                                     : gdal(source.shown()).open_rows(source, request)) {}

    InputSource source;
    std::unique_ptr<Rows> rows;
};

std::string shown_source(const std::string& path) {
    if (path == "-") return "standard input";
    const auto remote = remote_source(path);
    return remote ? remote->shown : path;
}

bool is_local_file(const std::string& path) { return path != "-" && !remote_source(path); }

SiteTable::SiteTable(const SitesRequest& request) : impl_(std::make_unique<Impl>(request)) {}
SiteTable::~SiteTable() = default;
SiteTable::SiteTable(SiteTable&&) noexcept = default;
SiteTable& SiteTable::operator=(SiteTable&&) noexcept = default;

const std::vector<Field>& SiteTable::fields() const { return impl_->rows->fields(); }

void SiteTable::each(const std::function<void(SiteRow&&)>& good, const std::function<void(BadRow&&)>& bad) {
    impl_->rows->each(good, bad);
}

}  // namespace rangeband::io
