// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace placeline {

namespace {

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& path) : number_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
};

[[noreturn]] void fail(const std::filesystem::path& path)
{
    if (errno == ENOENT) {
        throw InputError{path.string() + ": no such file; check the name and the folder"};
    }
    if (errno == ENOMEM) {
        throw InputError{path.string() + ": not enough memory to map it; raise the limit (see 'ulimit -v')"};
    }
    throw InputError{path.string() + ": cannot be read: " + std::strerror(errno)};
}

} // namespace

MappedFile::MappedFile(const std::filesystem::path& path)
{
    const Descriptor file{path};
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        fail(path);
    }
    if (S_ISDIR(status.st_mode)) {
        throw InputError{path.string() + ": is a folder; a file is expected"};
    }
    if (!S_ISREG(status.st_mode)) {
        throw InputError{path.string() + ": is no plain file and cannot be mapped; copy it to one first"};
    }
    if (status.st_size == 0) {
        return; // mmap refuses a length of 0
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
    if (address == MAP_FAILED) {
        fail(path);
    }
    data_ = static_cast<const std::byte*>(address);
    size_ = size;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_{std::exchange(other.data_, nullptr)}, size_{std::exchange(other.size_, 0)}
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile()
{
    if (data_ != nullptr) {
        ::munmap(const_cast<std::byte*>(data_), size_); // munmap takes what mmap gave
    }
}

} // namespace placeline
