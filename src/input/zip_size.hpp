// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace placeline::input {

/// Refuses a ZIP archive (a spreadsheet is one) that grows beyond all measure when unpacked, before anything unpacks
/// it. What is no ZIP archive passes. \throws InputError  It is made to fill memory or disk (a "zip bomb").
void check_zip_size(const std::string& path);

} // namespace placeline::input
