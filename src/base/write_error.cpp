// SPDX-License-Identifier: Apache-2.0
#include "base/write_error.hpp"

#include <cerrno>
#include <cstring>

namespace placeline {

std::string write_error(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; free some space or write elsewhere";
    case EACCES:
    case EPERM:
    case EROFS:
        return std::string{std::strerror(error)} + "; give a folder that you may write to";
    default:
        return std::strerror(error);
    }
}

} // namespace placeline
