// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placeline::places {

/// Key of a feature "group=value"; FNV-1a, the same on every machine.
constexpr std::uint64_t feature_key(std::string_view group, std::string_view value) noexcept
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : group) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    hash = (hash ^ static_cast<unsigned char>('=')) * 1099511628211ULL;
    for (const char c : value) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash;
}

/// The weights of a linear model by feature, read from lines "group=value <tab> weight" ('#' starts a comment).
class Weights {
public:
    /// \param file  Name for messages. \throws InputError  A line is not of that form.
    Weights(std::string_view file, std::string_view tsv);

    /// 0 for a feature the model does not know.
    [[nodiscard]] double operator[](std::uint64_t key) const noexcept;
    [[nodiscard]] double get(std::string_view group, std::string_view value) const noexcept
    {
        return (*this)[feature_key(group, value)];
    }

private:
    std::vector<std::pair<std::uint64_t, double>> slots_; ///< open addressing; key 0: empty
    std::uint64_t mask_ = 0;
};

/// Is a name of the gazetteer a place here? geodata/weights-names.tsv, made by placeline_train_places.
const Weights& name_weights();
/// For training: replaces those weights for all that follows. Not safe with other threads.
void set_name_weights(Weights weights);
/// Which candidate is meant? geodata/weights-candidates.tsv, made by placeline_train_places.
const Weights& candidate_weights();

} // namespace placeline::places
