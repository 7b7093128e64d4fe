// SPDX-License-Identifier: Apache-2.0
#include "places/weights.hpp"

#include "base/error.hpp"
#include "places/builtin_weights.hpp"

#include <bit>
#include <charconv>
#include <utility>

namespace placeline::places {

Weights::Weights(std::string_view file, std::string_view tsv)
{
    std::vector<std::pair<std::uint64_t, double>> read;
    std::size_t line_number = 0;
    while (!tsv.empty()) {
        const auto end = tsv.find('\n');
        const auto line = tsv.substr(0, end);
        tsv = end == std::string_view::npos ? std::string_view{} : tsv.substr(end + 1);
        ++line_number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto tab = line.rfind('\t');
        const auto equals = line.find('=');
        double weight = 0.0;
        if (tab == std::string_view::npos || equals == std::string_view::npos || equals > tab ||
            std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight).ec != std::errc{}) {
            throw InputError{std::string{file} + ':' + std::to_string(line_number) +
                             ": expected \"group=value<tab>weight\""};
        }
        read.emplace_back(feature_key(line.substr(0, equals), line.substr(equals + 1, tab - equals - 1)), weight);
    }
    slots_.resize(std::bit_ceil(read.size() * 2 + 2));
    mask_ = slots_.size() - 1;
    for (const auto& [key, weight] : read) {
        auto at = key & mask_;
        while (slots_[at].first != 0 && slots_[at].first != key) {
            at = (at + 1) & mask_;
        }
        slots_[at] = {key, weight};
    }
}

double Weights::operator[](std::uint64_t key) const noexcept
{
    for (auto at = key & mask_; slots_[at].first != 0; at = (at + 1) & mask_) {
        if (slots_[at].first == key) {
            return slots_[at].second;
        }
    }
    return 0.0;
}

namespace {

Weights& current_name_weights()
{
    static Weights weights{"weights-names.tsv", builtin_name_weights()};
    return weights;
}

} // namespace

const Weights& name_weights()
{
    return current_name_weights();
}

void set_name_weights(Weights weights)
{
    current_name_weights() = std::move(weights);
}

const Weights& candidate_weights()
{
    static const Weights weights{"weights-candidates.tsv", builtin_candidate_weights()};
    return weights;
}

} // namespace placeline::places
