// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace placeline::gazetteer {

/// Runs `work(part)` for each part of [0, n_parts), each on a thread of its own where the system has one; passes the
/// first exception on.
template <typename Work>
void in_parallel(std::size_t n_parts, Work work)
{
    std::vector<std::exception_ptr> errors(n_parts);
    {
        std::vector<std::jthread> threads;
        for (std::size_t part = 0; part < n_parts; ++part) {
            const auto guarded = [&, part] {
                try {
                    work(part);
                } catch (const std::exception&) {
                    errors[part] = std::current_exception();
                }
            };
            try {
                threads.emplace_back(guarded);
            } catch (const std::system_error&) { // no more threads to be had
                guarded();
            }
        }
    }
    for (const auto& error : errors) {
        if (error) {
            std::rethrow_exception(error);
        }
    }
}

inline std::size_t n_threads()
{
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

/// Joins sorted lists into one. The first half and the second half of it are made on a thread each.
template <typename T, typename Less>
std::vector<T> merged(std::vector<std::vector<T>> parts, Less less)
{
    while (parts.size() > 1) {
        std::vector<std::vector<T>> fewer((parts.size() + 1) / 2);
        for (std::size_t i = 0; i < fewer.size(); ++i) {
            if (2 * i + 1 == parts.size()) {
                fewer[i] = std::move(parts[2 * i]);
                continue;
            }
            auto& a = parts[2 * i];
            auto& b = parts[2 * i + 1];
            const auto middle = a.begin() + static_cast<std::ptrdiff_t>(a.size() / 2);
            const auto split = middle == a.end() ? b.begin() : std::lower_bound(b.begin(), b.end(), *middle, less);
            auto& out = fewer[i];
            out = a; // sized; each half is overwritten
            out.insert(out.end(), b.begin(), b.end());
            const auto at = out.begin() + (middle - a.begin()) + (split - b.begin());
            in_parallel(2, [&](std::size_t half) {
                half == 0 ? std::merge(a.begin(), middle, b.begin(), split, out.begin(), less)
                          : std::merge(middle, a.end(), split, b.end(), at, less);
            });
            a = {};
            b = {};
        }
        parts = std::move(fewer);
    }
    return parts.empty() ? std::vector<T>{} : std::move(parts.front());
}

/// Sorts on as many threads as there are. Elements that compare alike come in no order.
template <typename T, typename Less>
void sort_in_parallel(std::vector<T>& values, Less less)
{
    const std::size_t n_parts = n_threads();
    std::vector<std::vector<T>> parts(n_parts);
    in_parallel(n_parts, [&](std::size_t part) {
        const auto at = [&](std::size_t p) {
            return values.begin() + static_cast<std::ptrdiff_t>(values.size() * p / n_parts);
        };
        parts[part].assign(at(part), at(part + 1));
        std::sort(parts[part].begin(), parts[part].end(), less);
    });
    values = merged(std::move(parts), less);
}

} // namespace placeline::gazetteer
