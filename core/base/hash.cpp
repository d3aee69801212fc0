// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <random>
#include <span>

namespace meshscope {

namespace {

using Uuid = std::array<unsigned char, 16>;

std::string hex(std::span<const unsigned char> bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const unsigned char byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 0xf]);
    }
    return text;
}

std::string uuidText(Uuid bytes, unsigned char version)
{
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
    std::string text = hex(bytes);
    for (const std::size_t dash : {8U, 13U, 18U, 23U})
        text.insert(dash, 1, '-');
    return text;
}

/// Looked up once: by the classic name OpenSSL 3 looks for a provider at every digest.
const EVP_MD *fetched(const char *name, const EVP_MD *classic)
{
    const EVP_MD *const found = EVP_MD_fetch(nullptr, name, nullptr);
    return found != nullptr ? found : classic;
}

std::span<const unsigned char> digest(const EVP_MD *kind, std::string_view bytes,
                                      std::span<unsigned char> room)
{
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), room.data(), &size, kind, nullptr);
    return room.first(size);
}

} // namespace

std::string xxh128Hex(std::string_view bytes)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    return hex(canonical.digest);
}

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> room {};
    static const EVP_MD *const kind = fetched("SHA256", EVP_sha256());
    return hex(digest(kind, bytes, room));
}

std::string md5Hex(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> room {};
    return hex(digest(EVP_md5(), bytes, room));
}

std::string uuid5(std::string_view name)
{
    // Meshscope's name space: fixed for ever, since every stored uid hangs on it.
    static constexpr Uuid nameSpace {0x6d, 0x65, 0x73, 0x68, 0x73, 0x63, 0x5f, 0x70,
                                     0xa5, 0x1c, 0x0f, 0x9e, 0x41, 0xd2, 0x7b, 0x36};
    std::string input(reinterpret_cast<const char *>(nameSpace.data()), nameSpace.size());
    input.append(name);
    std::array<unsigned char, EVP_MAX_MD_SIZE> room {};
    static const EVP_MD *const kind = fetched("SHA1", EVP_sha1());
    digest(kind, input, room);
    Uuid bytes {};
    std::copy_n(room.begin(), bytes.size(), bytes.begin());
    return uuidText(bytes, 5);
}

std::string randomUuid()
{
    Uuid bytes {};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        std::random_device device; // the kernel's source, should libcrypto's be unavailable
        for (unsigned char &byte : bytes)
            byte = static_cast<unsigned char>(device() & 0xff);
    }
    return uuidText(bytes, 4);
}

} // namespace meshscope
