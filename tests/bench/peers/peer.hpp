// SPDX-License-Identifier: MIT
/// What every peer answers, whatever it is written in: a job a line on standard input, a line of seconds for each on
/// standard output. SITES are files of `lat lon` lines, OUT gets well-known text; SEGMENTS 0 is the peer's own default.
///
///   rings SECONDS SEGMENTS KM SITES OUT     seconds for a ring around the first site, made anew for at least so long
///   union SECONDS SEGMENTS KM SITES OUT     seconds from all centres to one polygon, the same
///   buffer SECONDS SEGMENTS KM SITES OUT    seconds for the buffer of the polygon whose corners the sites are
///   within LOW_KM HIGH_KM SITES PLACES OUT  seconds a pair; OUT gets 0 or 1 for each
#pragma once

#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "sites.hpp"

namespace peers {

class Peer {
  public:
    virtual ~Peer() = default;

    /// These are timed; what they make is kept for `wkt`.
    virtual void ring(const Site& site, double km, unsigned segments) = 0;
    virtual void unite(const std::vector<Site>& sites, double km, unsigned segments) = 0;
    virtual void buffer(const std::vector<Site>& /*corners*/, double /*km*/, unsigned /*segments*/) {
        throw std::logic_error("draws no buffers of polygons here");
    }

    /// All pairs: whether the place is at least `low_km` and at most `high_km` from the site.
    virtual void within(const std::vector<Site>& sites, const std::vector<Site>& places, double low_km, double high_km,
                        std::vector<char>& inside) = 0;

    virtual std::string wkt() const = 0;
};

/// `MULTIPOLYGON` from rings that come one after the other, a hole behind its exterior ring.
class WktWriter {
  public:
    WktWriter() { text_.precision(15); }
    void begin(bool hole) { text_ << (hole ? ",(" : polygons_++ == 0 ? "((" : "),(("), vertices_ = 0; }
    void add(double lon, double lat) { text_ << (vertices_++ == 0 ? "" : ",") << lon << ' ' << lat; }
    void end() { text_ << ')'; }
    std::string text() const { return polygons_ == 0 ? "MULTIPOLYGON EMPTY" : "MULTIPOLYGON(" + text_.str() + "))"; }

  private:
    std::ostringstream text_;
    int polygons_ = 0;
    int vertices_ = 0;
};

/// CPU seconds for one turn of work that is done for at least so long.
inline double seconds_a_turn(double least, const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    for (int turns = 1;; ++turns) {
        work();
        const double spent = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        if (spent >= least) return spent / turns;
    }
}

inline double answer(Peer& peer, std::istringstream& job) {
    std::string kind, sites, places, out;
    double least = 0.0, km = 0.0, low = 0.0;
    unsigned segments = 0;
    job >> kind;
    if (kind == "within") {
        job >> low >> km >> sites >> places >> out;
        const auto from = read_sites(sites), to = read_sites(places);
        std::vector<char> inside(from.size() * to.size());
        const double spent = seconds_a_turn(0.0, [&] { peer.within(from, to, low, km, inside); });
        for (char& one : inside) one = one != 0 ? '1' : '0';
        std::ofstream(out).write(inside.data(), static_cast<std::streamsize>(inside.size()));
        return spent / static_cast<double>(inside.size());
    }
    job >> least >> segments >> km >> sites >> out;
    const auto read = read_sites(sites);
    const double spent = seconds_a_turn(least, [&] {
        if (kind == "rings") peer.ring(read.front(), km, segments);
        if (kind == "union") peer.unite(read, km, segments);
        if (kind == "buffer") peer.buffer(read, km, segments);
    });
    std::ofstream(out) << peer.wkt() << '\n';
    return spent;
}

inline int serve(Peer& peer) {
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream job(line);
        std::cout << answer(peer, job) << std::endl;
    }
    return 0;
}

}  // namespace peers
