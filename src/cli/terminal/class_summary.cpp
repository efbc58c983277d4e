// SPDX-License-Identifier: MIT
#include "cli/terminal/class_summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace rangeband::cli {
namespace {

using catalog::Answer;
using catalog::Band;
using catalog::Catalog;
using catalog::Regime;
using catalog::Stated;
using catalog::System;
using operations::Subject;

/// What the classes of treaties say of one claim.
struct ClassAnswer {
    std::vector<const Band*> in;
    std::vector<const Band*> open;
    std::string outside;  ///< `below 500 km`: why the first class does not contain it
};

/// Arrangements of exporters and everyday usage bind no missile. A catalogue without regimes has only classes.
bool of_a_treaty(const Catalog& catalog, const Band& band) {
    const auto is_bound = [&](const Regime& regime) { return regime.name == band.regime && !regime.parties.empty(); };
    return catalog.regimes().empty() || std::ranges::any_of(catalog.regimes(), is_bound);
}

bool lies_within(const Band& narrow, const Band& wide) {
    return narrow.regime == wide.regime &&
           catalog::classify(Stated{narrow.lower, narrow.upper}, wide).answer == Answer::in &&
           catalog::classify(Stated{wide.lower, wide.upper}, narrow).answer != Answer::in;
}

ClassAnswer answer_of(const Catalog& catalog, const Subject& claim) {
    ClassAnswer answer;
    for (const auto& [band, finding, about] : operations::classify(catalog, claim)) {
        if (!about || !of_a_treaty(catalog, *band)) continue;
        if (finding.answer == Answer::in) answer.in.push_back(band);
        if (finding.answer == Answer::undecided) answer.open.push_back(band);
        if (finding.answer == Answer::out && answer.outside.empty()) answer.outside = finding.why;
    }
    const std::vector<const Band*> all = answer.in;
    std::erase_if(answer.in, [&](const Band* wide) {
        return std::ranges::any_of(all, [&](const Band* narrow) { return lies_within(*narrow, *wide); });
    });
    return answer;
}

std::string ids_of(const std::vector<const Band*>& bands) {
    std::vector<std::string_view> ids;
    for (const Band* band : bands) ids.emplace_back(band->id);
    return fmt::format("{}", fmt::join(ids, ", "));
}

std::string class_text(const ClassAnswer& answer) {
    if (!answer.in.empty()) return ids_of(answer.in);
    if (!answer.open.empty()) return "undecided";
    return answer.outside.empty() ? "none" : "none, " + answer.outside;
}

/// What all claims about a system come to.
class Tally {
  public:
    Tally(const Catalog& catalog, const System& system) : catalog_(catalog), system_(system) {}

    void add(const Subject& claim, const ClassAnswer& answer) {
        for (const Band* band : answer.in) ++(claim.stated ? held_ : named_)[band->id];
        for (const Band* band : answer.in) decided_.insert(band->regime);
        for (const Band* band : answer.open) {
            open_.insert(band->regime);
            unsaid_ = unsaid_ || (!system_.kind.empty() && covers(*band, system_.kind) == catalog::Covers::unsaid);
        }
        if (!claim.stated) return;
        ++figures_;
        of_other_kind_ = of_other_kind_ && answer.in.empty() && answer.open.empty() && answer.outside.empty();
        if (!answer.in.empty()) return;
        ++(answer.open.empty() ? none_ : undecided_);
    }

    /// `Oreshnik (Russia): 8 figures, 2 in inf-intermediate, 6 undecided; 2 statements without a figure name
    /// inf-intermediate. Not bound: INF Treaty (1987), ended 2019-08-02.`
    std::string sentence() const {
        const std::string country = system_.country.empty() ? "" : fmt::format(" ({})", system_.country);
        std::string text = fmt::format("{}{}: {}", system_.name, country, counts());
        for (const auto& [band, count] : named_) {
            text +=
                fmt::format("; {} {} {}", count,
                            count == 1 ? "statement without a figure names" : "statements without a figure name", band);
        }
        text += ".";
        if (unsaid_) text += fmt::format(" The treaties do not mention its kind, {}.", system_.kind);
        if (figures_ > 0 && of_other_kind_)
            text += fmt::format(" No treaty class applies to its kind, {}.", system_.kind);
        for (const Band& band : catalog_.bands()) {
            if (!regimes().contains(band.regime) || text.find(band.regime) != text.npos) continue;
            const std::string why = why_not_bound(band, system_, catalog_.regimes());
            if (!why.empty()) text += fmt::format(" Not bound: {}, {}.", band.regime, why);
        }
        return text;
    }

    /// Those whose classes contain some claim, else those that may contain one.
    const std::set<std::string>& regimes() const { return decided_.empty() ? open_ : decided_; }

  private:
    std::string counts() const {
        if (figures_ == 0) return "no figure";
        std::vector<std::string> parts;
        for (const auto& [band, count] : held_) parts.push_back(fmt::format("{} in {}", count, band));
        if (undecided_ > 0) parts.push_back(fmt::format("{} undecided", undecided_));
        if (none_ > 0) parts.push_back(fmt::format("{} in no class", none_));
        return fmt::format("{} {}, {}", figures_, figures_ == 1 ? "figure" : "figures", fmt::join(parts, ", "));
    }

    const Catalog& catalog_;
    const System& system_;
    std::map<std::string, int> held_, named_;  // by band
    std::set<std::string> decided_, open_;
    int figures_ = 0, undecided_ = 0, none_ = 0;
    bool unsaid_ = false, of_other_kind_ = true;
};

void add_notes(const Catalog& catalog, const std::set<std::string>& bands, const std::set<std::string>& regimes,
               Table& table) {
    for (const Band& band : catalog.bands()) {
        if (bands.contains(band.id)) table.notes.push_back(explained(band));
    }
    for (const Regime& regime : catalog.regimes()) {
        if (regimes.contains(regime.name) && !term_of(regime).empty()) table.notes.push_back(term_of(regime));
    }
    table.notes.emplace_back(
        "A class is decided if it contains every range that the statement allows: 'up to' allows shorter ranges, 'at "
        "least' and the distance of a flight longer ones.");
}

}  // namespace

std::string explained(const Band& band) {
    const std::string applies = band.applies_to.empty() ? "" : fmt::format(", for {}", band.applies_to);
    return fmt::format("{}: {}{}", band.id, band.name, applies);
}

std::string term_of(const Regime& regime) {
    if (regime.valid_from.empty()) return {};
    return regime.valid_to.empty()
               ? fmt::format("{}: since {}", regime.name, regime.valid_from)
               : fmt::format("{}: in force {} to {}", regime.name, regime.valid_from, regime.valid_to);
}

Table class_summary(const Catalog& catalog, const std::vector<Subject>& claims) {
    Table table{{{"about", Shown::as_heading},
                 {"claim", Shown::everywhere, true},
                 {"claimant"},
                 {"date"},
                 {"stated"},
                 {"class"}},
                {},
                {}};
    std::set<std::string> bands, regimes;
    for (auto from = claims.begin(); from != claims.end();) {
        const System& system = *from->system;
        const auto to = std::find_if(from, claims.end(), [&](const Subject& s) { return s.system != &system; });
        Tally tally(catalog, system);
        std::vector<std::string> classes;
        for (auto claim = from; claim != to; ++claim) {
            const ClassAnswer answer = answer_of(catalog, *claim);
            tally.add(*claim, answer);
            classes.push_back(class_text(answer));
            for (const Band* band : answer.in) bands.insert(band->id);
        }
        regimes.insert(tally.regimes().begin(), tally.regimes().end());
        const std::string heading = tally.sentence();
        for (auto class_of = classes.begin(); from != to; ++from, ++class_of) {
            const catalog::Claim& claim = *from->claim;
            const std::string stated = claim.classification ? "a class, no figure" : figures(claim);
            table.rows.push_back({heading, claim.id, claim.claimant, io::text_value(claim.date), stated, *class_of});
        }
    }
    add_notes(catalog, bands, regimes, table);
    return table;
}

}  // namespace rangeband::cli
