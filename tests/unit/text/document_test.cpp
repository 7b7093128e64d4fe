// SPDX-License-Identifier: Apache-2.0
#include "text/document.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace placeline::text;

namespace {

std::vector<std::string> words(std::string_view text)
{
    const auto document = analyse(text);
    std::vector<std::string> result;
    for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
        result.emplace_back(document.word(token));
    }
    return result;
}

std::vector<std::string> sentences(std::string_view text)
{
    const auto document = analyse(text);
    std::vector<std::string> result;
    for (const auto& sentence : document.sentences) {
        result.emplace_back(sentence.span.of(document.text));
    }
    return result;
}

std::string fold_of(std::string_view text)
{
    const auto document = analyse(text);
    return std::string{document.fold(0)};
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a text is cut into words, numbers and marks", "[document]")
{
    CHECK(words("Iraq's army") == Strings{"Iraq", "'s", "army"});
    CHECK(words("Iraq’s army") == Strings{"Iraq", "’s", "army"});
    CHECK(words("the U.S.-led force") == Strings{"the", "U.S.", "-", "led", "force"});
    CHECK(words("U.N. and U.S, at 3 a.m.") == Strings{"U.N.", "and", "U.S", ",", "at", "3", "a.m."});
    CHECK(words("Qa'im, don't") == Strings{"Qa'im", ",", "don't"});
    CHECK(words("36-year-old") == Strings{"36", "-", "year", "-", "old"});
    CHECK(words("1,200 or 3.5 of 12,34") == Strings{"1,200", "or", "3.5", "of", "12", ",", "34"});
    CHECK(words("F-16 T4 2S19 155mm") == Strings{"F", "-", "16", "T4", "2S19", "155", "mm"});
    CHECK(words("the 16th, 22ND, 1990s") == Strings{"the", "16th", ",", "22ND", ",", "1990s"});
    CHECK(words("$3m (5%)") == Strings{"$", "3", "m", "(", "5", "%", ")"});
    CHECK(words("soldiers' homes") == Strings{"soldiers", "'", "homes"});
    CHECK(words("28.01.2024, 14:30") == Strings{"28.01.2024", ",", "14", ":", "30"});
    CHECK(words("2024年1月28日") == Strings{"2024", "年", "1", "月", "28", "日"});
    CHECK(words("قُتل ١٢ شخصا، أمس") == Strings{"قُتل", "١٢", "شخصا", "،", "أمس"});
    CHECK(words("біля Куп'янська") == Strings{"біля", "Куп'янська"});
}

TEST_CASE("tokens know their kind, their case and their fold", "[document]")
{
    const auto document = analyse("NATO said 1,200 Poles, 16th of May: don't");
    CHECK(document.tokens[0].all_caps);
    CHECK(document.tokens[0].capital);
    CHECK(!document.tokens[1].capital);
    CHECK(document.tokens[2].kind == TokenKind::number);
    CHECK(document.fold(2) == "1200");
    CHECK(document.tokens[3].capital);
    CHECK(!document.tokens[3].all_caps);
    CHECK(document.tokens[4].kind == TokenKind::punctuation);
    CHECK(document.fold(4).empty());
    CHECK(document.tokens[5].kind == TokenKind::number);
    CHECK(document.fold(5) == "16th");
    CHECK(document.fold(9) == "dont");
    CHECK(fold_of("U.S.") == "us");
    CHECK(fold_of("Ḩawījah") == "hawijah");
    CHECK(fold_of("١٢") == "12");
    CHECK(document.tokens[4].space_before == false);
    CHECK(document.tokens[5].space_before);
}

TEST_CASE("a byte leads back to its token and a range of tokens to its bytes", "[document]")
{
    const auto document = analyse("Two vans  burned.");
    CHECK(document.token_at(0) == 0);
    CHECK(document.token_at(5) == 1);
    CHECK(document.token_at(8) == 2); // the space: the next token
    CHECK(document.span_of(1, 3).of(document.text) == "vans  burned");
}

SCENARIO("abbreviations end no sentence", "[document]")
{
    CHECK(sentences("Gen. Ivo Mott spoke. Lt. Col. Ada Prynne left.") ==
          Strings{"Gen. Ivo Mott spoke.", "Lt. Col. Ada Prynne left."});
    CHECK(sentences("The U.S. Army moved. It came back.") == Strings{"The U.S. Army moved.", "It came back."});
    CHECK(sentences("They fled to the U.S. The rest stayed.") == Strings{"They fled to the U.S.", "The rest stayed."});
    CHECK(sentences("At 3 a.m. Friday it rained.") == Strings{"At 3 a.m. Friday it rained."});
    CHECK(sentences("On Jan. 28 shells fell.") == Strings{"On Jan. 28 shells fell."});
    CHECK(sentences("J. R. Ode, of St. Albans, saw No. 5 burn. So did I.") ==
          Strings{"J. R. Ode, of St. Albans, saw No. 5 burn.", "So did I."});
    CHECK(sentences("They mine ore. Lorries take it.") == Strings{"They mine ore.", "Lorries take it."});
    CHECK(sentences("He said no. Five left.") == Strings{"He said no.", "Five left."});
}

SCENARIO("sentences end with their marks and closing quotes", "[document]")
{
    CHECK(sentences("Was it so? Yes! It was… And then.") == Strings{"Was it so?", "Yes!", "It was…", "And then."});
    CHECK(sentences("“We saw smoke.” Then it cleared.") == Strings{"“We saw smoke.”", "Then it cleared."});
    CHECK(sentences("“Who fired?” he asked. None knew.") == Strings{"“Who fired?” he asked.", "None knew."});
    CHECK(sentences("It fell in 2019. The town grew to 3.5 million.") ==
          Strings{"It fell in 2019.", "The town grew to 3.5 million."});
    CHECK(sentences("Fire in the port.The crew fled.") == Strings{"Fire in the port.", "The crew fled."});
    CHECK(sentences("See www.example.org for more.") == Strings{"See www.example.org for more."});
    CHECK(sentences("هل وصل؟ نعم. وصل أمس.") == Strings{"هل وصل؟", "نعم.", "وصل أمس."});
    CHECK(sentences("爆発した。二人が負傷。") == Strings{"爆発した。", "二人が負傷。"});
}

SCENARIO("list items and headings stand alone", "[document]")
{
    const auto document =
        analyse("Northern sector\n- Near Oakham, two strikes hit a depot.\n* Near Elmton, one strike\n"
                "• Ashby: none\n1. First\n2) Second\n\nThat is all.");
    REQUIRE(document.sentences.size() == 7);
    CHECK(document.sentences[0].heading);
    CHECK(!document.sentences[0].bullet);
    for (std::size_t i = 1; i <= 5; ++i) {
        CHECK(document.sentences[i].bullet);
        CHECK(!document.sentences[i].heading);
    }
    CHECK(document.sentences[1].span.of(document.text) == "Near Oakham, two strikes hit a depot.");
    CHECK(document.sentences[4].span.of(document.text) == "First");
    CHECK(!document.sentences[6].heading);
    CHECK(document.sentences[6].paragraph == 1);
}

SCENARIO("a wrapped line goes on, a full line does not", "[document]")
{
    CHECK(sentences("Shells hit the\nmarket of Oakham.") == Strings{"Shells hit the\nmarket of Oakham."});
    CHECK(sentences("Two died in Oakham\nin the night.") == Strings{"Two died in Oakham\nin the night."});
    CHECK(sentences("Oakham\nElmton") == Strings{"Oakham", "Elmton"});
    CHECK(sentences("Two died.\nOne fled.") == Strings{"Two died.", "One fled."});
    CHECK(sentences("A convoy of nine lorries was on its way to the border when the\n"
                    "Oakham bridge gave way and sank, and with it the only road to the\n"
                    "North. The drivers could get out and walked along the river bank to\n"
                    "Elmton.") ==
          Strings{"A convoy of nine lorries was on its way to the border when the\nOakham bridge gave way and sank, "
                  "and with it the only road to the\nNorth.",
                  "The drivers could get out and walked along the river bank to\nElmton."});
}

TEST_CASE("tokens inside quotation marks are known", "[document]")
{
    const auto quoted = [](std::string_view text, std::uint32_t token) {
        const auto document = analyse(text);
        return static_cast<bool>(document.quoted[token]);
    };
    CHECK(quoted("He said: “It burns.” Then", 4));
    CHECK(!quoted("He said: “It burns.” Then", 8));
    CHECK(quoted("\"It burns,\" he said.", 1));
    CHECK(!quoted("\"It burns,\" he said.", 5));
    CHECK(quoted("They call it ‘the gate’ here", 4));
    CHECK(!quoted("They call it ‘the gate’ here", 7));
    CHECK(!quoted("the boys' house and the girls' one", 4));
    CHECK(!quoted("“One paragraph\n\nThe next", 3)); // an open quotation ends with its paragraph
    const auto document = analyse("“It burns. It burns still,” he said.");
    REQUIRE(document.sentences.size() == 2);
    CHECK(document.sentences[0].quote_depth_start == 0);
    CHECK(document.sentences[1].quote_depth_start == 1);
}

TEST_CASE("an empty text is an empty document", "[document]")
{
    for (const auto* text : {"", " \n\n ", "\u200e"}) {
        const auto document = analyse(text);
        CHECK(document.tokens.empty());
        CHECK(document.sentences.empty());
        CHECK(document.term_begin.size() == 1);
    }
    CHECK(analyse("***").sentences.size() == 1);
}
