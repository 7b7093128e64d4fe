// SPDX-License-Identifier: Apache-2.0
#include "gis/errors.hpp"

#include "base/error.hpp"

#include <cpl_error.h>
#include <cstdint>
#include <system_error>
#include <utility>

namespace placeline::gis {

namespace {

constexpr std::uintmax_t nearly_full_bytes = 64 * 1024; // less than a buffer of a driver
constexpr std::size_t most_messages = 100;              // a full disk may fail once a row

void collect(CPLErr severity, CPLErrorNum /*number*/, const char* text)
{
    auto& messages = *static_cast<ErrorScope::Messages*>(CPLGetErrorHandlerUserData());
    auto& list = severity >= CE_Failure ? messages.failures : messages.warnings;
    if (severity >= CE_Warning && list.size() < most_messages) {
        list.emplace_back(text);
    }
}

} // namespace

ErrorScope::ErrorScope() : messages_{std::make_unique<Messages>()}
{
    CPLPushErrorHandlerEx(collect, messages_.get());
    CPLErrorReset();
}

ErrorScope::~ErrorScope()
{
    CPLPopErrorHandler();
}

void ErrorScope::rename(std::string real, std::string shown)
{
    real_ = std::move(real);
    shown_ = std::move(shown);
}

std::string ErrorScope::message() const
{
    std::string message = !messages_->failures.empty()   ? messages_->failures.front()
                          : !messages_->warnings.empty() ? messages_->warnings.front()
                                                         : "no reason given";
    for (std::size_t at = 0; !real_.empty() && (at = message.find(real_, at)) != std::string::npos;
         at += shown_.size()) {
        message.replace(at, real_.size(), shown_);
    }
    return message;
}

const std::vector<std::string>& ErrorScope::warnings() const noexcept
{
    return messages_->warnings;
}

void ErrorScope::check(const std::filesystem::path& path) const
{
    if (failed()) {
        fail(path);
    }
}

bool ErrorScope::failed() const
{
    return !messages_->failures.empty() || CPLGetLastErrorType() >= CE_Failure;
}

void ErrorScope::fail(const std::filesystem::path& path) const
{
    std::error_code unknown;
    const auto folder = path.parent_path().empty() ? std::filesystem::path{"."} : path.parent_path();
    const auto space = std::filesystem::space(folder, unknown);
    if (!unknown && space.available < nearly_full_bytes) { // drivers only say that they could not seek
        throw OutputError{path.string() +
                          ": cannot be written: the disk is full; free some space or write elsewhere (" + message() +
                          ")"};
    }
    throw OutputError{path.string() + ": cannot be written: " + message()};
}

} // namespace placeline::gis
