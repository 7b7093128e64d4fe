// SPDX-License-Identifier: Apache-2.0
#include "gis/thread_option.hpp"

#include <cpl_conv.h>

namespace placeline::gis {

ThreadOption::ThreadOption(const char* name, const std::string& value) : name_{name}
{
    CPLSetThreadLocalConfigOption(name_, value.c_str());
}

ThreadOption::~ThreadOption()
{
    CPLSetThreadLocalConfigOption(name_, nullptr);
}

} // namespace placeline::gis
