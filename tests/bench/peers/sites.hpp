// SPDX-License-Identifier: MIT
/// Files of sites as the peers take them.
#pragma once

#include <fstream>
#include <string>
#include <vector>

namespace peers {

/// Degrees.
struct Site {
    double lat;
    double lon;
};

inline std::vector<Site> read_sites(const std::string& path) {
    std::vector<Site> sites;
    std::ifstream file(path);
    for (Site site{}; file >> site.lat >> site.lon;) sites.push_back(site);
    return sites;
}

}  // namespace peers
