// SPDX-License-Identifier: Apache-2.0
/// placeline_train_places: makes geodata/weights-names.tsv and geodata/weights-candidates.tsv from gold corpora.
///
/// Run by scripts/train-places.
///
///   placeline_train_places INDEX OUT_NAMES OUT_CANDIDATES CORPUS.ndjson[:names][:senses][:skip=K/N]...
///
/// A corpus line is {"text", "toponyms": [{"start", "end", "lat", "lon"}]}, offsets in code points. Only weights leave
/// it, no text. With skip=K/N every N-th document from the K-th is left out (and measured at the end):
/// cross-validation.
#include "gazetteer/gazetteer.hpp"
#include "geo/distance.hpp"
#include "places/cues.hpp"
#include "places/given_spans.hpp"
#include "places/names.hpp"
#include "places/resolve.hpp"
#include "places/weights.hpp"
#include "text/document.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <numeric>
#include <optional>
#include <simdjson.h>
#include <string>
#include <unordered_map>
#include <vector>

namespace placeline::places {
namespace {

constexpr double right_km = 161.0; // 100 miles, the field's usual bound

struct Gold {
    TextSpan span;
    std::optional<LonLat> position;
};

struct GoldReport {
    text::Document document;
    std::vector<Gold> gold;
    bool for_names = false;
    bool for_senses = false;
    bool held_out = false;
};

/// Byte offsets of all code points, and one past the end.
std::vector<std::uint32_t> code_points(std::string_view text)
{
    std::vector<std::uint32_t> at;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            at.push_back(i);
        }
    }
    at.push_back(static_cast<std::uint32_t>(text.size()));
    return at;
}

void read_corpus(std::string argument, std::vector<GoldReport>& reports)
{
    bool names = argument.find(":names") != std::string::npos;
    bool senses = argument.find(":senses") != std::string::npos;
    int skip = -1;
    int of = 0;
    if (const auto at = argument.find(":skip="); at != std::string::npos) {
        std::sscanf(argument.c_str() + at, ":skip=%d/%d", &skip, &of);
    }
    argument = argument.substr(0, argument.find(':'));
    simdjson::dom::parser parser;
    simdjson::dom::document_stream stream;
    simdjson::padded_string json;
    if (simdjson::padded_string::load(argument).get(json) != simdjson::SUCCESS ||
        parser.parse_many(json, 8'000'000).get(stream) != simdjson::SUCCESS) {
        throw std::runtime_error{argument + ": cannot be read"};
    }
    int number = 0;
    for (auto doc : stream) {
        std::string_view text;
        if (doc["text"].get(text) != simdjson::SUCCESS) {
            continue;
        }
        GoldReport report;
        report.document = text::analyse(text);
        report.for_names = names;
        report.for_senses = senses;
        report.held_out = of > 0 && number % of == skip;
        ++number;
        const auto at = code_points(text);
        simdjson::dom::array toponyms;
        if (doc["toponyms"].get(toponyms) != simdjson::SUCCESS) {
            continue;
        }
        for (auto t : toponyms) {
            std::string_view kind;
            if (t["kind"].get(kind) == simdjson::SUCCESS && kind == "non_toponym") {
                continue;
            }
            const auto start = static_cast<std::size_t>(std::int64_t{t["start"]});
            const auto end = static_cast<std::size_t>(std::int64_t{t["end"]});
            Gold gold{{at[start], at[end]}, {}};
            double lat = 0.0;
            double lon = 0.0;
            if (t["lat"].get(lat) == simdjson::SUCCESS && t["lon"].get(lon) == simdjson::SUCCESS) {
                gold.position = LonLat{lon, lat};
            }
            report.gold.push_back(gold);
        }
        std::ranges::sort(report.gold, {}, &Gold::span);
        reports.push_back(std::move(report));
    }
}

/// Logistic regression by AdaGrad.
void train_names(std::vector<GoldReport>& reports, const gazetteer::Gazetteer& gazetteer, const std::string& out)
{
    struct Example {
        std::vector<std::uint32_t> features;
        bool place = false;
        bool held_out = false;
    };
    std::unordered_map<std::string, std::uint32_t> number;
    std::vector<std::string> feature_names;
    std::vector<int> count;
    std::vector<Example> examples;
    for (const auto& report : reports) {
        if (!report.for_names) {
            continue;
        }
        const CueMap cues{report.document};
        // The gold data decide what is taken, so that the weights do not depend on those of the program before.
        find_names(report.document, cues, gazetteer, [&](const FoundName& name, const NameFeatures& features) {
            Example example;
            example.held_out = report.held_out;
            bool unlocated = false;
            for (const auto& gold : report.gold) {
                const auto near = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b <= 5 : b - a <= 5; };
                if (near(gold.span.begin, name.span.begin) && near(gold.span.end, name.span.end)) {
                    example.place = true;
                    unlocated = !gold.position;
                }
            }
            if (unlocated) {
                return true; // neither right nor wrong in the field's measure
            }
            for (const auto& feature : features) {
                const auto [at, fresh] = number.try_emplace(feature, static_cast<std::uint32_t>(feature_names.size()));
                if (fresh) {
                    feature_names.push_back(feature);
                    count.push_back(0);
                }
                ++count[at->second];
                example.features.push_back(at->second);
            }
            examples.push_back(std::move(example));
            return examples.back().place;
        });
    }
    constexpr int least_count = 4;
    std::vector<double> weight(feature_names.size(), 0.0);
    std::vector<double> squares(feature_names.size(), 1e-6);
    constexpr double rate = 0.1;
    constexpr double decay = 2e-4;
    // Local news, which most of the corpora are, has no "Moscow said": the weights of the rest must not drown it.
    constexpr double least_metonymy = 2.0;
    std::vector<double> floor(feature_names.size(), -20.0);
    for (const auto* name : {"speaks=capital", "speaks=country", "spoken-to=capital", "spoken-to=country"}) {
        const auto [at, fresh] = number.try_emplace(name, static_cast<std::uint32_t>(feature_names.size()));
        if (fresh) {
            feature_names.emplace_back(name);
            count.push_back(0);
            weight.push_back(least_metonymy);
            squares.push_back(1e-6);
            floor.push_back(0.0);
        }
        floor[at->second] = least_metonymy;
        weight[at->second] = least_metonymy;
    }
    std::uint64_t random = 88172645463325252ULL;
    std::vector<std::uint32_t> order(examples.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    for (int epoch = 0; epoch < 20; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) {
            random ^= random << 13U;
            random ^= random >> 7U;
            random ^= random << 17U;
            std::swap(order[i - 1], order[random % i]);
        }
        for (const auto i : order) {
            const auto& example = examples[i];
            if (example.held_out) {
                continue;
            }
            double logit = 0.0;
            for (const auto f : example.features) {
                logit += weight[f];
            }
            const double error = 1.0 / (1.0 + std::exp(-logit)) - (example.place ? 1.0 : 0.0);
            for (const auto f : example.features) {
                if (count[f] < least_count) {
                    continue;
                }
                const double gradient = error + decay * weight[f];
                squares[f] += gradient * gradient;
                weight[f] = std::max(floor[f], weight[f] - rate * gradient / std::sqrt(squares[f]));
            }
        }
    }
    for (const bool held_out : {false, true}) {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        int all = 0;
        for (const auto& example : examples) {
            if (example.held_out != held_out) {
                continue;
            }
            double logit = 0.0;
            for (const auto f : example.features) {
                logit += weight[f];
            }
            ++all;
            right += example.place && logit > 0.0;
            wrong += !example.place && logit > 0.0;
            missed += example.place && logit <= 0.0;
        }
        if (all > 0) {
            fmt::print("names {}: {} examples, precision {:.3f}, recall {:.3f}\n", held_out ? "held out" : "trained on",
                       all, right / std::max(1.0, static_cast<double>(right + wrong)),
                       right / std::max(1.0, static_cast<double>(right + missed)));
        }
    }
    std::map<std::string, double> sorted;
    for (std::size_t f = 0; f < weight.size(); ++f) {
        if (std::abs(weight[f]) >= 0.02) {
            sorted[feature_names[f]] = weight[f];
        }
    }
    std::string tsv =
        "# Made by placeline_train_places (src/places/train.cpp). Is a name of the gazetteer a place here?\n";
    for (const auto& [name, value] : sorted) {
        tsv += fmt::format("{}\t{:.3f}\n", name, value);
    }
    std::ofstream{out} << tsv;
    set_name_weights(Weights{out, tsv}); // what follows sees the names as the program will
}

/// The span, its entry's candidates and which of them are right.
struct SenseExample {
    std::vector<CandidateFeatures> features;
    std::vector<bool> right;
    bool any = false; ///< some candidate is right
    bool hit = false; ///< the resolved one is
    ConfidenceFeatures sure{};
};

double confidence_of(const ConfidenceFeatures& features, const ConfidenceFeatures& weights)
{
    return 1.0 / (1.0 + std::exp(-std::inner_product(features.begin(), features.end(), weights.begin(), 0.0)));
}

std::vector<SenseExample> sense_examples(const std::vector<GoldReport>& reports, const gazetteer::Gazetteer& gazetteer,
                                         int round, bool held_out, double& ceiling, double& accuracy)
{
    std::vector<SenseExample> examples;
    int all = 0;
    int possible = 0;
    int hit = 0;
    for (const auto& report : reports) {
        if (!report.for_senses || report.held_out != held_out) {
            continue;
        }
        const CueMap cues{report.document};
        std::vector<TextSpan> spans;
        std::vector<const Gold*> gold;
        for (const auto& g : report.gold) {
            if (g.position && (spans.empty() || !spans.back().overlaps(g.span))) {
                spans.push_back(g.span);
                gold.push_back(&g);
            }
        }
        auto names = look_up_spans(report.document, spans, cues, gazetteer);
        std::vector<std::uint32_t> entry_of_gold;
        for (const auto& name : names.names) {
            entry_of_gold.push_back(name.entry);
        }
        add_context(names, find_names(report.document, cues, gazetteer));
        std::vector<Round> rounds;
        const auto resolved = resolve(names, report.document, cues, gazetteer, &rounds);
        for (std::size_t g = 0; g < gold.size(); ++g) {
            ++all;
            const auto& weighed = rounds[static_cast<std::size_t>(round)][entry_of_gold[g]];
            SenseExample example;
            double least = right_km;
            std::vector<double> distance;
            for (const auto& c : weighed.candidates) {
                distance.push_back(geo::great_circle_m(gazetteer.row(c.place).position, *gold[g]->position) / 1000.0);
                least = std::min(least, distance.back());
            }
            bool any = false;
            for (const auto d : distance) {
                example.right.push_back(d <= std::min(right_km, least + 25.0));
                any = any || d <= right_km;
            }
            possible += any;
            const auto& chosen = resolved[entry_of_gold[g]].candidates;
            example.any = any;
            if (!chosen.empty() && geo::great_circle_m(gazetteer.row(chosen.front().place).position,
                                                       *gold[g]->position) <= right_km * 1000.0) {
                ++hit;
                example.hit = true;
            }
            if (!weighed.candidates.empty()) {
                example.features = weighed.features;
                example.sure = resolved[entry_of_gold[g]].sure;
                examples.push_back(std::move(example));
            }
        }
    }
    ceiling = possible / std::max(1.0, static_cast<double>(all));
    accuracy = hit / std::max(1.0, static_cast<double>(all));
    return examples;
}

void train_senses(std::vector<GoldReport>& reports, const gazetteer::Gazetteer& gazetteer, const std::string& out)
{
    std::array<CandidateFeatures, n_rounds> weights{};
    ConfidenceFeatures sure{};
    const auto write = [&] {
        std::ofstream file{out};
        file
            << "# Made by placeline_train_places (src/places/train.cpp). What speaks for a candidate, round by round;\n"
               "# \"sure\": how sure the best candidate is.\n";
        for (std::size_t round = 0; round < n_rounds; ++round) {
            for (std::size_t f = 0; f < n_candidate_features; ++f) {
                file << fmt::format("round{}={}\t{:.3f}\n", round, candidate_feature_names()[f], weights[round][f]);
            }
        }
        for (std::size_t f = 0; f < n_confidence_features; ++f) {
            file << fmt::format("sure={}\t{:.3f}\n", confidence_feature_names()[f], sure[f]);
        }
    };
    // What must hold whatever the corpora happen to show: context never speaks against what it supports, and "the
    // region of", "Long Beach, CA" mean what they say.
    std::array<std::pair<double, double>, n_candidate_features> bounds;
    bounds.fill({-12.0, 12.0});
    for (std::size_t f = 0; f < n_candidate_features; ++f) {
        const auto name = candidate_feature_names()[f];
        for (const auto least : {"within_next", "within_named"}) {
            bounds[f].first = name == least ? 1.5 : bounds[f].first;
        }
        bounds[f].first = name == "called_so" ? 2.5 : bounds[f].first;
        for (const auto least :
             {"holds_previous", "country_stated", "unit_stated", "within_sentence", "country_share", "unit_share",
              "around_30", "around_100", "around_300", "neighbour", "list_near", "holds_others", "holds_named",
              "population", "names_known", "well_known", "world_country", "world_capital"}) {
            bounds[f].first = name == least ? 0.0 : bounds[f].first;
        }
        bounds[f].second = name == "called_otherwise" ? -2.0 : bounds[f].second;
        for (const auto most : {"not_within_next", "variant_name"}) {
            bounds[f].second = name == most ? -1.0 : bounds[f].second;
        }
        for (const auto most : {"lonely_country", "alternate_name", "demonym_name", "article_dropped", "world_town"}) {
            bounds[f].second = name == most ? 0.0 : bounds[f].second;
        }
        if (name == "country_stated" ||
            name == "within_sentence") { // reports of war name their country; local news do not
            bounds[f].first = 0.8;
        }
        if (name == "town_so_called") { // within 161 km of each other, so that the corpora cannot tell
            bounds[f].second = -1.5;
        }
        if (name == "lonely_country") {
            bounds[f].second = -1.2;
        }
        bounds[f].first = name == "article_dropped" ? -0.5 : bounds[f].first;
    }
    for (int round = 0; round < n_rounds; ++round) {
        double ceiling = 0.0;
        double accuracy = 0.0;
        const auto examples = sense_examples(reports, gazetteer, round, false, ceiling, accuracy);
        fmt::print("senses round {}: {} examples, ceiling {:.3f}\n", round, examples.size(), ceiling);
        auto& w = weights[static_cast<std::size_t>(round)];
        CandidateFeatures squares{};
        squares.fill(1e-6);
        for (int epoch = 0; epoch < 60; ++epoch) {
            for (const auto& example : examples) {
                if (example.features.size() < 2 || !example.any) {
                    continue;
                }
                std::vector<double> p(example.features.size());
                double top = -1e9;
                for (std::size_t i = 0; i < p.size(); ++i) {
                    p[i] = 0.0;
                    for (std::size_t f = 0; f < n_candidate_features; ++f) {
                        p[i] += w[f] * example.features[i][f];
                    }
                    top = std::max(top, p[i]);
                }
                double sum = 0.0;
                for (auto& x : p) {
                    x = std::exp(x - top);
                    sum += x;
                }
                double right = 0.0;
                for (std::size_t i = 0; i < p.size(); ++i) {
                    p[i] /= sum;
                    right += example.right[i] ? p[i] : 0.0;
                }
                right = std::max(right, 1e-6);
                for (std::size_t f = 0; f < n_candidate_features; ++f) {
                    double gradient = 3e-4 * w[f];
                    for (std::size_t i = 0; i < p.size(); ++i) {
                        gradient += (p[i] - (example.right[i] ? p[i] / right : 0.0)) * example.features[i][f];
                    }
                    squares[f] += gradient * gradient;
                    w[f] = std::clamp(w[f] - 0.1 * gradient / std::sqrt(squares[f]), bounds[f].first, bounds[f].second);
                }
            }
        }
        set_round_weights(round, w); // later rounds see what the rounds before them think
    }
    {
        double ceiling = 0.0;
        double accuracy = 0.0;
        const auto examples = sense_examples(reports, gazetteer, 0, false, ceiling, accuracy);
        constexpr std::array<std::pair<double, double>, n_confidence_features> sure_bounds{{{-9.0, 9.0},
                                                                                            {0.2, 9.0},
                                                                                            {0.0, 9.0},
                                                                                            {-9.0, 0.0},
                                                                                            {-2.0, -0.5},
                                                                                            {0.0, 9.0},
                                                                                            {0.0, 9.0},
                                                                                            {-9.0, 0.0},
                                                                                            {-9.0, 0.0},
                                                                                            {-9.0, -1.0}}};
        ConfidenceFeatures squares{};
        squares.fill(1e-6);
        for (int epoch = 0; epoch < 60; ++epoch) {
            for (const auto& example : examples) {
                const double error = confidence_of(example.sure, sure) - (example.hit ? 1.0 : 0.0);
                for (std::size_t f = 0; f < n_confidence_features; ++f) {
                    const double gradient = error * example.sure[f] + 1e-4 * sure[f];
                    squares[f] += gradient * gradient;
                    sure[f] = std::clamp(sure[f] - 0.1 * gradient / std::sqrt(squares[f]), sure_bounds[f].first,
                                         sure_bounds[f].second);
                }
            }
        }
    }
    write();
    for (const bool held_out : {false, true}) {
        double ceiling = 0.0;
        double accuracy = 0.0;
        const auto examples = sense_examples(reports, gazetteer, 0, held_out, ceiling, accuracy);
        if (examples.empty()) {
            continue;
        }
        fmt::print("senses {}: accuracy {:.4f} of ceiling {:.4f}\n", held_out ? "held out" : "trained on", accuracy,
                   ceiling);
        std::array<int, 10> all{};
        std::array<int, 10> right{};
        for (const auto& example : examples) {
            const auto bin = static_cast<std::size_t>(std::min(9.0, confidence_of(example.sure, sure) * 10.0));
            ++all[bin];
            right[bin] += example.hit;
        }
        for (std::size_t bin = 0; bin < all.size(); ++bin) {
            fmt::print("  confidence {:.1f} to {:.1f}: {} places, {:.3f} right\n", static_cast<double>(bin) / 10.0,
                       static_cast<double>(bin + 1) / 10.0, all[bin],
                       right[bin] / std::max(1.0, static_cast<double>(all[bin])));
        }
    }
}

} // namespace
} // namespace placeline::places

int main(int argc, char** argv)
{
    if (argc < 5) {
        std::fprintf(stderr,
                     "usage: placeline_train_places INDEX OUT_NAMES OUT_CANDIDATES CORPUS[:names][:senses]...\n");
        return 2;
    }
    const auto gazetteer = placeline::gazetteer::Gazetteer::open(argv[1]);
    std::vector<placeline::places::GoldReport> reports;
    for (int i = 4; i < argc; ++i) {
        placeline::places::read_corpus(argv[i], reports);
    }
    placeline::places::train_names(reports, gazetteer, argv[2]);
    placeline::places::train_senses(reports, gazetteer, argv[3]);
    return 0;
}
