// SPDX-License-Identifier: MIT
/// An ordered parallel map over a stream, in constant memory.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace rangeband::operations {

/// Items are pushed one by one; `work` turns each into a result on some thread, and `sink` gets the results in the
/// order of the items, always on the thread that pushes. At most a window of items is under way: when it is full,
/// `push` works on them, too, until the oldest is done. So as many threads are busy as are asked for; with one,
/// everything happens inside `push`, and no thread is started. An exception of `work` leaves `push` or `finish` when
/// its item's turn comes; nothing later reaches the sink.
template <class In, class Out>
class OrderedPipeline {
  public:
    using Work = std::function<Out(In&&)>;
    using Sink = std::function<void(Out&&)>;

    OrderedPipeline(unsigned threads, Work work, Sink sink)
        : work_(std::move(work)), sink_(std::move(sink)), window_(4 * static_cast<std::size_t>(threads)) {
        if (threads < 2) return;
        try {
            workers_.reserve(threads - 1);
            for (unsigned i = 1; i < threads; ++i) workers_.emplace_back([this] { serve(); });
        } catch (const std::exception&) {
            // Memory is short (bad_alloc) or threads are (system_error): any number of them, none included, gives the
            // same results.
        }
    }

    OrderedPipeline(const OrderedPipeline&) = delete;
    OrderedPipeline& operator=(const OrderedPipeline&) = delete;

    ~OrderedPipeline() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
            waiting_.clear();
        }
        wake_workers_.notify_all();
        for (std::thread& worker : workers_) worker.join();
    }

    void push(In&& item) {
        if (workers_.empty()) {
            sink_(work_(std::move(item)));
            return;
        }
        filling_.push_back(std::move(item));
        if (filling_.size() >= batch_size()) send();
    }

    /// All items were pushed: waits for the rest of the results.
    void finish() {
        if (!filling_.empty()) send();
        while (!under_way_.empty()) take_oldest();
    }

  private:
    /// Waking a thread costs more than many an item: hand over several at once, but only when there are plenty.
    struct Batch {
        std::vector<In> items;
        std::vector<Out> results;
        std::exception_ptr failure;  ///< of the item after the last result
        bool done = false;
        std::atomic<bool> taken = false;  ///< the sink has had all results
        std::shared_ptr<Batch> next;      ///< of those that the same thread made
    };

    std::size_t batch_size() const { return sent_ < window_ ? 1 : 16; }

    void send() {
        if (under_way_.size() >= window_) take_oldest();
        auto batch = std::make_shared<Batch>();
        batch->items = std::exchange(filling_, {});
        under_way_.push_back(batch);
        ++sent_;
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(batch));
        }
        wake_workers_.notify_one();
    }

    void take_oldest() {
        const std::shared_ptr<Batch> batch = std::move(under_way_.front());
        under_way_.pop_front();
        std::unique_lock lock(mutex_);
        while (!batch->done) {
            if (waiting_.empty()) {
                batch_done_.wait(lock, [&] { return batch->done; });
            } else {
                const std::shared_ptr<Batch> other = take_waiting();
                lock.unlock();
                work_on(*other);
                lock.lock();
                other->done = true;
            }
        }
        lock.unlock();
        for (Out& result : batch->results) sink_(std::move(result));
        batch->items = {};
        batch->taken.store(true, std::memory_order_release);
        if (batch->failure) std::rethrow_exception(batch->failure);
    }

    /// Each thread frees what it has allocated, since threads that free each other's memory wait for each other. What
    /// the sink has had is kept until the next batch. Nothing here may run out of memory: no caller would learn of it.
    void serve() {
        std::shared_ptr<Batch> oldest;
        Batch* newest = nullptr;
        while (std::shared_ptr<Batch> batch = next()) {
            while (oldest && oldest->taken.load(std::memory_order_acquire)) oldest = std::move(oldest->next);
            work_on(*batch);
            (oldest ? newest->next : oldest) = batch;
            newest = batch.get();
            {
                const std::lock_guard lock(mutex_);
                batch->done = true;
            }
            batch_done_.notify_one();
        }
    }

    void work_on(Batch& batch) {
        try {
            batch.results.reserve(batch.items.size());
            for (In& item : batch.items) batch.results.push_back(work_(std::move(item)));
        } catch (...) {
            batch.failure = std::current_exception();
        }
    }

    /// Null when there is no more work.
    std::shared_ptr<Batch> next() {
        std::unique_lock lock(mutex_);
        wake_workers_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
        return stopped_ ? nullptr : take_waiting();
    }

    std::shared_ptr<Batch> take_waiting() {
        std::shared_ptr<Batch> batch = std::move(waiting_.front());
        waiting_.pop_front();
        return batch;
    }

    Work work_;
    Sink sink_;
    std::size_t window_;
    std::size_t sent_ = 0;
    std::vector<In> filling_;
    std::deque<std::shared_ptr<Batch>> under_way_;

    std::mutex mutex_;
    std::condition_variable wake_workers_, batch_done_;
    std::deque<std::shared_ptr<Batch>> waiting_;
    bool stopped_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace rangeband::operations
