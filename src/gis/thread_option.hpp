// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace placeline::gis {

/// A configuration option of GDAL for this thread, for as long as this lives.
class ThreadOption {
public:
    /// \param name  A literal.
    ThreadOption(const char* name, const std::string& value);
    ThreadOption(const ThreadOption&) = delete;
    ThreadOption& operator=(const ThreadOption&) = delete;
    ~ThreadOption();

private:
    const char* name_;
};

} // namespace placeline::gis
