// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/wire.h"

#include <array>
#include <bit>
#include <cstring>
#include <type_traits>

namespace meshscope::layout::wire {

namespace {

class Writer
{
public:
    template<typename T>
    void put(const T &value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto bytes = std::bit_cast<std::array<char, sizeof(T)>>(value);
        m_bytes.append(bytes.data(), bytes.size());
    }
    void putCount(std::size_t count) { put(static_cast<std::uint32_t>(count)); }
    void putText(std::string_view text) { m_bytes += text; }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    template<typename T>
    T get()
    {
        T value {};
        if (m_rest.size() < sizeof value) {
            m_failed = true;
            return value;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        return value;
    }

    /// A number of things of which each takes at least `size` bytes.
    std::size_t getCount(std::size_t size)
    {
        const std::size_t count = get<std::uint32_t>();
        if (count > m_rest.size() / size) {
            m_failed = true;
            return 0;
        }
        return count;
    }

    std::string_view rest() const { return m_rest; }
    bool failed() const { return m_failed; }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

bool hasHead(Reader &reader, std::uint32_t magic)
{
    const auto first = reader.get<std::uint32_t>();
    const auto second = reader.get<std::uint32_t>();
    return first == magic && second == version && !reader.failed();
}

} // namespace

std::string pack(const Question &question)
{
    Writer writer;
    writer.put(questionMagic);
    writer.put(version);
    writer.put(question.seconds);
    writer.put(question.request.settings.nodeGap);
    writer.put(question.request.settings.rankGap);
    writer.putCount(question.request.boxes.size());
    for (const Box &box : question.request.boxes) {
        writer.put(box.width);
        writer.put(box.height);
    }
    writer.putCount(question.request.edges.size());
    for (const Edge &edge : question.request.edges) {
        writer.put(edge.from);
        writer.put(edge.to);
    }
    return writer.take();
}

std::string pack(const Answer &answer)
{
    Writer writer;
    writer.put(answerMagic);
    writer.put(version);
    writer.put(std::uint32_t {answer.fault.empty() ? 0U : 1U});
    if (!answer.fault.empty()) {
        writer.putText(answer.fault);
        return writer.take();
    }
    writer.putCount(answer.centres.size());
    for (const Point &point : answer.centres)
        writer.put(point);
    writer.putCount(answer.routes.size());
    for (const auto &route : answer.routes) {
        writer.putCount(route.size());
        for (const Point &point : route)
            writer.put(point);
    }
    return writer.take();
}

std::optional<Question> unpackQuestion(std::string_view bytes)
{
    Reader reader(bytes);
    if (!hasHead(reader, questionMagic))
        return std::nullopt;
    Question question;
    question.seconds = reader.get<std::uint32_t>();
    question.request.settings.nodeGap = reader.get<double>();
    question.request.settings.rankGap = reader.get<double>();
    const std::size_t boxes = reader.getCount(2 * sizeof(double));
    for (std::size_t i = 0; i < boxes; ++i) {
        Box box;
        box.width = reader.get<double>();
        box.height = reader.get<double>();
        question.request.boxes.push_back(box);
    }
    const std::size_t edges = reader.getCount(2 * sizeof(Index));
    for (std::size_t i = 0; i < edges; ++i) {
        Edge edge;
        edge.from = reader.get<Index>();
        edge.to = reader.get<Index>();
        if (edge.from >= boxes || edge.to >= boxes)
            return std::nullopt;
        question.request.edges.push_back(edge);
    }
    if (reader.failed() || !reader.rest().empty())
        return std::nullopt;
    return question;
}

std::optional<Answer> unpackAnswer(std::string_view bytes)
{
    Reader reader(bytes);
    if (!hasHead(reader, answerMagic))
        return std::nullopt;
    Answer answer;
    if (reader.get<std::uint32_t>() != 0) {
        answer.fault = reader.rest().empty() ? "no reason given" : std::string(reader.rest());
        return answer;
    }
    const std::size_t boxes = reader.getCount(sizeof(Point));
    for (std::size_t i = 0; i < boxes; ++i)
        answer.centres.push_back(reader.get<Point>());
    const std::size_t routes = reader.getCount(sizeof(std::uint32_t));
    for (std::size_t i = 0; i < routes && !reader.failed(); ++i) {
        const std::size_t points = reader.getCount(sizeof(Point));
        answer.routes.emplace_back();
        for (std::size_t j = 0; j < points; ++j)
            answer.routes.back().push_back(reader.get<Point>());
    }
    if (reader.failed() || !reader.rest().empty())
        return std::nullopt;
    return answer;
}

} // namespace meshscope::layout::wire
