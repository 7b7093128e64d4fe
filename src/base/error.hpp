// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace placeline {

/// What stops a command. The type says who can mend it; the message names the file and what to do next.
class Error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The command line is wrong: exit status 2.
class UsageError : public Error {
    using Error::Error;
};

/// A file, index or stream cannot be read as what it should be: exit status 1.
class InputError : public Error {
    using Error::Error;
};

/// A result cannot be written: exit status 1.
class OutputError : public Error {
    using Error::Error;
};

} // namespace placeline
