// SPDX-License-Identifier: MIT
/// Classifies lengths, or the claims about systems, under each treaty.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rangeband/catalog/classify.hpp"
#include "rangeband/operations/table.hpp"

namespace rangeband::operations {

/// One thing to classify: a length or an interval, or a claim.
struct Subject {
    std::string id;                         ///< `480km`, `9m729@us-2019`
    std::string title;                      ///< `480 km`
    std::optional<catalog::Stated> stated;  ///< none for a claim that only names a class
    const catalog::Claim* claim = nullptr;
    const catalog::System* system = nullptr;
    bool of_all = false;  ///< one of all claims about a requested system
};

/// The answer of one class for one subject.
struct Classified {
    const catalog::Band* band = nullptr;
    catalog::Finding finding;
    bool about = true;  ///< false if the class applies to other kinds of missile
};

/// What is to be classified, and messages about what cannot be.
struct Subjects {
    std::vector<Subject> list;
    std::vector<std::string> notes;
};

/// A length (`480km`, `500..5500km`), a system or a claim by its id; `*` stands for any letters. Throws Error(usage)
/// for what is none of these. The catalogue must outlive what is returned.
Subjects subjects_of(const catalog::Catalog& catalog, const std::vector<std::string>& specs);

/// Every class that applies to the subject, in the catalogue's order.
std::vector<Classified> classify(const catalog::Catalog& catalog, const Subject& subject);

/// @{
/// Answers as a table: its columns, and one row of it.
Table classes_table();
std::vector<io::Value> class_row(const catalog::Catalog& catalog, const Subject& subject, const Classified& classified);
/// @}

}  // namespace rangeband::operations
