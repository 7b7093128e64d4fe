// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/geocode.hpp"

#include <array>
#include <cstddef>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace placeline::cli {

/// Answers given before, since the same names come again and again in one table. Bounded, so that memory stays flat.
/// Several threads may ask.
class KnownAnswers {
public:
    using Answer = std::shared_ptr<const places::GeocodeAnswer>;

    template <typename Ask>
    Answer get(const places::GeocodeQuery& query, Ask ask)
    {
        std::string key = fmt::format("{}\n{}\n{}", query.name, query.country, query.admin1);
        if (query.near) {
            key += fmt::format("\n{} {}", query.near->lat_deg, query.near->lon_deg);
        }
        Shelf& shelf = shelves_[std::hash<std::string>{}(key) % shelves_.size()];
        {
            const std::lock_guard lock{shelf.mutex};
            if (const auto found = shelf.answers.find(key); found != shelf.answers.end()) {
                return found->second;
            }
        }
        auto answer = std::make_shared<const places::GeocodeAnswer>(ask(query));
        const std::lock_guard lock{shelf.mutex};
        if (shelf.answers.size() >= most_answers) {
            shelf.answers.clear();
        }
        return shelf.answers.emplace(std::move(key), std::move(answer)).first->second;
    }

private:
    static constexpr std::size_t most_answers = 4096;
    struct Shelf {
        std::mutex mutex;
        std::unordered_map<std::string, Answer> answers;
    };
    std::array<Shelf, 16> shelves_;
};

} // namespace placeline::cli
