// SPDX-License-Identifier: MIT
/// The rows of files of sites as places with their ranges.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rangeband/io/read.hpp"
#include "rangeband/operations/place.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/units.hpp"

namespace rangeband::operations {

struct SiteFilesRequest {
    std::vector<std::string> files;
    std::vector<std::shared_ptr<const io::OwnTable>> tables;  ///< before the files
    std::string of = "sites";                                 ///< the parameter that names them
    std::vector<std::string> layers;                          ///< `*` stands for any letters; empty: the only one
    std::optional<std::string> where;
    io::ColumnChoice columns;
    std::string encoding;
    std::optional<RangeColumn> range_column;
    std::optional<SectorColumns> sector_columns;
    std::optional<Tolerance> edges = Tolerance::m(1);  ///< see `io::SitesRequest`
    bool allow_network = false;
    io::Scratch scratch;
    std::string no_areas;  ///< why a launch area, which is not a point, is a bad row
    Keep keep;
    Ranges ranges;                                                ///< for every row, after that of its own column
    std::function<void(const catalog::Range&)> must_be_drawable;  ///< throws what makes a row bad
};

class SiteFiles {
  public:
    /// Opens the files. Throws Error(file), and Error(usage) for a column that none of them has.
    explicit SiteFiles(SiteFilesRequest request);

    const std::vector<io::Field>& kept_fields() const { return kept_; }
    const std::vector<std::string>& kept_inputs() const { return kept_inputs_; }  ///< their names in the input
    const std::vector<std::string>& renames() const { return renames_; }          ///< sentences for stderr

    /// Whether any of the files has a column `valid_from` or `valid_to`, by which its rows come and go.
    bool have_dates() const;

    /// Whether the numbers of a file have decimal commas.
    bool have_decimal_commas() const;

    /// Reads everything once and converts every row, without keeping any.
    RowCheck check();

    /// The good rows in order, in constant memory.
    void each(const std::function<void(Item&&)>& visit);

  private:
    struct File {
        std::string shown;  ///< in messages
        io::SiteTable table;
        std::string layer;                ///< its name, where several are read
        std::vector<std::size_t> target;  ///< for every field its kept column, or `dropped`
        RangeColumn range_column{};
        std::optional<std::size_t> range_field = std::nullopt, valid_from = std::nullopt, valid_to = std::nullopt;
        std::optional<std::size_t> system = std::nullopt, claimant = std::nullopt, claim_date = std::nullopt,
                                   source = std::nullopt;  ///< where no range states any

        std::optional<std::size_t> sector_from = std::nullopt, sector_to = std::nullopt;
        bool sector_width = false;  ///< the second is a width around the first

        /// Whether its column fills one of the output's own.
        bool fills(std::size_t column) const;
    };

    void open(const std::string& file);
    void open(const io::SitesRequest& source);
    void add(File&& file);
    io::SitesRequest request_for(const std::string& path) const;
    std::vector<std::string> layers_in(const io::SitesRequest& source);
    void keep_columns_of(File& file);
    std::size_t kept_column(const io::Field& field, const std::string& file, std::size_t of_earlier_files);
    void check_names() const;
    static std::optional<footprint::Sector> sector_in(const io::Value& from, const io::Value& to, const File& file);
    Item item_of(const File& file, io::SiteRow&& row) const;
    bool several_layers() const;
    void walk(const std::function<void(Item&&)>& good, RowCheck* check);

    SiteFilesRequest request_;
    std::vector<File> files_;
    std::vector<io::Field> kept_;
    std::vector<std::string> kept_inputs_;  ///< the name of each kept column in its input
    std::vector<std::string> renames_;
    std::vector<bool> layers_met_;  ///< of the request
};

}  // namespace rangeband::operations
