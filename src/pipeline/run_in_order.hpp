// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace placeline::pipeline {

/// What `run_in_order` calls. `next`, `ready` and `emit` run on the caller's thread, `work` on any.
template <typename In, typename Out>
struct Stages {
    std::function<std::optional<In>()> next; ///< nothing: the end
    std::function<bool()> ready;             ///< whether `next` would return at once
    std::function<Out(In&&)> work;
    std::function<void(Out&&)> emit;
};

namespace detail {

/// Some inputs that one thread works on, so that the lock is taken once for all of them.
template <typename In, typename Out>
struct Batch {
    std::vector<In> in;
    std::vector<Out> out;
    std::exception_ptr error;
    bool done = false;
};

template <typename In, typename Out>
class Pool {
public:
    /// Starts `threads` threads, or as many as the system lets it have.
    Pool(unsigned threads, const std::function<Out(In&&)>& work) : work_{work}
    {
        try {
            for (unsigned i = 0; i < threads; ++i) {
                threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
            }
        } catch (const std::system_error&) { // fewer threads do the same work
        }
    }

    [[nodiscard]] bool any_thread() const noexcept { return !threads_.empty(); }

    void submit(std::shared_ptr<Batch<In, Out>> batch)
    {
        {
            const std::lock_guard lock{mutex_};
            waiting_.push_back(std::move(batch));
        }
        work_there_.notify_one();
    }

    [[nodiscard]] bool is_done(const Batch<In, Out>& batch)
    {
        const std::lock_guard lock{mutex_};
        return batch.done;
    }

    void wait_for(const Batch<In, Out>& batch)
    {
        std::unique_lock lock{mutex_};
        batch_done_.wait(lock, [&batch] { return batch.done; });
    }

private:
    void serve(const std::stop_token& stop)
    {
        while (true) {
            std::shared_ptr<Batch<In, Out>> batch;
            {
                std::unique_lock lock{mutex_};
                if (!work_there_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
                    return; // asked to stop
                }
                batch = std::move(waiting_.front());
                waiting_.pop_front();
            }
            try {
                for (In& in : batch->in) {
                    batch->out.push_back(work_(std::move(in)));
                }
            } catch (const std::exception&) {
                batch->error = std::current_exception();
            }
            {
                const std::lock_guard lock{mutex_};
                batch->done = true;
            }
            batch_done_.notify_all();
        }
    }

    const std::function<Out(In&&)>& work_;
    std::mutex mutex_;
    std::condition_variable_any work_there_;
    std::condition_variable batch_done_;
    std::deque<std::shared_ptr<Batch<In, Out>>> waiting_;
    std::vector<std::jthread> threads_; // last: they stop before what they use is gone
};

} // namespace detail

/// Maps inputs to outputs on `threads` threads; outputs are emitted in the order of the inputs whatever their number.
/// Holds at most a few batches at a time, and hands out what is done before it waits for an input that is not `ready`.
/// An exception of a stage ends the run after the outputs before it are emitted.
/// \param threads  1: everything runs on the caller's thread.
template <typename In, typename Out>
void run_in_order(unsigned threads, const Stages<In, Out>& stages)
{
    std::optional<detail::Pool<In, Out>> pool;
    if (threads > 1) {
        pool.emplace(threads, stages.work);
    }
    if (!pool || !pool->any_thread()) {
        while (auto in = stages.next()) {
            stages.emit(stages.work(std::move(*in)));
        }
        return;
    }
    constexpr std::size_t batch_size = 16;
    const std::size_t most_pending = std::size_t{threads} * 3;
    using Batch = detail::Batch<In, Out>;
    std::deque<std::shared_ptr<Batch>> pending;
    const auto emit_first = [&] {
        const std::shared_ptr<Batch> batch = std::move(pending.front());
        pending.pop_front();
        pool->wait_for(*batch);
        for (Out& out : batch->out) {
            stages.emit(std::move(out));
        }
        if (batch->error) {
            std::rethrow_exception(batch->error);
        }
    };
    bool more = true;
    while (more) {
        auto batch = std::make_shared<Batch>();
        while (batch->in.size() < batch_size && (batch->in.empty() || stages.ready())) {
            if (batch->in.empty() && !stages.ready()) { // about to wait: nothing that is done stays behind
                while (!pending.empty()) {
                    emit_first();
                }
            }
            auto in = stages.next();
            if (!in) {
                more = false;
                break;
            }
            batch->in.push_back(std::move(*in));
        }
        if (!batch->in.empty()) {
            pending.push_back(batch);
            pool->submit(std::move(batch));
        }
        while (!pending.empty() && (pending.size() >= most_pending || pool->is_done(*pending.front()))) {
            emit_first();
        }
    }
    while (!pending.empty()) {
        emit_first();
    }
}

} // namespace placeline::pipeline
