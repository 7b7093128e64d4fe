// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/index_view.hpp"
#include "gazetteer/joined_hits.hpp"
#include "gazetteer/successors.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::gazetteer {

/// Makes several indexes one, by the rules that `Gazetteer` tells. Numbers here are those of all indexes together;
/// what is found out once about a place or a name is kept. Safe to ask from several threads.
class Layers {
public:
    /// \param parts  At least one; must outlive this. \throws InputError  They have too many abbreviations together.
    explicit Layers(std::span<const IndexView> parts);
    Layers(const Layers&) = delete;
    Layers& operator=(const Layers&) = delete;
    ~Layers();

    /// A place as its own index knows it.
    struct Local {
        const IndexView* part = nullptr; ///< nullptr: there is no such place
        PlaceIndex place = no_place;
    };
    [[nodiscard]] std::size_t size() const noexcept { return first_.back(); }
    [[nodiscard]] Local local(PlaceIndex place) const noexcept;
    [[nodiscard]] std::optional<PlaceIndex> find_id(std::string_view id) const noexcept;

    /// The place of a later index that has its id, or else itself.
    [[nodiscard]] PlaceIndex current(PlaceIndex place) const noexcept { return successors_->of(place); }
    [[nodiscard]] PlaceRow row(PlaceIndex place) const noexcept;
    /// Its own names in languages and those of the earlier place that it stands for.
    [[nodiscard]] std::vector<LanguageName> names_of(PlaceIndex place) const;
    /// The country's record with a place, or with a radius; of several the earliest. nullptr: there is none.
    [[nodiscard]] const format::CountryRecord* country(std::string_view alpha2) const noexcept;
    [[nodiscard]] PlaceIndex country_place(std::string_view alpha2) const noexcept;
    /// The unit's borders: its own, or those of the place of an earlier index that it stands for.
    [[nodiscard]] std::pair<const IndexView*, const format::UnitRecord*> unit(PlaceIndex place) const noexcept;
    [[nodiscard]] PlaceIndex unit_at(UnitView IndexView::*order, const LonLat& position) const noexcept;
    [[nodiscard]] PlaceIndex nearest_unit(const LonLat& position, double reach_m) const noexcept;

    /// The hits of one name in all indexes, joined; lives as long as this.
    [[nodiscard]] std::span<const NameHit> hits(const Postings& postings) const;
    [[nodiscard]] std::string_view surface(std::uint16_t number) const noexcept;
    /// Joined as the hits of a name are.
    [[nodiscard]] std::vector<FuzzyHit> find_fuzzy(std::string_view folded_name, int max_edits) const;

private:
    /// The number in all indexes of a place of one.
    [[nodiscard]] PlaceIndex number(std::size_t part, PlaceIndex place) const noexcept
    {
        return place < parts_[part].places.size() ? first_[part] + place : no_place;
    }
    [[nodiscard]] std::size_t part_of(PlaceIndex place) const noexcept;
    /// The place of an earlier index that this one mends: of its id, else of its name and kind; no_place: none.
    [[nodiscard]] PlaceIndex earlier(PlaceIndex place) const noexcept;
    [[nodiscard]] PlaceIndex find_earlier(PlaceIndex place) const;
    /// What a hit on the place means: a later one of its id, or for a unit the earlier one of its name.
    [[nodiscard]] PlaceIndex meant(PlaceIndex place) const noexcept;
    [[nodiscard]] std::string_view id(PlaceIndex place) const noexcept;
    [[nodiscard]] PlaceRow own_row(PlaceIndex place) const noexcept;
    [[nodiscard]] std::vector<NameHit> joined(const Postings& postings) const;

    std::span<const IndexView> parts_;
    std::vector<PlaceIndex> first_;                                 ///< number of each index's first place, and the end
    std::vector<std::uint32_t> first_surface_;                      ///< as first_, of written forms
    std::vector<std::vector<std::uint16_t>> country_numbers_;       ///< of each index's countries
    std::optional<Successors> successors_;                          ///< made when the places are numbered
    mutable std::unique_ptr<std::atomic<std::uint32_t>[]> earlier_; ///< from first_[1]: see `not_asked` in layers.cpp

    mutable JoinedHits joined_;
};

} // namespace placeline::gazetteer
