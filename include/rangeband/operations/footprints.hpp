// SPDX-License-Identifier: MIT
/// Draws footprints of sites and ranges, separately or merged, as features or into a file.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rangeband/io/write.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/operations/requests.hpp"
#include "rangeband/picture/wording.hpp"

namespace rangeband::operations {

/// Gets a feature and the index of its layer, in an order that does not depend on the number of threads.
using FeatureSink = std::function<void(std::size_t layer, const io::Feature& feature)>;

/// Merged footprints are known only when they are drawn: then `bytes` is none, and `footprints` counts what is merged.
struct Forecast {
    std::size_t footprints = 0;
    std::optional<double> bytes;
    RowCheck rows;
};

/// What an output and its ranges are called in a language.
struct Captions {
    std::string title;
    std::vector<std::pair<std::string, std::string>> ranges;  ///< by their ids
};

/// A resolved request: all sites and ranges are found, and files are open.
class Footprints {
  public:
    /// Throws Error(usage) for what makes no sense or is not known, Error(file) for files of sites that cannot be read;
    /// does not read rows yet. The data must outlive this.
    Footprints(FootprintRequest request, const Data& data);
    ~Footprints();
    Footprints(Footprints&&) noexcept;
    Footprints& operator=(Footprints&&) noexcept;

    /// @{
    /// The layers of an output with one layer, or with several: `footprints`, or with `lines` `boundaries`; with
    /// several layers both, and `sites`.
    const std::vector<io::Layer>& layers(bool several);
    /// @}

    /// The names of the columns of `footprints` and `boundaries`: ours, then the input's own.
    std::vector<std::string> columns() const;

    /// Draws everything into the layers of that name. Rows of files are checked before anything is drawn: throws
    /// Error(file) for bad ones that are not to be skipped, and what the engine throws with the place's name.
    Tally draw(bool several_layers, const FeatureSink& sink, const Reports& reports = {});

    /// Writes a file, complete or not at all. `output` says where to, in which format and whether styled; its layers
    /// and texts are filled in. Throws, besides, what `io::Writer` does, and Error(usage) for more than
    /// `limits::most_bytes` unless it is forced. What is beyond a hemisphere is counted.
    Tally write(io::OutputRequest output, const Reports& reports = {});

    /// The same, with the boundaries without seams in a second file.
    Tally write(io::OutputRequest output, io::OutputRequest boundaries, const Reports& reports = {});

    /// For whoever shows what is written; files are in English. Without the ranges of rows, which are not read yet.
    Captions captions(picture::Language language) const;

    /// What `write` would write in that format, without drawing all of it. Throws for rows of files as `write` does.
    Forecast forecast(const io::Format& format, const Reports& reports = {});

  private:
    struct Impl;
    Tally write_all(io::OutputRequest output, io::OutputRequest* boundaries, const Reports& reports);

    std::unique_ptr<Impl> impl_;
};

/// The columns of the layer of footprints, in every format.
std::vector<io::Field> footprint_fields();

}  // namespace rangeband::operations
