// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("Ukrainian: a verb before or behind its number has it as its victims", "[claims]")
{
    CHECK(sums("Внаслідок обстрілу загинули троє людей, ще 12 поранені.") == Strings{"killed 3", "injured 12"});
    CHECK(sums("Двоє людей загинули, п’ятеро поранені.") == Strings{"killed 2", "injured 5"});
    CHECK(sums("Щонайменше 7 людей загинули внаслідок ракетного удару.") == Strings{"killed >=7"});
    CHECK(sums("Понад 40 людей дістали поранення.") == Strings{"injured >40"});
    CHECK(sums("Поранено 12 людей.") == Strings{"injured 12"});
    CHECK(sums("Загинула одна людина, четверо поранені.") == Strings{"killed 1", "injured 4"});
    CHECK(sums("Загинули 5 осіб, серед них двоє дітей.") == Strings{"killed 5", "killed 2 part of 0"});
    CHECK(sums("Кількість загиблих зросла до 14.") == Strings{"killed 14"});
    CHECK(sums("Військові випустили 88 дронів.") == Strings{"munitions 88"});
    CHECK(sums("Сили ППО збили 56 дронів.") == Strings{"intercepted 56"});
    CHECK(sums("Затримано 14 осіб.") == Strings{"detained 14"});
    CHECK(sums("Евакуйовано 300 людей.") == Strings{"displaced 300"});
    CHECK(sums("Кілька людей постраждали.") == Strings{"injured 3+"});
}

SCENARIO("Ukrainian: who says so, before the words and behind them", "[claims]")
{
    CHECK(speakers("У місті загинули троє людей, повідомив мер.") == Strings{"killed 3: мер"});
    CHECK(speakers("Прокуратура повідомила, що загинули двоє людей.") == Strings{"killed 2: Прокуратура"});
    CHECK(speakers("За даними ДСНС, загинули четверо людей.") == Strings{"killed 4: ДСНС"});
    CHECK(speakers("Генштаб заперечив, що загинули 40 військових.") == Strings{"killed 40: Генштаб"});
    CHECK(sums("Генштаб заперечив, що загинули 40 військових.") == Strings{"killed 40 denied"});
}

SCENARIO("Ukrainian: months in the genitive, weekdays without a capital, nights", "[claims]")
{
    CHECK(days("5 травня 2024 року загинули троє людей.") == Strings{"killed 3: 2024-05-05"});
    CHECK(days("У вівторок загинули троє людей.") == Strings{"killed 3: 2024-05-14"});
    CHECK(days("Учора загинули троє людей.") == Strings{"killed 3: 2024-05-14"});
    CHECK(days("Уночі загинули троє людей.") == Strings{"killed 3: 2024-05-14/2024-05-15"});
}

} // namespace placeline::claims
