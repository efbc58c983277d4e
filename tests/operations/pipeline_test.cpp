// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <new>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "failing_new.hpp"
#include "operations/pipeline.hpp"

using rangeband::operations::OrderedPipeline;

namespace {

/// Work that takes longer for some items than for others, so that threads overtake each other.
int uneven_square(int item) {
    if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
    return item * item;
}

std::vector<int> squares(unsigned threads, int count) {
    std::vector<int> results;
    OrderedPipeline<int, int> pipeline(threads, uneven_square, [&](int&& result) { results.push_back(result); });
    for (int i = 0; i < count; ++i) pipeline.push(int(i));
    pipeline.finish();
    return results;
}

}  // namespace

TEST_CASE("results come in the order of the items, whatever the number of threads") {
    for (const int count : {0, 1, 5, 1000}) {
        std::vector<int> expected;
        for (int i = 0; i < count; ++i) expected.push_back(i * i);
        for (const unsigned threads : {1U, 2U, 3U, 8U}) CHECK(squares(threads, count) == expected);
    }
}

TEST_CASE("one thread means the calling thread") {
    std::vector<std::thread::id> ids;
    OrderedPipeline<int, std::thread::id> pipeline(
        1, [](int&&) { return std::this_thread::get_id(); }, [&](std::thread::id&& id) { ids.push_back(id); });
    pipeline.push(1);
    REQUIRE(ids.size() == 1);
    CHECK(ids[0] == std::this_thread::get_id());
}

TEST_CASE("a failure arrives after the results before it, and nothing after it") {
    for (const unsigned threads : {1U, 4U}) {
        std::vector<int> results;
        const auto run = [&] {
            OrderedPipeline<int, int> pipeline(
                threads,
                [](int&& item) {
                    if (item == 100) throw std::runtime_error("item 100");
                    return item;
                },
                [&](int&& result) { results.push_back(result); });
            for (int i = 0; i < 500; ++i) pipeline.push(int(i));
            pipeline.finish();
        };
        CHECK_THROWS_WITH(run(), "item 100");
        CHECK(results.size() == 100);
    }
}

TEST_CASE("never more than a window of items is under way") {
    std::atomic<int> pushed = 0;
    std::atomic<int> most_ahead = 0;
    int written = 0;
    OrderedPipeline<int, int> pipeline(
        2, [](int&& item) { return item; },
        [&](int&&) {
            ++written;
            most_ahead = std::max(most_ahead.load(), pushed - written);
        });
    for (int i = 0; i < 20000; ++i) {
        ++pushed;
        pipeline.push(int(i));
    }
    pipeline.finish();
    CHECK(written == 20000);
    CHECK(most_ahead < 9 * 16 + 1);  // 8 batches of 16 and the one being filled
}

TEST_CASE("a thread whose memory ends says so, and ends nothing else") {
    int told = 0;
    for (int last = 0; last < 600; last += 7) {
        const auto run = [&] {
            OrderedPipeline<int, int> pipeline(
                2,
                [&](int&& item) {
                    if (item == last) rangeband::test::allocations_left = 0;  // of whichever thread this is
                    return item;
                },
                [](int&&) {});
            for (int i = 0; i < 1000; ++i) pipeline.push(int(i));
            pipeline.finish();
        };
        CAPTURE(last);
        try {
            run();
        } catch (const std::bad_alloc&) {
            ++told;
        }
        rangeband::test::allocations_left = -1;
    }
    CHECK(told > 80);  // of 86
}

TEST_CASE("the thread that pushes works, too, while it waits") {
    std::atomic<int> by_caller = 0;
    const std::thread::id caller = std::this_thread::get_id();
    OrderedPipeline<int, int> pipeline(
        2,
        [&](int&& item) {
            if (std::this_thread::get_id() == caller) ++by_caller;
            return uneven_square(item);
        },
        [](int&&) {});
    for (int i = 0; i < 5000; ++i) pipeline.push(int(i));
    pipeline.finish();
    CHECK(by_caller > 0);
    CHECK(by_caller < 5000);
}

TEST_CASE("where memory for threads is short, fewer of them give the same results") {
    for (long allocations = 0; allocations < 40; ++allocations) {
        std::vector<int> results;
        results.reserve(100);
        std::optional<OrderedPipeline<int, int>> pipeline;
        const OrderedPipeline<int, int>::Work work = uneven_square;
        const OrderedPipeline<int, int>::Sink sink = [&](int&& result) { results.push_back(result); };
        rangeband::test::allocations_left = allocations;
        try {
            pipeline.emplace(8, work, sink);
        } catch (const std::bad_alloc&) {
            // Nothing of it is there yet: not the start of threads.
        }
        rangeband::test::allocations_left = -1;
        if (!pipeline) continue;
        for (int i = 0; i < 100; ++i) pipeline->push(int(i));
        pipeline->finish();
        CHECK(results.size() == 100);
    }
}
