// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/record_source.hpp"

#include <memory>

namespace placeline::input {

/// Reads `result.json` of Telegram's export: of one chat, or of an account with all its chats. A message is a report;
/// its text is a string, or a list of strings and of objects with a `text`. The source is the chat or, where a message
/// was forwarded, whom it was forwarded from: what several channels pass on is of one origin. `date` is the day in the
/// zone of the machine that exported. Service messages ("joined", "pinned") are no reports and are passed over.
/// \param stream  Must outlive the source.
std::unique_ptr<RecordSource> make_telegram_source(ByteStream& stream);

} // namespace placeline::input
