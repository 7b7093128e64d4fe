// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../gazetteer/scratch_index.hpp"
#include "places/find_mentions.hpp"
#include "places/geocode.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::places {

/// A small world: two countries at war, their towns, and towns that share names with persons, words and each other.
inline constexpr std::string_view sample_rows =
    "t:iq\tIraq\tar=العراق\t33\t44\tA\tPCLI\tIQ\t\t\t40000000\tIQ\ten=Iraqi|en=Iraqis\tIRQ\n"
    "t:sy\tSyria\tar=سوريا\t35\t38\tA\tPCLI\tSY\t\t\t22000000\tSY\ten=Syrian|en=Syrians\t\n"
    "t:us\tUnited States\tAmerica|United States of America|Estados Unidos|États-Unis|Vereinigte Staaten|Stati "
    "Uniti|Verenigde Staten|Соединённые Штаты|Stany "
    "Zjednoczone|USA|Amerika\t39.76\t-98.5\tA\tPCLI\tUS\t\t\t327000000\tUS\ten=American|en=Americans\tUS|U.S.|USA\n"
    "t:lb\tLebanon\tLiban\t33.83\t35.83\tA\tPCLI\tLB\t\t\t6800000\tLB\ten=Lebanese\t\n"
    "t:ly\tLibya\tLibye\t28\t17\tA\tPCLI\tLY\t\t\t6800000\tLY\ten=Libyan|en=Libyans\t\n"
    "t:jo\tJordan\tJordanie|Jordanien\t31\t36\tA\tPCLI\tJO\t\t\t9900000\tJO\ten=Jordanian\t\n"
    "t:co\tColombia\tColombie\t4\t-73.25\tA\tPCLI\tCO\t\t\t49000000\tCO\ten=Colombian\t\n"
    "t:ru\tRussia\tRussian Federation\t60\t100\tA\tPCLI\tRU\t\t\t144000000\tRU\ten=Russian|en=Russians\t\n"
    "t:anbar\tAl Anbar Governorate\tAnbar|ar=الأنبار|Anbar Province\t32.5\t41.5\tA\tADM1\tIQ\t01\t\t1800000\tIQ01\t\t\n"
    "t:ninawa\tNineveh\tNinawa\t36\t42.4\tA\tADM1\tIQ\t15\t\t3200000\t\t\t\n"
    "t:kirkuk-u\tKirkuk Governorate\t\t35.4\t44.2\tA\tADM1\tIQ\t02\t\t1500000\t\t\t\n"
    "t:qaim\tAl Qā’im\tal-Qaim|Husaybah|ar=القائم\t34.3688\t41.0945\tP\tPPLA2\tIQ\t01\t\t74100\t\t\t\n"
    "t:mosul\tMosul\tMossoul|ar=الموصل|ru=Мосул|Al Mawsil\t36.335\t43.1189\tP\tPPLA\tIQ\t15\t\t1739800\t\t\t\n"
    "t:kirkuk\tKirkuk\tKerkuk|Karkūk|Kirkouk|Kerkûk|Киркук|ar=كركوك\t35.4681\t44."
    "3922\tP\tPPLA\tIQ\t02\t\t975000\t\t\t\n"
    "t:hawija\tAl Ḩawījah\tar=الحويجة\t35.3259\t43.7727\tP\tPPL\tIQ\t02\t\t50000\t\t\t\n"
    "t:baghdad\tBaghdad\tBagdad|ru=Багдад|ar=بغداد|Bağdat|Bagdá|巴格达|Βαγδάτη|Bagdadum|Baghdād\t33.3406\t44."
    "4009\tP\tPPLC\tIQ\t07\t\t7216000\t\ten=Baghdadi\t\n"
    "t:al-baghdadi\tAl Baghdadi\tar=البغدادي|Baghdādī\t33.8514\t42.5487\tP\tPPL\tIQ\t01\t\t30000\t\t\t\n"
    "t:damascus\tDamascus\tDamas|Dimashq|ar=دمشق|Damasco|Damaskus|Дамаск|Damaszek|Şam\t33.5102\t36."
    "2913\tP\tPPLC\tSY\t13\t\t1569400\t\t\t\n"
    "t:raqqa\tRaqqa\tAr Raqqah|ar=الرقة\t35.9528\t39.0079\tP\tPPLA\tSY\t04\t\t220000\t\t\t\n"
    "t:manbij\tManbij\tMembij|ar=منبج\t36.5281\t37.9549\tP\tPPL\tSY\t09\t\t99497\t\t\t\n"
    "t:tripoli-ly\tTripoli\tTripolis|ar=طرابلس\t32.8874\t13.1873\tP\tPPLC\tLY\t77\t\t1150989\t\t\t\n"
    "t:tripoli-lb\tTripoli\tTrablous|ar=طرابلس\t34.4335\t35.8441\tP\tPPLA\tLB\t09\t\t229398\t\t\t\n"
    "t:beirut\tBeirut\tBeyrouth|ar=بيروت|Beirute|Bejrut|Бейрут|貝魯特|Beyrut\t33.8938\t35."
    "5018\tP\tPPLC\tLB\t04\t\t1916100\t\t\t\n"
    "t:washington\tWashington\tWashington DC|District of "
    "Columbia|Вашингтон|واشنطن|Vashington|Ouasinkton|華盛頓|워싱턴|Washingtonia|Vašingtonas\t38.8951\t-77."
    "0364\tP\tPPLC\tUS\tDC\t\t601723\t\t\t\n"
    "t:moscow\tMoscow\tMoscou|Moskau|ru=Москва|Moskva|Moscú|Mosca|Moskou|موسكو|Moskwa|Moscova|莫斯科|Maskva\t55."
    "7522\t37.6156\tP\tPPLC\tRU\t48\t\t10381222\t\t\t\n"
    "t:me\tMaine\t\t45.5\t-69.25\tA\tADM1\tUS\tME\t\t1300000\t\t\tMaine|ME\n"
    "t:ca\tCalifornia\t\t37.25\t-119.75\tA\tADM1\tUS\tCA\t\t37000000\t\t\tCA|Calif.\n"
    "t:uk\tUnited Kingdom\tGreat Britain|Britain\t54.76\t-2.7\tA\tPCLI\tGB\t\t\t66000000\t\ten=British\tUK\n"
    "t:bangor-ni\tBangor\tBeannchar\t54.6534\t-5.669\tP\tPPLA2\tGB\tNIR\t\t60000\t\t\t\n"
    "t:bangor-me\tBangor\t\t44.7988\t-68.7727\tP\tPPLA2\tUS\tME\t\t32000\t\t\t\n"
    "t:longbeach\tLong Beach\t\t33.7670\t-118.1892\tP\tPPL\tUS\tCA\t\t474000\t\t\t\n"
    "t:longbeach-au\tLong Beach\t\t-35.7\t150.23\tP\tPPL\tAU\t02\t\t0\t\t\t\n"
    "t:reading\tReading\t\t51.4563\t-0.9711\tP\tPPLA2\tGB\tENG\t\t244000\t\t\t\n"
    "t:tisrine\tTisrine\t\t34.3\t40.9\tP\tPPL\tSY\t04\t\t0\t\t\t\n"
    "t:rusk\tRusk\tRask\t31.796\t-95.1502\tP\tPPLA2\tUS\tTX\t\t5600\t\t\t\n"
    "t:redsea\tRed Sea\tar=البحر الأحمر\t20\t38\tH\tSEA\t\t\t\t0\t\t\t\n";

/// An index of the small world; lives as long as it does.
class SampleWorld {
public:
    SampleWorld() : gazetteer_{make()} {}

    [[nodiscard]] const gazetteer::Gazetteer& gazetteer() const { return gazetteer_; }

    [[nodiscard]] std::vector<Mention> mentions(std::string_view text, FindOptions options = {}) const
    {
        Report report;
        report.text = std::string{text};
        std::vector<std::string> problems;
        return find_mentions(report, text::analyse(text), gazetteer_, options, problems);
    }

private:
    gazetteer::Gazetteer make()
    {
        scratch_.add_rows("sample.tsv", sample_rows);
        return scratch_.build();
    }

    gazetteer::ScratchIndex scratch_;
    gazetteer::Gazetteer gazetteer_;
};

/// One world for all tests: it never changes.
inline const SampleWorld& world()
{
    static const SampleWorld sample;
    return sample;
}

/// "Anbar=event Iraq=background": every mention as written, with its role.
inline std::string roles_in(std::string_view text)
{
    std::string out;
    for (const auto& mention : world().mentions(text)) {
        out += (out.empty() ? "" : " ") + mention.text + '=' + std::string{to_string(mention.role)};
    }
    return out;
}

/// "Anbar=t:anbar": every mention as written, with the id of its place, "-" for none.
inline std::string places_in(std::string_view text)
{
    std::string out;
    for (const auto& mention : world().mentions(text)) {
        out += (out.empty() ? "" : " ") + mention.text + '=' + (mention.place ? mention.place->id : "-");
    }
    return out;
}

/// The mention of that text; an empty one where there is none.
inline Mention mention_of(std::string_view text, std::string_view name)
{
    const auto all = world().mentions(text);
    const auto at = std::ranges::find(all, name, &Mention::text);
    return at == all.end() ? Mention{} : *at;
}

} // namespace placeline::places
