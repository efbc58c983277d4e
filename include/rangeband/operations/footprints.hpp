/// Sites and ranges to footprints, one for each or merged, as features or as a file.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/io/write.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/units.hpp"

namespace rangeband::operations {

/// How everything is drawn.
struct Style {
    Tolerance tolerance = Tolerance::m(100);            ///< from 1 µm to 1,000 km
    std::optional<footprint::Sector> sector;            ///< only these azimuths; of places alone, and not merged
    footprint::Edges edges = footprint::Edges::lonlat;  ///< of launch areas
    bool contested =
        false;           ///< ranges are systems, each what its largest stated figure covers and its smallest does not
    bool lines = false;  ///< boundaries in place of areas
    int decimals = 7;    ///< at least so many in coordinates of text formats, 7 to 12

    /// How large the error of a drawn area may be in proportion to it, where the tolerance is to follow from that; but
    /// nothing is drawn finer than this for its sake, nor coarser than `tolerance`.
    std::optional<double> area_error;
    static constexpr Tolerance finest_for_areas = Tolerance::m(0.01);

    /// With the tolerance that suits a range. A disc has half of its radius of area for every metre of its rim, a band
    /// half of its width; a union has no less than the least of those that it is made of.
    Style suiting(const catalog::Range& range) const;
};

/// What the footprints of a group become: themselves, what any or all of them cover, or a footprint for each depth.
enum class Merge { none, any, all, depth };

/// `none`, `union`, `intersection`, `depth`
std::string_view name_of(Merge way);

/// How footprints are put together.
struct Merging {
    Merge how = Merge::none;
    footprint::Nesting nesting = footprint::Nesting::disjoint;  ///< of depths

    /// What is merged with what: footprints that are alike in this column of the output or of the files of sites, in
    /// any case; `none` merges everything. Without it, those of the same range.
    std::optional<std::string> group_by;

    bool merges() const { return how != Merge::none; }
};

/// Footprints of all places and ranges.
struct FootprintRequest {
    Query query;
    Style style;
    Merging merging;
    Wording wording;
    unsigned threads = 1;  ///< the result is the same for any number
    bool force = false;    ///< whether more than `limits::most_bytes` may be written
};

/// What a run did, for its last words.
struct Tally {
    std::size_t footprints = 0;
    std::vector<std::string> empty;  ///< titles of the first few that cover nothing, which are not drawn
    std::size_t empties = 0;
    RowCheck rows;  ///< of files; bad ones were left out
};

/// Gets a feature and the index of its layer, in an order that does not depend on the number of threads.
using FeatureSink = std::function<void(std::size_t layer, const io::Feature& feature)>;

/// A request that is understood: all sites and ranges are found, and files are open.
class Footprints {
  public:
    /// Throws Error(usage) for what makes no sense or is not known, Error(file) for files of sites that cannot be read;
    /// walks over no row yet. The data must outlive this.
    Footprints(FootprintRequest request, const Data& data);
    ~Footprints();
    Footprints(Footprints&&) noexcept;
    Footprints& operator=(Footprints&&) noexcept;

    /// @{
    /// What an output with one layer, or with several, holds: `footprints`, or with `lines` `boundaries`; with several
    /// layers both, and `sites`.
    std::vector<io::Layer> layers(bool several) const;
    /// @}

    /// Draws everything into the layers of that name. Rows of files are looked at before anything is drawn: throws
    /// Error(file) for bad ones that are not to be skipped, and what the engine throws with the place's name.
    Tally draw(bool several_layers, const FeatureSink& sink, const Reports& reports = {});

    /// Writes a file, complete or not at all. `output` says where to, in which format and whether styled; its layers
    /// and texts are filled in. Throws, besides, what `io::Writer` does, and Error(usage) for more than
    /// `limits::most_bytes` unless it is forced.
    Tally write(io::OutputRequest output, const Reports& reports = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Throws Error(usage) for more than `limits::most_bytes`, made up `of` something, and with what to try `instead`.
void must_not_exceed(double bytes, std::string_view of, std::string_view instead);

/// The columns of the layer of footprints, in every format.
std::vector<io::Field> footprint_fields();

}  // namespace rangeband::operations
