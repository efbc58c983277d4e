// SPDX-License-Identifier: MIT
/// Areas below edges that are straight in longitude and latitude.
#pragma once

namespace rangeband::analysis {

/// The mean of sin ξ, ξ the authalic latitude, between two geodetic latitudes in radians. Between an edge of Δλ radians
/// and the equator lies R²·Δλ·mean_sine, R the authalic radius.
double mean_sine(double from, double to);

}  // namespace rangeband::analysis
