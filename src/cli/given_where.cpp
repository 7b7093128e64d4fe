// SPDX-License-Identifier: Apache-2.0
#include "cli/given_where.hpp"

namespace placeline::cli {

void GivenWhere::declare(OptionSet& options)
{
    options.value("--country", "NAME", "Country in which names lie that say nothing of it.", country_);
    options.value("--admin1", "NAME", "Unit in which they lie, by name: a province or a district.", admin1_);
    near_option_.declare(options,
                         "Position near which they lie: of several places of a name the nearer ones come first.");
}

void GivenWhere::check()
{
    near_ = near_option_.position();
}

void GivenWhere::complete(places::GeocodeQuery& query) const
{
    query.admin1 = query.admin1.empty() && query.country.empty() ? admin1_ : query.admin1; // of the country given
    query.country = query.country.empty() ? country_ : query.country;
    query.near = query.near ? query.near : near_;
}

} // namespace placeline::cli
