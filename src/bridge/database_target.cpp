// SPDX-License-Identifier: Apache-2.0
#include "bridge/database_target.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace placeline::bridge {

namespace {

constexpr std::string_view keyword_prefix = "PG:";
constexpr std::array<std::string_view, 2> uri_prefixes{"postgresql://", "postgres://"};

/// What libpq 15 knows (PostgreSQL manual, 34.1.2), and GDAL's own. It would repeat one that it does not know, which
/// may be the second word of a password.
constexpr std::array<std::string_view, 43> keywords{"host",
                                                    "hostaddr",
                                                    "port",
                                                    "dbname",
                                                    "user",
                                                    "password",
                                                    "passfile",
                                                    "service",
                                                    "options",
                                                    "application_name",
                                                    "fallback_application_name",
                                                    "channel_binding",
                                                    "client_encoding",
                                                    "connect_timeout",
                                                    "gssencmode",
                                                    "gsslib",
                                                    "keepalives",
                                                    "keepalives_count",
                                                    "keepalives_idle",
                                                    "keepalives_interval",
                                                    "krbsrvname",
                                                    "load_balance_hosts",
                                                    "replication",
                                                    "require_auth",
                                                    "requirepeer",
                                                    "requiressl",
                                                    "ssl_max_protocol_version",
                                                    "ssl_min_protocol_version",
                                                    "sslcert",
                                                    "sslcertmode",
                                                    "sslcompression",
                                                    "sslcrl",
                                                    "sslcrldir",
                                                    "sslkey",
                                                    "sslmode",
                                                    "sslpassword",
                                                    "sslrootcert",
                                                    "sslsni",
                                                    "target_session_attrs",
                                                    "tcp_user_timeout",
                                                    "active_schema",
                                                    "schemas",
                                                    "tables"};

/// A name of letters, digits and what joins them. libpq takes a whole connection string in place of a database's name,
/// password and all: such a one is not plain.
bool is_plain(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
        return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
               c == '-' || c == '.';
    });
}

struct Pairs {
    std::map<std::string, std::string, std::less<>> values;
    bool whole = true; ///< there was nothing else
};

/// KEY=VALUE pairs as libpq reads them: values may stand in single quotes, a backslash keeps the next character. Ends
/// where it can make no sense of the rest.
Pairs pairs_of(std::string_view text)
{
    Pairs pairs;
    std::size_t at = 0;
    const auto skip_spaces = [&] {
        while (at < text.size() && text[at] == ' ') {
            ++at;
        }
    };
    for (;;) {
        skip_spaces();
        const std::size_t equals = text.find('=', at);
        if (equals == std::string_view::npos) {
            pairs.whole = pairs.whole && at == text.size();
            return pairs;
        }
        std::string_view key = text.substr(at, equals - at);
        key = key.substr(0, key.find_last_not_of(' ') + 1);
        pairs.whole = pairs.whole && std::ranges::find(keywords, key) != keywords.end();
        at = equals + 1;
        skip_spaces();
        const bool quoted = at < text.size() && text[at] == '\'';
        at += quoted ? 1 : 0;
        std::string value;
        for (; at < text.size() && text[at] != (quoted ? '\'' : ' '); ++at) {
            if (text[at] == '\\' && at + 1 < text.size()) {
                ++at;
            }
            value += text[at];
        }
        at += quoted ? 1 : 0;
        pairs.values[std::string{key}] = std::move(value);
    }
}

/// The database of "postgresql://user@host:port/NAME?options"; empty where the URI has none.
std::string_view database_of_uri(std::string_view uri)
{
    const std::size_t authority = uri.find("//") + 2;
    const std::size_t slash = uri.find_first_of("/?", authority);
    if (slash == std::string_view::npos || uri[slash] == '?') {
        return {};
    }
    const std::string_view rest = uri.substr(slash + 1);
    return rest.substr(0, rest.find('?'));
}

} // namespace

bool is_database(std::string_view target) noexcept
{
    return target.starts_with(keyword_prefix) ||
           std::ranges::any_of(uri_prefixes, [target](std::string_view prefix) { return target.starts_with(prefix); });
}

std::string database_name(std::string_view target)
{
    std::string name{keyword_prefix};
    const auto add = [&name](std::string_view key, std::string_view value) {
        if (is_plain(value)) {
            name.append(name.size() == keyword_prefix.size() ? "" : " ").append(key).append("=").append(value);
        }
    };
    if (target.starts_with(keyword_prefix)) {
        const auto pairs = pairs_of(target.substr(keyword_prefix.size())).values;
        for (const std::string_view key : {"service", "dbname", "active_schema"}) {
            if (const auto found = pairs.find(key); found != pairs.end()) {
                add(key, found->second);
            }
        }
    } else {
        add("dbname", database_of_uri(target));
    }
    return name.size() == keyword_prefix.size() ? name + "..." : name;
}

std::string database_schema(std::string_view target)
{
    if (!target.starts_with(keyword_prefix)) {
        return {};
    }
    auto [values, whole] = pairs_of(target.substr(keyword_prefix.size()));
    if (!whole) {
        throw UsageError{database_name(target) + ": what follows PG: is no list of KEY=VALUE; give it as in "
                                                 "PG:\"dbname=NAME\", values with spaces in single quotes"};
    }
    return values["active_schema"];
}

} // namespace placeline::bridge
