// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline::bridge {

/// Whether an output or input names a database of PostgreSQL instead of a file: "PG:dbname=..." as GDAL has it, or a
/// URI "postgresql://...".
bool is_database(std::string_view target) noexcept;

/// A database as messages and outputs call it, "PG:dbname=war active_schema=feeds": of what was typed only these two,
/// and those only where they are plain names. What else may stand there (a password, a host, a user) is nobody's
/// business. \param target  For which `is_database` holds.
std::string database_name(std::string_view target);

/// The schema that the target asks for ("active_schema=feeds"); empty where it leaves that to the database.
/// \throws UsageError  What follows "PG:" is no list of KEY=VALUE. The message does not repeat it, as libpq's would: it
/// may
///                     be a password with a space in it.
std::string database_schema(std::string_view target);

} // namespace placeline::bridge
