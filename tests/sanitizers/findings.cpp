// SPDX-License-Identifier: Apache-2.0
// Does on purpose what a sanitizer is to find: findings out_of_bounds | overflow | leak | race
#include <cstddef>
#include <string_view>
#include <thread>

namespace {

volatile std::size_t ten = 10; // nothing here is known when it is compiled
volatile int number = 0x7FFFFFFF;
char* volatile held = nullptr;

void read_out_of_bounds()
{
    held = new char[ten];
    number = held[ten];
}

void overflow()
{
    number = number + 1;
}

void leak()
{
    for (int i = 0; i < 20; ++i) { // a last one may still be in a register
        held = new char[ten];
    }
    held = nullptr;
}

void race()
{
    int sum = 0;
    const auto add = [&sum] {
        for (std::size_t i = 0; i < 1000 * ten; ++i) {
            ++sum;
        }
    };
    std::thread other{add};
    add();
    other.join();
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc == 2 ? argv[1] : "";
    if (what == "out_of_bounds") {
        read_out_of_bounds();
    } else if (what == "overflow") {
        overflow();
    } else if (what == "leak") {
        leak();
    } else if (what == "race") {
        race();
    }
    return 0;
}
