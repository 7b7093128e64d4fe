// SPDX-License-Identifier: Apache-2.0
// Measures the gazetteer beside its peers in one run: gazetteer_bench INDEX TEXT... prints one figure a line,
// "name <tab> value <tab> unit". All on one core, each the median of several rounds.
#include "base/error.hpp"
#include "base/mapped_file.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/trie.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <set>
#include <sqlite3.h>
#include <string>
#include <time.h>
#include <vector>

using namespace placeline;
using namespace placeline::gazetteer;

namespace {

constexpr int rounds = 5;
volatile std::uint64_t sink = 0; ///< keeps the compiler from leaving the work out

/// Seconds of processor time of this thread: the figures are per core, whatever else the machine does.
double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Median of the seconds that `work()` takes.
template <typename Work>
double seconds(Work work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const double start = processor_seconds();
        work();
        times.push_back(processor_seconds() - start);
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

void print(std::string_view name, double value, std::string_view unit)
{
    fmt::print("{}\t{:.4g}\t{}\n", name, value, unit);
}

struct CloseDatabase {
    void operator()(sqlite3* db) const noexcept { sqlite3_close(db); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

Statement prepare(sqlite3* db, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK) {
        throw Error{sqlite3_errmsg(db)};
    }
    return Statement{statement};
}

/// The distinct folded main names of the index.
std::vector<std::string> folded_names(const Gazetteer& gazetteer)
{
    std::set<std::string> names;
    for (PlaceIndex place = 0; place < gazetteer.size(); ++place) {
        if (std::string name = text::folded(gazetteer.row(place).name); !gazetteer.find(name).empty()) {
            names.insert(std::move(name));
        }
    }
    return {names.begin(), names.end()};
}

void exact_look_ups(const Gazetteer& gazetteer, const std::vector<std::string>& names)
{
    std::vector<std::string> queries;
    std::mt19937 random{1};
    for (int i = 0; i < 200'000; ++i) {
        queries.push_back(names[random() % names.size()]);
        if (i % 5 == 0) {
            queries.back() += "x"; // mostly names that are not there
        }
    }
    const double ours = seconds([&] {
        std::uint64_t found = 0;
        for (const auto& query : queries) {
            found += gazetteer.find(query).size();
        }
        sink = sink + found;
    });

    sqlite3* opened = nullptr;
    sqlite3_open(":memory:", &opened);
    const std::unique_ptr<sqlite3, CloseDatabase> db{opened};
    sqlite3_exec(db.get(), "CREATE TABLE name (name TEXT, place INTEGER); BEGIN", nullptr, nullptr, nullptr);
    const auto insert = prepare(db.get(), "INSERT INTO name VALUES (?, ?)");
    for (const auto& name : names) {
        for (const NameHit& hit : gazetteer.find(name)) {
            sqlite3_bind_text(insert.get(), 1, name.data(), static_cast<int>(name.size()), SQLITE_STATIC);
            sqlite3_bind_int64(insert.get(), 2, hit.place);
            sqlite3_step(insert.get());
            sqlite3_reset(insert.get());
        }
    }
    sqlite3_exec(db.get(), "COMMIT; CREATE INDEX name_name ON name (name, place)", nullptr, nullptr, nullptr);
    const auto select = prepare(db.get(), "SELECT place FROM name WHERE name = ?");
    const double theirs = seconds([&] {
        std::uint64_t found = 0;
        for (const auto& query : queries) {
            sqlite3_bind_text(select.get(), 1, query.data(), static_cast<int>(query.size()), SQLITE_STATIC);
            while (sqlite3_step(select.get()) == SQLITE_ROW) {
                ++found;
            }
            sqlite3_reset(select.get());
        }
        sink = sink + found;
    });
    const auto n = static_cast<double>(queries.size());
    print("exact look-up", n / ours, "names/s");
    print("exact look-up, SQLite prepared in memory", n / theirs, "names/s");
    print("exact look-up, ratio", theirs / ours, "times");
}

void fuzzy_look_ups(const Gazetteer& gazetteer, const std::vector<std::string>& names)
{
    std::vector<std::string> queries;
    std::mt19937 random{2};
    while (queries.size() < 2'000) {
        std::string query = names[random() % names.size()];
        if (query.size() < 5 || query.size() > 30 ||
            !std::all_of(query.begin(), query.end(), [](char c) { return c > 0; })) {
            continue;
        }
        for (int edit = 0; edit < 2; ++edit) {
            const auto at = random() % query.size();
            switch (random() % 3) {
            case 0:
                query.erase(at, 1);
                break;
            case 1:
                query.insert(at, 1, static_cast<char>('a' + random() % 26));
                break;
            default:
                query[at] = static_cast<char>('a' + random() % 26);
            }
        }
        queries.push_back(std::move(query));
    }
    for (const int edits : {1, 2}) {
        const double time = seconds([&] {
            std::uint64_t found = 0;
            for (const auto& query : queries) {
                found += gazetteer.find_fuzzy(query, edits, 10).size();
            }
            sink = sink + found;
        });
        print(fmt::format("look-up within {} edits", edits), static_cast<double>(queries.size()) / time, "names/s");
    }
}

void points(const Gazetteer& gazetteer)
{
    std::vector<LonLat> positions;
    std::mt19937 random{3};
    std::uniform_real_distribution<double> jitter{-0.2, 0.2};
    for (int i = 0; i < 200'000; ++i) {
        LonLat p = gazetteer.row(static_cast<PlaceIndex>(random() % gazetteer.size())).position;
        positions.push_back({p.lon_deg + jitter(random), std::clamp(p.lat_deg + jitter(random), -90.0, 90.0)});
    }
    const double time = seconds([&] {
        std::uint64_t found = 0;
        for (const auto& p : positions) {
            found += gazetteer.admin1_at(p);
        }
        sink = sink + found;
    });
    print("point to first-order unit", static_cast<double>(positions.size()) / time, "points/s");
}

/// Walks all names from each word of a text, as the search for mentions does, beside a bare double-array walk from the
/// same starts over the bytes as they are: what the words and the folding cost.
void matching(const Gazetteer& gazetteer, const std::vector<std::string>& names, std::string_view bytes)
{
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto is_word = [&](std::size_t i) {
            const auto c = static_cast<unsigned char>(bytes[i]);
            return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        };
        while (at < bytes.size() && !is_word(at)) {
            ++at;
        }
        const std::size_t first = at;
        while (at < bytes.size() && is_word(at)) {
            ++at;
        }
        if (at > first) {
            words.emplace_back(first, at);
        }
    }
    const double ours = seconds([&] {
        std::uint64_t found = 0;
        std::vector<std::string> folded(words.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            text::fold_to(bytes.substr(words[i].first, words[i].second - words[i].first), folded[i]);
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            NameCursor cursor = gazetteer.cursor();
            for (std::size_t j = i; j < words.size() && cursor.step(folded[j]); ++j) {
                found += cursor.hits().size();
            }
        }
        sink = sink + found;
    });

    std::vector<TrieKey> keys;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        keys.push_back({names[i], i});
    }
    const TrieParts parts = build_trie(keys);
    const TrieView trie = parts.view();
    const double plain = seconds([&] {
        std::uint64_t found = 0;
        for (const auto& word : words) {
            std::uint32_t node = 0;
            for (std::size_t at = word.first; at < bytes.size(); ++at) {
                node = bytes[at] == 0 ? trie::no_node : trie.child(node, static_cast<std::uint8_t>(bytes[at]));
                if (node == trie::no_node) {
                    break;
                }
                if (trie.is_leaf(node)) {
                    found += bytes.substr(at + 1).starts_with(trie.tail_text(trie.tail_of(node))) ? 1 : 0;
                    break;
                }
                found += trie.posting_at(node) != no_posting ? 1 : 0;
            }
        }
        sink = sink + found;
    });
    const double megabytes = static_cast<double>(bytes.size()) / 1e6;
    print("matching all names at every word, with folding", megabytes / ours, "MB/s");
    print("plain double-array walk on exact bytes", megabytes / plain, "MB/s");
    print("matching, share of the plain walk", plain / ours, "times");
}

std::string read_all(int n, char** paths)
{
    std::string out;
    for (int i = 0; i < n; ++i) {
        std::ifstream in{paths[i], std::ios::binary};
        if (!in) {
            throw InputError{std::string{paths[i]} + ": cannot be read"};
        }
        out.append(std::istreambuf_iterator<char>{in}, {});
    }
    return out;
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc < 2) {
        fmt::print(stderr, "usage: placeline_bench_gazetteer INDEX [TEXT...]\n");
        return 2;
    }
    const std::filesystem::path path = argv[1];
    const double open = seconds([&] {
        for (int i = 0; i < 100; ++i) {
            sink = sink + Gazetteer::open(path).size();
        }
    });
    const Gazetteer gazetteer = Gazetteer::open(path);
    const auto info = gazetteer.info();
    print("index", static_cast<double>(info.bytes) / 1e6, "MB");
    print("places", static_cast<double>(info.places), "");
    print("distinct folded names", static_cast<double>(info.names), "");
    print("open", open / 100 * 1e6, "microseconds");
    const auto names = folded_names(gazetteer);
    exact_look_ups(gazetteer, names);
    fuzzy_look_ups(gazetteer, names);
    points(gazetteer);
    if (argc > 2) {
        matching(gazetteer, names, read_all(argc - 2, argv + 2));
    }
    return 0;
} catch (const placeline::Error& error) {
    fmt::print(stderr, "placeline_bench_gazetteer: {}\n", error.what());
    return 1;
}
