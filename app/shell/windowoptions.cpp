// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowoptions.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

namespace meshscope::app {

namespace {

constexpr int smallestSide = 320;
constexpr int largestSide = 8192;

Result<QSize> parseSize(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || qMin(size.width(), size.height()) < smallestSide
        || qMax(size.width(), size.height()) > largestSide)
        return Error {ErrorCode::Invalid, "--size wants WIDTHxHEIGHT between 320 and 8192",
                      text.toStdString()};
    return size;
}

void sortPaths(const QStringList &paths, WindowOptions &options)
{
    for (const QString &path : paths) {
        if (path.endsWith(QLatin1String(".meshscope")) && options.catalog.isEmpty())
            options.catalog = QFileInfo(path).absoluteFilePath();
        else
            options.imports << QFileInfo(path).absoluteFilePath();
    }
}

} // namespace

Result<WindowOptions> WindowOptions::parse(const QStringList &arguments)
{
    const QCommandLineOption catalog(QStringLiteral("catalog"), {}, QStringLiteral("file"));
    const QCommandLineOption import(QStringLiteral("import"), {}, QStringLiteral("path"));
    const QCommandLineOption demo(QStringLiteral("demo"));
    const QCommandLineOption page(QStringLiteral("page"), {}, QStringLiteral("link"));
    const QCommandLineOption theme(QStringLiteral("theme"), {}, QStringLiteral("theme"));
    const QCommandLineOption size(QStringLiteral("size"), {}, QStringLiteral("size"));
    const QCommandLineOption picture(QStringLiteral("screenshot"), {}, QStringLiteral("file"));
    const QCommandLineOption frame(QStringLiteral("bench-frame"));
    const QCommandLineOption bare(QStringLiteral("bench-bare"));
    const QCommandLineOption visit(QStringLiteral("bench-visit"), {}, QStringLiteral("link"));
    QCommandLineParser parser;
    parser.addOptions({catalog, import, demo, page, theme, size, picture, frame, bare, visit});
    if (!parser.parse(arguments))
        return Error {ErrorCode::Invalid, parser.errorText().toStdString(), {}};

    WindowOptions options;
    if (parser.isSet(catalog))
        options.catalog = QFileInfo(parser.value(catalog)).absoluteFilePath();
    const QStringList imports = parser.values(import);
    for (const QString &path : imports)
        options.imports << QFileInfo(path).absoluteFilePath();
    sortPaths(parser.positionalArguments(), options);
    options.demo = parser.isSet(demo);
    options.page = parser.value(page);
    options.theme = parser.value(theme);
    options.screenshot = parser.value(picture);
    options.benchFrame = parser.isSet(frame);
    options.benchBare = parser.isSet(bare);
    options.benchVisits = parser.values(visit);
    if (!options.theme.isEmpty() && options.theme != QLatin1String("dark")
        && options.theme != QLatin1String("light"))
        return Error {ErrorCode::Invalid, "--theme is dark or light", options.theme.toStdString()};
    if (parser.isSet(size)) {
        const auto parsed = parseSize(parser.value(size));
        if (!parsed)
            return parsed.error();
        options.size = *parsed;
    }
    return options;
}

} // namespace meshscope::app
