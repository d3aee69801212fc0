// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/display.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringList>

#include <array>
#include <cmath>

namespace meshscope::app {

QString shownLine(std::string_view text)
{
    return QString::fromStdString(displayLine(text));
}

QString shownBlock(std::string_view text)
{
    return QString::fromStdString(displayBlock(text));
}

QString initialsOf(const QString &name)
{
    QString initials;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        if (word.front().isLetterOrNumber())
            initials += word.front().toUpper();
    if (initials.size() > 2)
        initials = QString(initials.front()) + initials.back();
    return initials;
}

QString catalogName(const QString &path)
{
    // The demo's file is named after its content; a person knows the company.
    static const QRegularExpression demo(QStringLiteral("^demo-[0-9a-f]{8,}$"));
    const QString base = QFileInfo(path).completeBaseName();
    if (demo.match(base).hasMatch())
        return QCoreApplication::translate("Catalog", "Fernhill demo");
    QString name = shownLine(base.toStdString());
    name.replace(u'-', u' ');
    return name.left(1).toUpper() + name.mid(1);
}

QString shownError(const Error &error)
{
    const QString message = shownLine(error.message);
    return error.where.empty() ? message
                               : QStringLiteral("%1 (%2)").arg(message, shownLine(error.where));
}

QUrl suggestedFile(const QString &name, const QString &suffix)
{
    constexpr int longest = 80;
    QString base;
    for (const QChar letter : name.toLower()) {
        if (letter.isLetterOrNumber() || letter == u'_' || letter == u'.')
            base += letter;
        else if (!base.isEmpty() && !base.endsWith(u'-'))
            base += u'-';
    }
    base = base.left(longest);
    const auto isFiller = [](QChar letter) { return letter == u'-' || letter == u'.'; };
    while (!base.isEmpty() && isFiller(base.back()))
        base.chop(1);
    while (!base.isEmpty() && isFiller(base.front()))
        base.remove(0, 1);
    if (base.isEmpty())
        base = QStringLiteral("meshscope");
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir home(QFileInfo::exists(folder) ? folder : QDir::homePath());
    return QUrl::fromLocalFile(home.filePath(base + u'.' + suffix));
}

QString shownAge(double seconds)
{
    struct Unit
    {
        double seconds;
        const char *text;
    };
    static constexpr auto units = std::to_array<Unit>({
        {365.0 * 86400, QT_TRANSLATE_NOOP("Age", "%1 y")},
        {86400, QT_TRANSLATE_NOOP("Age", "%1 d")},
        {3600, QT_TRANSLATE_NOOP("Age", "%1 h")},
        {60, QT_TRANSLATE_NOOP("Age", "%1 min")},
    });
    for (const Unit &unit : units)
        if (seconds >= unit.seconds)
            return QCoreApplication::translate("Age", unit.text)
                .arg(std::floor(seconds / unit.seconds));
    return QCoreApplication::translate("Age", "%1 s").arg(std::floor(std::max(0.0, seconds)));
}

} // namespace meshscope::app
