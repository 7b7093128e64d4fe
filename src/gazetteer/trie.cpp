// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/trie.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace placeline::gazetteer {

std::string_view TrieView::tail_text(std::uint32_t at) const noexcept
{
    if (at >= tails.size()) {
        return {};
    }
    const char* const start = tails.data() + at;
    const void* const end = std::memchr(start, 0, tails.size() - at);
    return {start,
            end == nullptr ? tails.size() - at : static_cast<std::size_t>(static_cast<const char*>(end) - start)};
}

std::uint32_t TrieView::tail_posting(std::uint32_t at) const noexcept
{
    if (tails.size() < 5 || at > tails.size() - 5) {
        return no_posting;
    }
    std::uint32_t posting = 0;
    std::memcpy(&posting, tails.data() + at + 1, sizeof posting);
    return posting;
}

std::uint32_t TrieView::find(std::string_view key, std::uint32_t from) const noexcept
{
    if (from >= nodes.size()) {
        return no_posting;
    }
    std::uint32_t node = from;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (is_leaf(node)) {
            // The tail must be the rest of the key; comparing with its NUL settles the length too.
            const std::string_view rest = key.substr(i);
            const std::uint32_t at = tail_of(node);
            if (at >= tails.size() || tails.size() - at <= rest.size() ||
                std::memcmp(tails.data() + at, rest.data(), rest.size()) != 0 || tails[at + rest.size()] != 0) {
                return no_posting;
            }
            return tail_posting(at + static_cast<std::uint32_t>(rest.size()));
        }
        const auto label = static_cast<std::uint8_t>(key[i]);
        node = label == 0 ? trie::no_node : child(node, label); // label 0 would reach the end of a key
        if (node == trie::no_node) {
            return no_posting;
        }
    }
    if (is_leaf(node)) {
        const std::uint32_t at = tail_of(node);
        return at < tails.size() && tails[at] == 0 ? tail_posting(at) : no_posting;
    }
    return posting_at(node);
}

namespace {

constexpr std::uint32_t no_slot = 0xFFFFFFFF;
constexpr std::uint32_t block_slots = 256; // base ^ label stays in the block of the base
/// Only the newest blocks are searched for a free base (as in Yata's darts-clone): building takes linear time, and the
/// slots that stay free are about 2 %.
constexpr std::uint32_t open_blocks = 16;

class Builder {
public:
    explicit Builder(std::span<const TrieKey> keys) : keys_{keys} {}

    TrieParts build()
    {
        parts_.nodes.reserve(keys_.size() * 2 + block_slots);
        add_block();
        take(0);
        base_used_[0] = 1; // the root's label is 0: nobody may have it as a child
        if (!keys_.empty()) {
            work_.push_back({0, 0, static_cast<std::uint32_t>(keys_.size()), 0});
        }
        while (!work_.empty()) {
            const Work work = work_.back();
            work_.pop_back();
            place_children(work);
        }
        label_free_slots();
        return std::move(parts_);
    }

private:
    struct Work {
        std::uint32_t node;
        std::uint32_t first; ///< keys [first, last) share their first `depth` bytes
        std::uint32_t last;
        std::uint32_t depth;
    };

    static std::uint8_t label_at(std::string_view key, std::uint32_t depth)
    {
        return depth < key.size() ? static_cast<std::uint8_t>(key[depth]) : 0;
    }

    void place_children(const Work& work)
    {
        std::array<std::uint8_t, 256> labels{};
        std::array<std::uint32_t, 257> starts{};
        std::uint32_t n = 0;
        for (std::uint32_t i = work.first; i < work.last;) {
            const std::uint8_t label = label_at(keys_[i].key, work.depth);
            labels[n] = label;
            starts[n++] = i;
            i = end_of_label(i, work.last, work.depth, label);
        }
        starts[n] = work.last;

        const std::uint32_t base = find_base({labels.data(), n});
        parts_.nodes[work.node].base = base;
        parts_.nodes[work.node].first = labels[0];
        base_used_[base] = 1;
        for (std::uint32_t k = 0; k < n; ++k) {
            const std::uint32_t slot = base ^ labels[k];
            take(slot);
            parts_.nodes[slot].label = labels[k];
            parts_.nodes[slot].next = k + 1 < n ? labels[k + 1] : std::uint8_t{0};
            if (labels[k] == 0) {
                parts_.nodes[slot].base = trie::leaf | keys_[starts[k]].posting;
            } else if (starts[k + 1] - starts[k] == 1) {
                parts_.nodes[slot].base = trie::leaf | add_tail(keys_[starts[k]], work.depth + 1);
                parts_.nodes[slot].first = length_from(keys_[starts[k]].key, work.depth + 1);
            }
        }
        for (std::uint32_t k = n; k-- > 0;) { // the least label is built next, near its parent
            if (labels[k] != 0 && starts[k + 1] - starts[k] > 1) {
                work_.push_back({base ^ labels[k], starts[k], starts[k + 1], work.depth + 1});
            }
        }
    }

    /// First key of [first, last) with another label at `depth`: gallops, since the labels are sorted.
    std::uint32_t end_of_label(std::uint32_t first, std::uint32_t last, std::uint32_t depth, std::uint8_t label) const
    {
        std::uint32_t step = 1;
        std::uint32_t low = first;
        while (low + step < last && label_at(keys_[low + step].key, depth) == label) {
            low += step;
            step *= 2;
        }
        std::uint32_t high = std::min(last, low + step);
        ++low;
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (label_at(keys_[middle].key, depth) == label) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static std::uint8_t length_from(std::string_view key, std::uint32_t depth)
    {
        const auto rest = key.substr(std::min<std::size_t>(depth, key.size()));
        const auto length =
            std::count_if(rest.begin(), rest.end(), [](char byte) { return (byte & '\xC0') != '\x80'; });
        return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(length, 255));
    }

    std::uint32_t add_tail(const TrieKey& key, std::uint32_t depth)
    {
        const auto at = static_cast<std::uint32_t>(parts_.tails.size());
        parts_.tails.append(key.key.substr(std::min<std::size_t>(depth, key.key.size())));
        parts_.tails.push_back('\0');
        std::array<char, 4> bytes{};
        std::memcpy(bytes.data(), &key.posting, bytes.size());
        parts_.tails.append(bytes.data(), bytes.size());
        return at;
    }

    std::uint32_t find_base(std::span<const std::uint8_t> labels)
    {
        for (std::uint32_t slot = head_; slot != no_slot; slot = next_[slot]) {
            const std::uint32_t base = slot ^ labels[0];
            const bool fits =
                base_used_[base] == 0 && std::all_of(labels.begin() + 1, labels.end(),
                                                     [&](std::uint8_t label) { return is_free(base ^ label); });
            if (fits) {
                return base;
            }
        }
        return add_block() ^ labels[0];
    }

    /// A free slot has a label that leads to it from no base in use.
    void label_free_slots()
    {
        for (std::uint32_t block = 0; block < parts_.nodes.size(); block += block_slots) {
            const auto first = base_used_.begin() + block;
            const auto unused = static_cast<std::uint32_t>(std::find(first, first + block_slots, 0) - first);
            for (std::uint32_t slot = 0; slot < block_slots; ++slot) {
                if (is_free(block + slot)) { // so there are fewer bases in use than slots, and one is unused
                    parts_.nodes[block + slot].label = static_cast<std::uint8_t>(slot ^ unused);
                }
            }
        }
    }

    [[nodiscard]] bool is_free(std::uint32_t slot) const { return free_[slot] != 0; }

    /// \returns The first slot of the new block.
    std::uint32_t add_block()
    {
        const auto first = static_cast<std::uint32_t>(parts_.nodes.size());
        const std::uint32_t size = first + block_slots;
        parts_.nodes.resize(size);
        base_used_.resize(size, 0);
        free_.resize(size, 1);
        next_.resize(size, no_slot);
        previous_.resize(size, no_slot);
        for (std::uint32_t slot = first; slot < size; ++slot) {
            previous_[slot] = last_;
            (last_ == no_slot ? head_ : next_[last_]) = slot;
            last_ = slot;
        }
        if (size > open_blocks * block_slots) {
            const std::uint32_t closed = size - (open_blocks + 1) * block_slots;
            for (std::uint32_t slot = closed; slot < closed + block_slots && slot < size; ++slot) {
                if (is_free(slot)) {
                    unlink(slot);
                }
            }
        }
        return first;
    }

    void take(std::uint32_t slot)
    {
        unlink(slot);
        free_[slot] = 0;
    }

    void unlink(std::uint32_t slot)
    {
        (previous_[slot] == no_slot ? head_ : next_[previous_[slot]]) = next_[slot];
        (next_[slot] == no_slot ? last_ : previous_[next_[slot]]) = previous_[slot];
    }

    std::span<const TrieKey> keys_;
    TrieParts parts_;
    std::vector<Work> work_;
    std::vector<std::uint8_t> free_;
    std::vector<std::uint8_t> base_used_;        ///< by some node
    std::vector<std::uint32_t> next_, previous_; ///< of the free slots in open blocks
    std::uint32_t head_ = no_slot, last_ = no_slot;
};

} // namespace

TrieParts build_trie(std::span<const TrieKey> keys)
{
    return Builder{keys}.build();
}

} // namespace placeline::gazetteer
