// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/lexicon.hpp"

#include <string_view>

namespace placeline::claims {

/// The lexicon's classes that claims/ asks for by name, looked up once. What they mean stands beside the words, in
/// geodata/language/*/grammar.tsv, events.tsv and attribution.tsv.
struct Words {
    text::ClassId speech_gerund = cls("speech.gerund");
    text::ClassId speech_other = cls("speech.other");
    text::ClassId speech_according = cls("speech.according");
    text::ClassId speech_as = cls("speech.as");
    text::ClassId speech_owned = cls("speech.owned");
    text::ClassId speech_by = cls("speech.by");
    text::ClassId speech_withheld = cls("speech.withheld");
    text::ClassId how_many = cls("how.many");
    text::ClassId unconfirmed = cls("stance.unconfirmed");
    text::ClassId unconfirmed_after = cls("stance.unconfirmed.after");
    text::ClassId denied = cls("stance.denied");
    text::ClassId denied_after = cls("stance.denied.after");
    text::ClassId unreal = cls("unreal");
    text::ClassId part_before = cls("part.before");
    text::ClassId part_after = cls("part.after");
    text::ClassId part_after_killed = cls("part.after.killed");
    text::ClassId part_after_injured = cls("part.after.injured");
    text::ClassId total = cls("total");
    text::ClassId aside = cls("aside");
    text::ClassId toll_link = cls("toll.link");
    text::ClassId supersedes = cls("supersedes");
    text::ClassId superseded = cls("superseded");
    text::ClassId retelling = cls("retelling");
    text::ClassId unsaid = cls("unsaid");
    text::ClassId nobody = cls("nobody");
    text::ClassId cost_lives = cls("cost.lives");
    text::ClassId lives = cls("lives");
    text::ClassId toll_number = cls("toll.number");
    text::ClassId number_vague = cls("number.vague");
    text::ClassId not_one = cls("number.not_one");
    text::ClassId number_without = cls("number.without");
    text::ClassId actor_force = cls("actor.force");
    text::ClassId actor_not = cls("actor.not");
    text::ClassId actor_means = cls("actor.means");
    text::ClassId displace_from = cls("displace.from");
    text::ClassId hospital = cls("hospital");
    text::ClassId abduct_after = cls("abduct.after");
    text::ClassId suffer = cls("harm.suffer");
    text::ClassId suffered = cls("harm.suffered");
    text::ClassId populace = cls("populace");
    text::ClassId severity = cls("severity");
    text::ClassId strike_times = cls("strike.times");
    text::ClassId strike_with = cls("strike.with");
    text::ClassId intercept_past = cls("intercept.past");
    text::ClassId intercept_gerund = cls("intercept.gerund");
    text::ClassId intercept_base = cls("intercept.base");
    text::ClassId target_verb = cls("target.verb");
    text::ClassId strike_verb = cls("strike.verb");
    text::ClassId strike_not = cls("strike.not");
    text::ClassId speech_health = cls("speech.health");
    text::ClassId speech_noun = cls("speech.noun");
    text::ClassId counted_after = cls("counted.after");
    text::ClassId number_unknown = cls("number.unknown");
    text::ClassId figure = cls("figure");
    text::ClassId intercept_by = cls("intercept.by");
    text::ClassId intercept_destroy = cls("intercept.destroy");
    text::ClassId intercept_not = cls("intercept.not");
    text::ClassId retelling_near = cls("retelling.near");
    text::ClassId number_both = cls("number.both");
    text::ClassId number_neither = cls("number.neither");
    text::ClassId number_nor = cls("number.nor");
    text::ClassId figure_there = cls("figure.there");
    text::ClassId munition_at = cls("munition.at");
    text::ClassId clause_open = cls("clause.open");
    text::ClassId part_out_of = cls("part.out_of");
    text::ClassId family = cls("family");
    text::ClassId possessive = cls("word.possessive");
    text::ClassId counted_more = cls("counted.more");
    text::ClassId date_state = cls("date.state");
    text::ClassId no_claim_before = cls("counted.not");
    text::ClassId speaker_pronoun = cls("speaker.group");
    text::ClassId attack_air = cls("attack.air");
    text::ClassId attack_shelling = cls("attack.shelling");
    text::ClassId attack_explosive = cls("attack.explosive");
    text::ClassId attack_suicide = cls("attack.suicide");
    text::ClassId attack_clash = cls("attack.clash");
    text::ClassId attack_generic = cls("attack.generic");
    text::ClassId attack_abduction = cls("attack.abduction");
    text::ClassId attack_arrest = cls("attack.arrest");
    text::ClassId weapon_air = cls("weapon.air");
    text::ClassId weapon_shelling = cls("weapon.shelling");

private:
    /// \throws Error  No file has the class.
    static text::ClassId cls(std::string_view name);
};

/// The words of the built-in lexicon.
const Words& words();

} // namespace placeline::claims
