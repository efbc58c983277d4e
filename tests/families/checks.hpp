// SPDX-License-Identifier: MIT
/// What must hold of any layout, whatever is asked of it. None of the answers comes from our own code: GeographicLib
/// counts, measures and walks along circles; GEOS judges validity.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "families/families.hpp"
#include "oracle/dice.hpp"

namespace families {

/// What is asked of a layout. A depth from 1 to the number of items comes from its seed; `contested` is what any of the
/// items at even places and none of the others holds.
enum class Mode { union_of_all, intersection, exactly, at_least, depths, nested, contested };

inline constexpr Mode every_mode[] = {Mode::union_of_all, Mode::intersection, Mode::exactly,  Mode::at_least,
                                      Mode::depths,       Mode::nested,       Mode::contested};
std::string_view name(Mode mode);

/// Near-copies are discs that agree to this; what is narrower may be left out. A thousandth of the tolerance that is
/// kept: of a layout, that which shows the smallest and the narrowest of its shapes.
double resolution_m(double kept_m);
double resolution_m(const Layout& layout, double tolerance_m);

/// How much of it is checked.
struct Thoroughness {
    int places = 40;          ///< of each kind
    bool repeat = true;       ///< again, and with the items in another order
    bool near_copies = true;  ///< vertices beside those without near-copies
    int boundary_points = 0;  ///< each way, of the drawn and the true boundary; slow
};

/// A layout with its truth, which many requests share.
class Case {
  public:
    Case(Layout layout, double tolerance_m, const Thoroughness& thoroughness);

    /// Draws, and reports to doctest what is wrong, with the request's name.
    void check(Mode mode) const;

    /// As `RANGEBAND_FAMILY` selects it: family/n/mode/tolerance/seed.
    std::string name(Mode mode) const;

    /// Sites and ranges, for a program of one's own.
    std::string items() const;

  private:
    struct Fact {
        oracle::Place place;
        std::vector<bool> held;  ///< by each item
        int count;
        double margin;
    };
    struct Wanted;
    struct Layer;

    Fact fact(const oracle::Place& place) const;
    void collect(const oracle::Place& place);
    void collect_places();
    Wanted wanted(Mode mode) const;
    std::vector<Layer> drawn(Mode mode, const std::vector<Item>& items) const;
    void check_layer(const std::string& what, const Layer& layer) const;
    void check_areas(Mode mode, const std::vector<Layer>& layers) const;
    void check_vertices(Mode mode, const std::vector<Layer>& layers) const;
    void check_repeated(Mode mode, const std::vector<Layer>& layers) const;
    void check_boundary(const std::string& what, const Layer& layer) const;
    void check_within(Mode mode) const;

    Layout layout_;
    double tolerance_m_;
    double resolution_m_;
    Thoroughness thoroughness_;
    mutable oracle::Dice dice_;
    std::vector<Fact> facts_;
    oracle::Size singles_;  ///< areas and perimeters of all sites one by one
    bool sites_only_ = true;
};

}  // namespace families
