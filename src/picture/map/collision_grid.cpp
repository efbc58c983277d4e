// SPDX-License-Identifier: MIT
#include "picture/map/collision_grid.hpp"

#include <algorithm>
#include <cmath>

namespace rangeband::picture {
namespace {

constexpr double cell_size = 1.0;  // points
constexpr double of_a_faint_one = 0.25;

}  // namespace

CollisionGrid::CollisionGrid(const Box& frame)
    : frame_(frame),
      columns_(static_cast<std::size_t>(std::ceil(frame.width() / cell_size)) + 1),
      rows_(static_cast<std::size_t>(std::ceil(frame.height() / cell_size)) + 1),
      cells_(columns_ * rows_) {}

std::uint8_t* CollisionGrid::cell(Point point) {
    if (!frame_.contains(point)) return nullptr;
    const auto column = static_cast<std::size_t>((point.x - frame_.left) / cell_size);
    const auto row = static_cast<std::size_t>((point.y - frame_.top) / cell_size);
    return &cells_[row * columns_ + column];
}

template <class Visit>
void CollisionGrid::each_point(const Box& box, Visit&& visit) {
    for (double y = box.top; y < box.bottom + cell_size; y += cell_size) {
        for (double x = box.left; x < box.right + cell_size; x += cell_size) {
            visit(Point{std::min(x, box.right), std::min(y, box.bottom)});
        }
    }
}

template <class Visit>
void CollisionGrid::each_point(Point middle, double width, double height, double angle, Visit&& visit) {
    const double c = std::cos(angle), s = std::sin(angle);
    each_point(Box{-width / 2.0, -height / 2.0, width / 2.0, height / 2.0}, [&](Point p) {
        visit(Point{middle.x + c * p.x - s * p.y, middle.y + s * p.x + c * p.y});
    });
}

void CollisionGrid::take(const Box& box) {
    each_point(box, [&](Point point) {
        if (auto* at = cell(point)) *at |= taken;
    });
}

void CollisionGrid::take(Point middle, double width, double height, double angle) {
    each_point(middle, width, height, angle, [&](Point point) {
        if (auto* at = cell(point)) *at |= taken;
    });
}

void CollisionGrid::keep_within(const Curves& curves) {
    for (std::size_t row = 0; row < rows_; ++row) {
        const double y = frame_.top + (static_cast<double>(row) + 0.5) * cell_size;
        std::vector<double> crossings;
        for (const Curve& curve : curves) {
            for (std::size_t i = 0; i < curve.size(); ++i) {
                const Point a = curve[i], b = curve[i + 1 == curve.size() ? 0 : i + 1];
                if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
        for (std::size_t column = 0; column < columns_; ++column) {
            const double x = frame_.left + (static_cast<double>(column) + 0.5) * cell_size;
            const auto left = std::ranges::count_if(crossings, [&](double crossing) { return crossing < x; });
            if (left % 2 == 0) cells_[row * columns_ + column] |= taken;
        }
    }
}

void CollisionGrid::mark(const Curves& lines, Taken kind) {
    for (const Curve& curve : lines) {
        for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
            const Point step = curve[i + 1] - curve[i];
            const int steps = std::max(1, static_cast<int>(length(step) / cell_size));
            for (int k = 0; k <= steps; ++k) {
                if (auto* at = cell(curve[i] + step * (static_cast<double>(k) / steps))) *at |= kind;
            }
        }
    }
}

bool CollisionGrid::is_free(const Box& box) const {
    if (!frame_.contains(box)) return false;
    bool is_free = true;
    each_point(box, [&](Point point) { is_free = is_free && (*cell(point) & taken) == 0; });
    return is_free;
}

bool CollisionGrid::is_free(Point middle, double width, double height, double angle) const {
    bool is_free = true;
    each_point(middle, width, height, angle, [&](Point point) {
        const auto* at = cell(point);
        is_free = is_free && at != nullptr && (*at & taken) == 0;
    });
    return is_free;
}

double CollisionGrid::crossed(const Box& box) const {
    return crossed({(box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0}, box.width(), box.height(), 0.0);
}

double CollisionGrid::crossed(Point middle, double width, double height, double angle) const {
    double crossed = 0.0, all = 0.0;
    each_point(middle, width, height, angle, [&](Point point) {
        const auto* at = cell(point);
        all += 1.0;
        if (at == nullptr) return;
        if ((*at & line) != 0) {
            crossed += 1.0;
        } else if ((*at & faint) != 0) {
            crossed += of_a_faint_one;
        }
    });
    return crossed / all;
}

}  // namespace rangeband::picture
